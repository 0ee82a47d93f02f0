"""What the reminders of a room have in common."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from matching.enums import MatchStatus
from programmes.mail.reminders.declaration import Due

RUNNING = [MatchStatus.ACTIVE]  # nobody reminds those who pause or go on by themselves
DueQuery = Callable[[date, date], Iterable[Due]]


def days(count: int) -> timedelta:
    return timedelta(days=count)


def anchor(day: date | None) -> date:
    """A row's date that the query has asked for, so that it is never NULL."""
    assert day is not None
    return day
