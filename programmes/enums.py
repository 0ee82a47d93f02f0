"""Statuses, sides and kinds of `programmes`, with their tables of moves. Pills are in `programmes/pills.py`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Side(TextChoices):
    """Which half of a pair."""

    MENTEE = "mentee"
    MENTOR = "mentor"


class Audience(TextChoices):
    """Whom a gathering, a text or a question is for."""

    MENTEES = "mentees"
    MENTORS = "mentors"
    BOTH = "both"


class ProgrammeStatus(TextChoices):
    PREPARING = "preparing", _("Preparing")
    OPEN = "open", _("Open")
    ENDED = "ended", _("Ended")


class CohortStatus(TextChoices):
    PREPARING = "preparing", _("Preparing")
    OPEN = "open", _("Open")
    MATCHING = "matching", _("Matching")
    UNDER_WAY = "under_way", _("Under way")
    ENDED = "ended", _("Ended")


class ApplicationStatus(TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Sent")
    TALK = "talk", _("Talk agreed")
    ACCEPTED = "accepted", _("Accepted")
    WAITING = "waiting", _("On the waiting list")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class GatheringKind(TextChoices):
    KICKOFF = "kickoff", _("Kick-off")
    COURSE = "course", _("Course")
    INSPIRATION = "inspiration", _("Inspiration meeting")
    NETWORK = "network", _("Network meeting")
    CLOSING = "closing", _("Closing")


class GatheringStatus(TextChoices):
    PLANNED = "planned", _("Planned")
    INVITED = "invited", _("Invited")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class Reply(TextChoices):
    NONE = "none", _("Invited")
    COMING = "coming", _("Coming")
    ONLINE = "online", _("Online")
    CANNOT = "cannot", _("Cannot")


class Attendance(TextChoices):
    UNKNOWN = "unknown", _("Not noted")
    THERE = "there", _("Was there")
    AWAY = "away", _("Was away")
    MATERIAL = "material", _("Has got the material")


class MailStatus(TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held back")
    SENDING = "sending", _("On its way")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Did not arrive")
    UNDONE = "undone", _("Taken back")
    DROPPED = "dropped", _("No longer needed")


class NominationStatus(TextChoices):
    ASKED = "asked", _("Asked")
    CONSENTED = "consented", _("Has said yes")
    DECLINED = "declined", _("Has said no")
    EXPIRED = "expired", _("Has not answered")


NOMINATION_MOVES: dict[str, set[str]] = {
    NominationStatus.ASKED: {NominationStatus.CONSENTED, NominationStatus.DECLINED, NominationStatus.EXPIRED},
    NominationStatus.CONSENTED: set(),
    NominationStatus.DECLINED: set(),
    NominationStatus.EXPIRED: {NominationStatus.ASKED},  # asked again
}


class LinkPurpose(TextChoices):
    DRAFT = "draft"
    STATUS = "status"
    NOMINATION = "nomination"
    LEADER = "leader"


COHORT_MOVES: dict[str, set[str]] = {
    CohortStatus.PREPARING: {CohortStatus.OPEN},
    CohortStatus.OPEN: {CohortStatus.MATCHING, CohortStatus.PREPARING, CohortStatus.UNDER_WAY},
    CohortStatus.MATCHING: {CohortStatus.UNDER_WAY, CohortStatus.OPEN},
    CohortStatus.UNDER_WAY: {CohortStatus.ENDED, CohortStatus.OPEN, CohortStatus.MATCHING},
    CohortStatus.ENDED: set(),
}
PROGRAMME_MOVES: dict[str, set[str]] = {
    ProgrammeStatus.PREPARING: {ProgrammeStatus.OPEN},
    ProgrammeStatus.OPEN: {ProgrammeStatus.ENDED, ProgrammeStatus.PREPARING},
    ProgrammeStatus.ENDED: {ProgrammeStatus.OPEN},
}
_DECIDED = {ApplicationStatus.ACCEPTED, ApplicationStatus.WAITING, ApplicationStatus.DECLINED}
#: Back to `submitted` or `talk` is Undo within ten minutes, or a coordinator who thinks again before a match.
APPLICATION_MOVES: dict[str, set[str]] = {
    ApplicationStatus.DRAFT: {ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN},
    ApplicationStatus.SUBMITTED: {ApplicationStatus.TALK, ApplicationStatus.WITHDRAWN} | _DECIDED,
    ApplicationStatus.TALK: {ApplicationStatus.SUBMITTED, ApplicationStatus.WITHDRAWN} | _DECIDED,
    ApplicationStatus.ACCEPTED: {
        ApplicationStatus.SUBMITTED,
        ApplicationStatus.TALK,
        ApplicationStatus.WAITING,
        ApplicationStatus.DECLINED,
        ApplicationStatus.WITHDRAWN,
    },
    ApplicationStatus.WAITING: {
        ApplicationStatus.SUBMITTED,
        ApplicationStatus.TALK,
        ApplicationStatus.ACCEPTED,
        ApplicationStatus.DECLINED,
        ApplicationStatus.WITHDRAWN,
    },
    ApplicationStatus.DECLINED: {ApplicationStatus.SUBMITTED, ApplicationStatus.TALK, ApplicationStatus.WAITING},
    ApplicationStatus.WITHDRAWN: set(),
}
GATHERING_MOVES: dict[str, set[str]] = {
    GatheringStatus.PLANNED: {GatheringStatus.INVITED, GatheringStatus.CANCELLED, GatheringStatus.HELD},
    GatheringStatus.INVITED: {GatheringStatus.HELD, GatheringStatus.CANCELLED, GatheringStatus.PLANNED},
    GatheringStatus.HELD: set(),
    GatheringStatus.CANCELLED: set(),
}
MAIL_MOVES: dict[str, set[str]] = {
    MailStatus.PLANNED: {MailStatus.SENDING, MailStatus.HELD, MailStatus.UNDONE, MailStatus.DROPPED},
    MailStatus.HELD: {MailStatus.PLANNED, MailStatus.DROPPED, MailStatus.UNDONE},
    MailStatus.SENDING: {MailStatus.SENT, MailStatus.FAILED, MailStatus.PLANNED, MailStatus.DROPPED},
    MailStatus.FAILED: {MailStatus.PLANNED, MailStatus.DROPPED},
    MailStatus.SENT: set(),
    MailStatus.UNDONE: set(),
    MailStatus.DROPPED: set(),
}
