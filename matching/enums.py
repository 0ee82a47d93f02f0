"""The life of a match, answers, and what a coordinator marks on the board."""

from enum import nonmember

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from mentorforum.statuses import Status, moves, status


class MatchStatus(Status):
    """An offer that came to nothing reads alike to both halves, for whatever reason.

    offered -> proposed and withdrawn -> offered are Undo within ten minutes.
    """

    PROPOSED = status("proposed", _("Proposal"), "rest", participants=_("No match this time"))
    DROPPED = status("dropped", _("Dropped"), "rest", participants=_("No match this time"))
    OFFERED = status("offered", _("Offered"), "now")
    DECLINED = status("declined", _("Declined"), "rest", participants=_("No match this time"))
    EXPIRED = status("expired", _("Expired"), "rest", participants=_("No match this time"))
    WITHDRAWN = status(
        "withdrawn", _("Withdrawn"), "rest", office=_("Taken back"), participants=_("No match this time")
    )
    ACTIVE = status("active", _("Under way"), "done")
    PAUSED = status("paused", _("Paused"), "wait")
    COMPLETED = status("completed", _("Completed"), "done")
    ENDED = status("ended", _("Ended early"), "rest", participants=_("Ended"))
    CONTINUING = status("continuing", _("On their own"), "done", participants=_("On your own"))
    CLOSED = status("closed", _("Closed"), "rest")

    MOVES = nonmember(
        moves(
            {
                PROPOSED: {OFFERED, DROPPED},
                DROPPED: {PROPOSED},
                OFFERED: {ACTIVE, DECLINED, EXPIRED, WITHDRAWN, PROPOSED},
                ACTIVE: {PAUSED, COMPLETED, ENDED},
                PAUSED: {ACTIVE, COMPLETED, ENDED},
                COMPLETED: {CONTINUING},
                CONTINUING: {CLOSED},
                DECLINED: set(),
                EXPIRED: set(),
                WITHDRAWN: {OFFERED},
                ENDED: set(),
                CLOSED: set(),
            }
        )
    )


#: statuses that hold a seat at the mentor (a CHECK says the same)
HOLDS_SEAT = [MatchStatus.OFFERED, MatchStatus.ACTIVE, MatchStatus.PAUSED]
#: one open match per mentee and cohort
OPEN = [MatchStatus.OFFERED, MatchStatus.ACTIVE, MatchStatus.PAUSED]
#: from the offer on the two halves see the match; a proposal is the coordinator's alone
UNSEEN = [MatchStatus.PROPOSED, MatchStatus.DROPPED]
#: an offer came to nothing: not proposed again in that programme unless a coordinator allows it
REFUSED = [MatchStatus.DECLINED, MatchStatus.EXPIRED]
#: an offer that came to nothing, for whatever reason: these read alike to both halves
OVER = [*REFUSED, MatchStatus.WITHDRAWN]
#: the two have (had) a room
WITH_ROOM = [
    MatchStatus.ACTIVE,
    MatchStatus.PAUSED,
    MatchStatus.COMPLETED,
    MatchStatus.ENDED,
    MatchStatus.CONTINUING,
    MatchStatus.CLOSED,
]


class AnswerChoice(TextChoices):
    """What one half answers to an offer or after the chemistry meeting."""

    YES = "yes", _("Yes")
    TALK = "talk", _("One more talk")
    NO = "no", _("No")


class MarkKind(TextChoices):
    PINNED = "pinned", _("Held fast")
    EXCLUDED = "excluded", _("Not these two")
    ALLOWED = "allowed", _("May be proposed again")  # after an offer that came to nothing
