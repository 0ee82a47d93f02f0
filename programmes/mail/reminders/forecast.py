"""The reminders of the next days, asked of the declarations: how many people get one on which day.

Days and numbers only: which reminder it is would tell a coordinator what a pair has planned.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.cache import cache

from programmes.mail.reminders.engine import declared, shifted
from programmes.models import Programme

FORTNIGHT = 14
KEPT = 300  # seconds: asking every reminder is dear, and these are only numbers
MOVED = timedelta(days=12)  # how far a holiday may move a date


@dataclass(frozen=True)
class ForecastDay:
    """So many people get a reminder mail (one each) on this day."""

    day: date
    people: int


def forecast(programme: Programme, now: datetime) -> list[ForecastDay]:
    """From tomorrow on, for 14 days, as it looked within the last five minutes."""
    today = programme.today(now)
    days = cache.get_or_set(f"forecast-{programme.pk}-{today}", lambda: _days(programme, today), KEPT)
    return [ForecastDay(day, people) for day, people in days or []]


def _days(programme: Programme, today: date) -> list[tuple[date, int]]:
    """Every reminder is asked; what is done until its day comes is not sent."""
    last = today + timedelta(days=FORTNIGHT)
    people: dict[date, set[Any]] = defaultdict(set)
    for reminder in declared().values():
        if reminder.step and not programme.has(reminder.step):
            continue
        if reminder.tells_meetings and programme.has("private_relation"):
            continue
        for due in reminder.due(today - MOVED, last + MOVED):
            day = shifted(due.nominal, reminder.shift, programme.country)
            if due.programme.pk == programme.pk and today < day <= last:
                people[day].add(due.person.pk)
    return [(day, len(ids)) for day, ids in sorted(people.items())]
