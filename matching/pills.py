"""Status of a match to pill, per audience (screens.md section 3). Never red for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from matching.enums import MatchStatus
from mentorforum.pills import Pill

OFFICE = "office"
Look = tuple[str, str | Promise]
NO_MATCH: Look = ("rest", _("No match this time"))

HALVES: dict[str, Look] = {
    MatchStatus.OFFERED: ("now", _("Offered")),
    MatchStatus.ACTIVE: ("done", _("Under way")),
    MatchStatus.PAUSED: ("wait", _("Paused")),
    MatchStatus.COMPLETED: ("done", _("Completed")),
    MatchStatus.CONTINUING: ("done", _("On your own")),
    MatchStatus.ENDED: ("rest", _("Ended early")),
    MatchStatus.CLOSED: ("rest", _("Closed")),
    MatchStatus.DECLINED: NO_MATCH,
    MatchStatus.EXPIRED: NO_MATCH,
    MatchStatus.WITHDRAWN: NO_MATCH,
    MatchStatus.DROPPED: NO_MATCH,
    MatchStatus.PROPOSED: NO_MATCH,
}
COORDINATORS: dict[str, Look] = {
    **HALVES,
    MatchStatus.PROPOSED: ("rest", _("Proposal")),
    MatchStatus.CONTINUING: ("done", _("On their own")),
    MatchStatus.DECLINED: ("rest", _("Declined")),
    MatchStatus.EXPIRED: ("rest", _("Expired")),
    MatchStatus.WITHDRAWN: ("rest", _("Taken back")),
    MatchStatus.DROPPED: ("rest", _("Dropped")),
}


def match_pill(status: str, audience: str = "") -> Pill:
    """For the two halves, or for the `office`."""
    tone, label = (COORDINATORS if audience == OFFICE else HALVES)[status]
    return Pill(tone, str(label))
