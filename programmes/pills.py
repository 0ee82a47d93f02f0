"""Status to pill, per audience: what a participant reads, and what the office does (screens.md section 3)."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentorforum.pills import Pill
from programmes.enums import ApplicationStatus, CohortStatus, MailStatus, NominationStatus, Reply

OFFICE = "office"

Look = tuple[str, Promise]

APPLICATION: dict[str, Look] = {
    ApplicationStatus.DRAFT: ("rest", _("Draft")),
    ApplicationStatus.SUBMITTED: ("now", _("Sent")),
    ApplicationStatus.TALK: ("now", _("Talk agreed")),
    ApplicationStatus.ACCEPTED: ("done", _("Accepted")),
    ApplicationStatus.WAITING: ("wait", _("On the waiting list")),
    ApplicationStatus.DECLINED: ("rest", _("No place this time")),
    ApplicationStatus.WITHDRAWN: ("rest", _("Withdrawn")),
}
APPLICATION_OFFICE: dict[str, Look] = {**APPLICATION, ApplicationStatus.DECLINED: ("rest", _("Declined"))}
COHORT: dict[str, Look] = {
    CohortStatus.PREPARING: ("rest", _("Preparing")),
    CohortStatus.OPEN: ("now", _("Open")),
    CohortStatus.MATCHING: ("now", _("Matching")),
    CohortStatus.UNDER_WAY: ("done", _("Under way")),
    CohortStatus.ENDED: ("rest", _("Ended")),
}
REPLY: dict[str, Look] = {
    Reply.NONE: ("wait", _("Invited")),
    Reply.COMING: ("done", _("Coming")),
    Reply.ONLINE: ("done", _("Online")),
    Reply.CANNOT: ("rest", _("Cannot")),
}
#: the coordinator's alone: the nominator reads "received" for ever
NOMINATION: dict[str, Look] = {
    NominationStatus.ASKED: ("wait", _("Asked")),
    NominationStatus.CONSENTED: ("done", _("Has said yes")),
    NominationStatus.DECLINED: ("rest", _("Has said no")),
    NominationStatus.EXPIRED: ("rest", _("Has not answered")),
}
MAIL: dict[str, Look] = {
    MailStatus.PLANNED: ("rest", _("Planned")),
    MailStatus.HELD: ("wait", _("Held back")),
    MailStatus.SENDING: ("now", _("On its way")),
    MailStatus.SENT: ("done", _("Sent")),
    MailStatus.FAILED: ("stop", _("Did not arrive")),
    MailStatus.UNDONE: ("rest", _("Taken back")),
    MailStatus.DROPPED: ("rest", _("No longer needed")),
}


def _pill(looks: dict[str, Look], status: str) -> Pill:
    tone, label = looks[status]
    return Pill(tone, str(label))


def application_pill(status: str, audience: str = "") -> Pill:
    """For the applicant, or for the `office`."""
    return _pill(APPLICATION_OFFICE if audience == OFFICE else APPLICATION, status)


def cohort_pill(status: str) -> Pill:
    return _pill(COHORT, status)


def reply_pill(status: str) -> Pill:
    """A reply to an invitation."""
    return _pill(REPLY, status)


def nomination_pill(status: str) -> Pill:
    """For the office only."""
    return _pill(NOMINATION, status)


def mail_pill(status: str) -> Pill:
    return _pill(MAIL, status)
