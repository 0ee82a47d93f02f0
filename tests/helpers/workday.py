"""A working day at ten in the morning, whenever the tests run: some mails leave on no other day and at no other hour.

The clock goes on from there. A worker started meanwhile has the same one: the distance to the real clock is
handed on in the environment.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone

from mentorforum import dates

AHEAD = "MENTORFORUM_TEST_CLOCK_AHEAD"  # seconds
ZONE, HOUR = "Europe/Copenhagen", 10


def seconds_ahead(now: datetime) -> float:
    """From the real now to ten in the morning of the next working day."""
    day = dates.local(now, ZONE).date() + timedelta(days=1)
    return (dates.at(dates.next_working_day(day), HOUR, zone=ZONE) - now).total_seconds()


@contextmanager
def begun() -> Iterator[None]:
    """In this process, and in every worker that is started inside."""
    real = timezone.now
    os.environ[AHEAD] = str(seconds_ahead(real()))
    _move()
    try:
        yield
    finally:
        timezone.now = real
        del os.environ[AHEAD]


def _move() -> None:
    real, ahead = timezone.now, timedelta(seconds=float(os.environ[AHEAD]))
    timezone.now = lambda: real() + ahead


def follow() -> None:
    """In a worker: the same clock (`tests/helpers/workday_in_worker.py`)."""
    _move()
