"""Statuses of `programmes`: words, tones and moves."""

from enum import nonmember

from django.utils.translation import gettext_lazy as _

from mentorforum.statuses import Status, moves, status


class ProgrammeStatus(Status):
    PREPARING = status("preparing", _("Preparing"), "rest")
    OPEN = status("open", _("Open"), "done")
    ENDED = status("ended", _("Ended"), "rest")

    MOVES = nonmember(moves({PREPARING: {OPEN}, OPEN: {ENDED, PREPARING}, ENDED: {OPEN}}))


class CohortStatus(Status):
    PREPARING = status("preparing", _("Preparing"), "rest")
    OPEN = status("open", _("Open"), "now")
    MATCHING = status("matching", _("Matching"), "now")
    UNDER_WAY = status("under_way", _("Under way"), "done")
    ENDED = status("ended", _("Ended"), "rest")

    MOVES = nonmember(
        moves(
            {
                PREPARING: {OPEN},
                OPEN: {MATCHING, PREPARING, UNDER_WAY},
                MATCHING: {UNDER_WAY, OPEN},
                UNDER_WAY: {ENDED, OPEN, MATCHING},
                ENDED: set(),
            }
        )
    )


class ApplicationStatus(Status):
    """Back to `submitted` or `talk` is Undo within ten minutes, or a coordinator who thinks again before a match."""

    DRAFT = status("draft", _("Draft"), "rest")
    SUBMITTED = status("submitted", _("Sent"), "now")
    TALK = status("talk", _("Talk agreed"), "now")
    ACCEPTED = status("accepted", _("Accepted"), "done")
    WAITING = status("waiting", _("On the waiting list"), "wait")
    DECLINED = status("declined", _("Declined"), "rest", participants=_("No place this time"))
    WITHDRAWN = status("withdrawn", _("Withdrawn"), "rest")

    MOVES = nonmember(
        moves(
            {
                DRAFT: {SUBMITTED, WITHDRAWN},
                SUBMITTED: {TALK, ACCEPTED, WAITING, DECLINED, WITHDRAWN},
                TALK: {SUBMITTED, ACCEPTED, WAITING, DECLINED, WITHDRAWN},
                ACCEPTED: {SUBMITTED, TALK, WAITING, DECLINED, WITHDRAWN},
                WAITING: {SUBMITTED, TALK, ACCEPTED, DECLINED, WITHDRAWN},
                DECLINED: {SUBMITTED, TALK, WAITING},
                WITHDRAWN: set(),
            }
        )
    )


class NominationStatus(Status):
    """The coordinator's alone: the nominator reads "received" for ever."""

    ASKED = status("asked", _("Asked"), "wait")
    CONSENTED = status("consented", _("Has said yes"), "done")
    DECLINED = status("declined", _("Has said no"), "rest")
    EXPIRED = status("expired", _("Has not answered"), "rest")

    MOVES = nonmember(
        moves(
            {
                ASKED: {CONSENTED, DECLINED, EXPIRED},
                CONSENTED: set(),
                DECLINED: set(),
                EXPIRED: {ASKED},  # asked again
            }
        )
    )


class GatheringStatus(Status):
    """The coordinator's; somebody invited reads their own reply."""

    PLANNED = status("planned", _("Planned"), "rest")
    INVITED = status("invited", _("Invited"), "now")
    HELD = status("held", _("Held"), "done")
    CANCELLED = status("cancelled", _("Cancelled"), "rest")

    MOVES = nonmember(
        moves(
            {
                PLANNED: {INVITED, CANCELLED, HELD},
                INVITED: {HELD, CANCELLED, PLANNED},
                HELD: set(),
                CANCELLED: set(),
            }
        )
    )


class Reply(Status):
    """What somebody invited answers, and may answer anew."""

    NONE = status("none", _("Invited"), "wait")
    COMING = status("coming", _("Coming"), "done")
    ONLINE = status("online", _("Online"), "done")
    CANNOT = status("cannot", _("Cannot"), "rest")


class Attendance(Status):
    """Whether they were there; noted by a coordinator, and noted anew."""

    UNKNOWN = status("unknown", _("Not noted"), "rest")
    THERE = status("there", _("Was there"), "done")
    AWAY = status("away", _("Was away"), "rest")
    MATERIAL = status("material", _("Has got the material"), "rest")


class MailStatus(Status):
    PLANNED = status("planned", _("Planned"), "rest")
    HELD = status("held", _("Held back"), "wait")
    SENDING = status("sending", _("On its way"), "now")
    SENT = status("sent", _("Sent"), "done")
    FAILED = status("failed", _("Did not arrive"), "stop")
    UNDONE = status("undone", _("Taken back"), "rest")
    DROPPED = status("dropped", _("No longer needed"), "rest")

    MOVES = nonmember(
        moves(
            {
                PLANNED: {SENDING, HELD, UNDONE, DROPPED},
                HELD: {PLANNED, DROPPED, UNDONE},
                SENDING: {SENT, FAILED, PLANNED, DROPPED},
                FAILED: {PLANNED, DROPPED},
                SENT: set(),
                UNDONE: set(),
                DROPPED: set(),
            }
        )
    )
