"""The life of a match, answers, and what a coordinator marks on the board."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MatchStatus(TextChoices):
    PROPOSED = "proposed", _("Proposal")
    DROPPED = "dropped", _("Dropped")
    OFFERED = "offered", _("Offered")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ACTIVE = "active", _("Under way")
    PAUSED = "paused", _("Paused")
    COMPLETED = "completed", _("Completed")
    ENDED = "ended", _("Ended early")
    CONTINUING = "continuing", _("On their own")
    CLOSED = "closed", _("Closed")


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

#: offered -> proposed and withdrawn -> offered are Undo within ten minutes
MATCH_MOVES: dict[str, set[str]] = {
    MatchStatus.PROPOSED: {MatchStatus.OFFERED, MatchStatus.DROPPED},
    MatchStatus.DROPPED: {MatchStatus.PROPOSED},
    MatchStatus.OFFERED: {
        MatchStatus.ACTIVE,
        MatchStatus.DECLINED,
        MatchStatus.EXPIRED,
        MatchStatus.WITHDRAWN,
        MatchStatus.PROPOSED,
    },
    MatchStatus.ACTIVE: {MatchStatus.PAUSED, MatchStatus.COMPLETED, MatchStatus.ENDED},
    MatchStatus.PAUSED: {MatchStatus.ACTIVE, MatchStatus.COMPLETED, MatchStatus.ENDED},
    MatchStatus.COMPLETED: {MatchStatus.CONTINUING},
    MatchStatus.CONTINUING: {MatchStatus.CLOSED},
    MatchStatus.DECLINED: set(),
    MatchStatus.EXPIRED: set(),
    MatchStatus.WITHDRAWN: {MatchStatus.OFFERED},
    MatchStatus.ENDED: set(),
    MatchStatus.CLOSED: set(),
}


class Choice(TextChoices):
    """What one half answers to an offer or after the chemistry meeting."""

    YES = "yes", _("Yes")
    TALK = "talk", _("One more talk")
    NO = "no", _("No")


class MarkKind(TextChoices):
    PINNED = "pinned", _("Held fast")
    EXCLUDED = "excluded", _("Not these two")
    ALLOWED = "allowed", _("May be proposed again")  # after an offer that came to nothing
