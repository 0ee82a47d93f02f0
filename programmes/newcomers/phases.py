"""The phases of one mentee's time, with dates counted from the first day (H1)."""

from dataclasses import dataclass
from datetime import date, timedelta

from programmes.enums import Side
from programmes.models import Application, Item, Programme


@dataclass(frozen=True)
class NewcomerPhase:
    """One phase; `task` is what the reader's own half does in it, `state` is past, now or later."""

    key: str
    title: str
    text: str
    task: str
    starts_on: date
    ends_on: date | None  # the last phase ends with the time as a pair
    state: str

    @property
    def is_now(self) -> bool:
        """It is the phase of today."""
        return self.state == "now"

    @property
    def is_later(self) -> bool:
        """It has not begun."""
        return self.state == "later"


def phases_of(application: Application, today: date, *, side: str = Side.MENTEE) -> list[NewcomerPhase]:
    """The phases of a mentee's application as one half reads them; none without the step or without a first day."""
    programme, first = application.programme, application.starts_on
    if first is None or not programme.has("phases"):
        return []
    items = _in_order(programme)
    begins = [first + timedelta(days=item.data["from_day"]) for item in items]
    ends = [*(day - timedelta(days=1) for day in begins[1:]), last_day_of(programme, first)]
    current = max((n for n, day in enumerate(begins) if day <= today), default=0)  # before the first it is the first
    return [
        NewcomerPhase(item.key, str(item), item.said("text"), item.said(side), begin, end, _state(n, current))
        for n, (item, begin, end) in enumerate(zip(items, begins, ends, strict=True))
    ]


def last_day_of(programme: Programme, first: date) -> date | None:
    """Where the time ends with the last phase: the day its evaluation closes, counted from the first day."""
    items = _in_order(programme)
    if not items or (programme.settings.get("ending") or {}).get("kind") != "phase":
        return None
    begins: int = items[-1].data["from_day"]
    evaluations = [item.data for item in programme.items("evaluation") if item.data.get("offset_days", 0) >= begins]
    closes = [
        data["offset_days"] + data.get("open_days", 0) for data in evaluations if data.get("anchor") == "first_day"
    ]
    return first + timedelta(days=max([begins, *closes]))


def _in_order(programme: Programme) -> list[Item]:
    return sorted(programme.items("phases"), key=lambda item: item.data["from_day"])


def _state(number: int, current: int) -> str:
    return "now" if number == current else "past" if number < current else "later"
