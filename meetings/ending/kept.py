"""Until when what a pair has written is kept: so many months after the two are done, as the programme says."""

from datetime import date, datetime

from matching.enums import MatchStatus
from matching.models import Match
from mentorforum import dates
from programmes.models import History

#: the two are done; those who go on by themselves are not
DONE = [MatchStatus.ENDED, MatchStatus.COMPLETED, MatchStatus.CLOSED]


def done_on(match: Match) -> date | None:
    """The day on which the two were done; who closes a room after going on is done on that day."""
    moment: datetime | None = match.ended_at
    if match.status == MatchStatus.CLOSED:
        closed = History.objects.about(match).filter(new=MatchStatus.CLOSED).order_by("-at").first()
        moment = closed.at if closed else moment
    return dates.local(moment, match.programme.zone).date() if moment and match.status in DONE else None


def kept_until(match: Match, what: str) -> date | None:
    """The last day of the `room`, the `logbook` or the `evaluation`; None while it is not known."""
    months, day = (match.programme.settings.get("kept_months") or {}).get(what), done_on(match)
    return dates.months_later(day, months) if months and day else None
