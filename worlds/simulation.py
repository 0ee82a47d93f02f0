"""Time that passes, the same for all programmes: events in order, and the tick that the worker would have run."""

import heapq
import itertools
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils import timezone

from mentorforum import clock, wiring
from mentorforum.errors import RuleBroken
from programmes.enums import MailStatus
from programmes.mail import outbox
from programmes.mail.reminders import engine as reminders
from programmes.models import Mail

logger = logging.getLogger(__name__)
ZONE = ZoneInfo("Europe/Copenhagen")
#: of the days before, mails are noted as sent and not written for /dev/mail/, and the tick comes once a week
SHOWN = timedelta(days=30)
#: nobody is reminded of what is longer ago: no event of a story waits for it, and asking what is due takes most of the time
REMINDED = timedelta(days=160)
REMINDING = (reminders.plan, reminders.merge)
MORNING, EVENING = time(8, 5), time(17, 30)
MONDAY, SATURDAY = 0, 5


class Simulation:
    """`at(moment, do, …)` plans an event; `run()` lets time pass. Chance comes from `seed` alone."""

    def __init__(self, *, start: datetime, end: datetime, seed: int = 7) -> None:
        self.start, self.end, self.seed = start, end, seed
        self._events: list[tuple[datetime, int, Callable[..., Any], tuple[Any, ...], dict[str, Any]]] = []
        self._number = itertools.count()

    def day(self, days: float, hour: int = 10, minute: int = 0) -> datetime:
        """So many days before (negative) or after the end of the story, at an hour in Copenhagen."""
        date = (self.end.astimezone(ZONE) + timedelta(days=days)).date()
        return datetime.combine(date, time(hour, minute), tzinfo=ZONE)

    def day_of(self, date: date, hour: int = 10) -> datetime:
        """An hour of a date, in Copenhagen."""
        return datetime.combine(date, time(hour), tzinfo=ZONE)

    def soon(self, **after: float) -> datetime:
        """So long after the moment the story is at."""
        return timezone.now() + timedelta(**after)

    def at(self, moment: datetime, do: Callable[..., Any], *args: Any, **kwargs: Any) -> None:
        """Do it then; an event after the end of the story never happens."""
        if moment <= self.end:
            heapq.heappush(self._events, (moment.astimezone(UTC), next(self._number), do, args, kwargs))

    def run(self) -> None:
        """Let time pass to the end."""
        day = self.start.astimezone(ZONE).date()
        while day <= self.end.astimezone(ZONE).date():
            for hour in (MORNING, EVENING):
                moment = min(datetime.combine(day, hour, tzinfo=ZONE), self.end)
                self._until(moment)
                if self._ticks(day, hour):
                    self.tick(moment, morning=hour == MORNING)
            day += timedelta(days=1)

    def _ticks(self, day: date, hour: time) -> bool:
        """Lately on every working day; long ago on Mondays, as if the worker had rested between: nothing is lost by it."""
        if day > (self.end - SHOWN).date():
            return day.weekday() < SATURDAY  # reminders move to working days anyhow
        return hour == MORNING and day.weekday() == MONDAY

    def _until(self, moment: datetime) -> None:
        while self._events and self._events[0][0] <= moment:
            when, _number, do, args, kwargs = heapq.heappop(self._events)
            with clock.moved(when):
                try:
                    do(*args, **kwargs)
                except RuleBroken as broken:  # people try what cannot be done; the story goes on
                    logger.info("%s: %s", getattr(do, "__name__", do), broken)

    def tick(self, moment: datetime, *, morning: bool = True) -> None:
        """What the worker does: all of it in the morning, only the mails in the evening."""
        with clock.moved(moment):
            for work in wiring.collect("tick") if morning else ():
                if work not in REMINDING or moment > self.end - REMINDED:
                    work(timezone.now())
            if moment < self.end - SHOWN:
                _note_sent(moment)
            else:
                self._drain()

    def _drain(self) -> None:
        while outbox.drain(timezone.now(), limit=200):
            pass


def _note_sent(moment: datetime) -> None:
    """The mails of long ago have gone, each at its time, and nobody will read them again."""
    gone = {"status": MailStatus.SENT, "sent_at": F("not_before"), "attempts": 1}
    Mail.objects.ready(moment).update(**gone)
