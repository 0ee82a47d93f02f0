"""The pills of contracts, meetings, evaluations and of a pair's rhythm (screens.md section 3)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from matching.enums import MatchStatus
from meetings.enums import COMING, ContractStatus, EvaluationStatus, MeetingStatus
from meetings.meetings.rhythm import Health
from mentorforum.pills import Pill

#: a match that has, or has had, a room; the second word is what the two read where it differs
MATCH = {
    MatchStatus.ACTIVE: ("done", _l("Under way"), None),
    MatchStatus.PAUSED: ("wait", _l("Paused"), None),
    MatchStatus.COMPLETED: ("done", _l("Completed"), None),
    MatchStatus.ENDED: ("rest", _l("Ended early"), _l("Ended")),
    MatchStatus.CONTINUING: ("done", _l("On their own"), _l("On your own")),
    MatchStatus.CLOSED: ("rest", _l("Closed"), None),
}
CONTRACT_TONES = {
    ContractStatus.NOT_BEGUN: "rest",
    ContractStatus.DRAFT: "now",
    ContractStatus.ONE_SIGNED: "wait",
    ContractStatus.SIGNED: "done",
    ContractStatus.CHANGED: "wait",
    ContractStatus.AGREED: "done",
}
MEETING_TONES = {
    MeetingStatus.PLANNED: "now",
    MeetingStatus.MOVED: "now",
    MeetingStatus.HELD: "done",
    MeetingStatus.CANCELLED: "rest",
}
EVALUATION_TONES = {
    EvaluationStatus.LATER: "rest",
    EvaluationStatus.OPEN: "now",
    EvaluationStatus.ANSWERED: "done",
    EvaluationStatus.CLOSED: "rest",
}
RHYTHM_TONES = {
    Health.EARLY: "rest",
    Health.ON_COURSE: "done",
    Health.A_WHILE: "wait",
    Health.NONE: "wait",
    Health.OUTSIDE: "done",
}


def match_pill(match: Any, audience: str = "") -> Pill:
    """For the two, or for the `office`."""
    tone, word, own = MATCH[match.status]
    return Pill(tone, str(word if audience == "office" else own or word))


def contract_pill(contract: Any) -> Pill:
    return Pill(CONTRACT_TONES[contract.status], str(ContractStatus(contract.status).label))


def meeting_pill(meeting: Any, now: datetime) -> Pill:
    """A meeting that is over asks whether it was held."""
    if meeting.status in COMING and meeting.ends_at <= now:
        return Pill("wait", _("Was it held?"))
    return Pill(MEETING_TONES[meeting.status], str(MeetingStatus(meeting.status).label))


def evaluation_pill(evaluation: Any) -> Pill:
    return Pill(EVALUATION_TONES[evaluation.status], str(EvaluationStatus(evaluation.status).label))


def rhythm_pill(health: Health, weeks: int = 0) -> Pill:
    """`weeks` since the two last met, for the pill that names them."""
    said = {
        Health.EARLY: _("Too early to say"),
        Health.ON_COURSE: _("On course"),
        Health.A_WHILE: _("A while ago"),
        Health.NONE: _("No meeting for %(weeks)d weeks") % {"weeks": weeks},
        Health.OUTSIDE: _("Meets outside"),
    }
    return Pill(RHYTHM_TONES[health], said[health])
