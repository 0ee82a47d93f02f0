"""The reminder engine: what is due on this date becomes one row per sending, and one mail a day per person.

Every function takes `now`. Run twice, or by two workers at once, it makes the same rows: the unique keys of Sending
and of Mail.once decide.
"""

import calendar
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from mentorforum import dates, wiring
from programmes.enums import ProgrammeStatus
from programmes.mail.queue import queue_mail
from programmes.mail.reminders.declaration import Due, Late, Reminder, Shift
from programmes.models import Mail, Programme, Sending

BACK, AHEAD = timedelta(days=14), timedelta(days=12)  # a stopped worker; a date moved back over the holidays
MORNING = 8  # local hour from which reminders leave


def declared() -> dict[str, Reminder]:
    """All reminders of all apps, by key."""
    return {reminder.key: reminder for reminders in wiring.collect("reminders") for reminder in reminders}


def plan(now: datetime | None = None) -> int:
    """Write a Sending for all that is due by today; returns how many were new."""
    now = now or timezone.now()
    today = dates.local(now, "UTC").date()
    new = 0
    for reminder in declared().values():
        rows = [
            _sending(reminder, due, now) for due in reminder.due(today - BACK, today + AHEAD) if _applies(reminder, due)
        ]
        rows = [row for row in rows if row.due <= row.programme.today(now)]
        if not rows:
            continue
        known = set(
            Sending.objects.filter(reminder=reminder.key, nominal__gte=today - BACK).values_list(
                "person", "thing", "nominal"
            )
        )
        fresh = [row for row in rows if (row.person_id, row.thing, row.nominal) not in known]
        Sending.objects.bulk_create(fresh, ignore_conflicts=True)
        new += len(fresh)
    return new


def _applies(reminder: Reminder, due: Due) -> bool:
    open_ = due.programme.status == ProgrammeStatus.OPEN
    return open_ and (not reminder.step or due.programme.has(reminder.step)) and due.person.erased_at is None


def _sending(reminder: Reminder, due: Due, now: datetime) -> Sending:
    day = shifted(due.nominal, reminder.shift, due.programme.country)
    late = day < due.programme.today(now)
    quiet = reminder.nudge and due.programme.today(now).month == calendar.JULY
    dropped = "late" if late and reminder.late is Late.DROP else "quiet" if quiet else ""
    return Sending(
        reminder=reminder.key,
        programme=due.programme,
        person=due.person,
        thing=due.thing.pk,
        nominal=due.nominal,
        due=day,
        dropped=dropped,
    )


def shifted(day: date, shift: Shift, country: str) -> date:
    """A reminder before a date moves back to a working day, one after it forward."""
    if shift is Shift.BACK:
        return dates.last_working_day(day, country)
    return dates.next_working_day(day, country) if shift is Shift.FORWARD else day


def merge(now: datetime | None = None) -> int:
    """Turn today's unsent rows into mails: one a day per person and programme, those with a mail of their own apart."""
    now = now or timezone.now()
    waiting = Sending.objects.filter(mail=None, dropped="").select_related("programme", "person")
    made = 0
    for _key, rows in groupby(
        waiting.order_by("programme", "person", "due", "id"), key=lambda row: (row.programme_id, row.person_id)
    ):
        sendings = list(rows)
        if dates.local(now, sendings[0].programme.zone).hour >= MORNING:
            made += _mail(sendings[0].programme, sendings, now)
    return made


@transaction.atomic
def _mail(programme: Programme, sendings: list[Sending], now: datetime) -> int:
    """The mails of one person's rows. Done-when is asked again here, in the transaction that claims."""
    due = [row for row in sendings if row.due <= programme.today(now) and not _dropped_as_done(row)]
    known = declared()
    made = 0
    for row in due:
        if known[row.reminder].mail:
            made += _claim([row], known[row.reminder].mail, f"sending:{row.pk}", now)
    together = [row for row in due if not known[row.reminder].mail]
    if together:
        once = f"reminders:{programme.pk}:{together[0].person_id}:{programme.today(now)}"
        if not Mail.objects.filter(once=once).exists():
            made += _claim(together, "programmes/reminders", once, now)
    return made


def _dropped_as_done(row: Sending) -> bool:
    reminder = declared().get(row.reminder)
    thing = reminder.find(row.thing) if reminder else None
    if reminder and thing is not None and not reminder.done(thing, row.person):
        return False
    Sending.objects.filter(pk=row.pk, mail=None).update(dropped="done")
    return True


def _claim(rows: list[Sending], name: str, once: str, now: datetime) -> int:
    first = rows[0]
    refs = {"thing": first.thing} if name != "programmes/reminders" else {}
    mail = queue_mail(name, to=first.person, programme=first.programme, refs=refs, once=once, now=now)
    return 1 if Sending.objects.filter(pk__in=[row.pk for row in rows], mail=None).update(mail=mail) else 0


def lines(mail: Mail) -> list[tuple[str, str]]:
    """The sentences and addresses of a merged mail, each once; what has been done since is left out."""
    return list(dict.fromkeys(_lines(mail)))


def _lines(mail: Mail) -> Iterator[tuple[str, str]]:
    known = declared()
    for row in mail.sendings.all():
        reminder = known.get(row.reminder)
        thing = reminder.find(row.thing) if reminder else None
        if reminder and thing is not None and not reminder.done(thing, row.person):
            yield reminder.line(thing, row.person)
