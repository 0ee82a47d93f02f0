"""Local dates, working days and how a day is said. Never the machine's own idea of today."""

import calendar
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import dateformat, timezone
from django.utils.dates import MONTHS_ALT
from django.utils.translation import gettext as _

from mentorforum.words import reader_language

#: where the house writes a month shorter than Django does; any other language has Django's own
SHORT = {
    "da": "jan. feb. mar. apr. maj juni juli aug. sep. okt. nov. dec.".split(),
    "sv": "jan feb mars apr maj juni juli aug sep okt nov dec".split(),
}
#: they say "den" before a day and "kl." before a clock
NORDIC = {"da", "sv"}
#: before a clock, and never alone at the end of a line
KL = "kl.\N{NO-BREAK SPACE}"
#: no public holidays by law, but public offices are closed (month, day)
CLOSED = {"DK": {(6, 5), (12, 24), (12, 31)}, "SE": {(12, 24), (12, 31)}}


@cache
def _holidays(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)


def is_working_day(day: date, country: str = "DK") -> bool:
    """Monday to Friday, no public holiday and no day on which offices are closed; `country` is DK or SE."""
    return day.weekday() < 5 and day not in _holidays(country) and (day.month, day.day) not in CLOSED[country]


def last_working_day(day: date, country: str = "DK") -> date:
    """`day`, or the nearest working day before it: for a reminder before a date."""
    while not is_working_day(day, country):
        day -= timedelta(days=1)
    return day


def next_working_day(day: date, country: str = "DK") -> date:
    """`day`, or the nearest working day after it: for a reminder after a date."""
    while not is_working_day(day, country):
        day += timedelta(days=1)
    return day


def add_working_days(day: date, count: int, country: str = "DK") -> date:
    """`count` working days after `day`: deadlines count working days."""
    for _number in range(count):
        day = next_working_day(day + timedelta(days=1), country)
    return day


def local(moment: datetime, zone: str) -> datetime:
    """The moment on the programme's clock."""
    return timezone.localtime(moment, ZoneInfo(zone))


def at(day: date, hour: int, minute: int = 0, *, zone: str) -> datetime:
    """The moment when the programme's clock shows this hour on this day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))


def say_month(day: date) -> str:
    """`januar 2027`: a date that is fixed to the month only."""
    return dateformat.format(day, "F Y")


def say_day(day: date, *, year: bool = False) -> str:
    """`tirsdag den 2. juni`, `tisdag den 2 juni`, `Tuesday 2 June`; number and month stay on one line."""
    joint = " den " if reader_language() in NORDIC else " "
    return f"{dateformat.format(day, 'l')}{joint}{say_date(day, year=year)}"


def say_date(day: date, *, year: bool = False) -> str:
    """`2. juni`, `2 juni`, `2 June`; number and month stay on one line."""
    return _numbered(day, str(MONTHS_ALT[day.month]), year)


def say_short(day: date, *, year: bool = False) -> str:
    """`2. jun`-like short form for paths and tables: `12. feb.`, `12 feb`, `12 Feb`; with `year`, `12. feb. 2028`."""
    short = SHORT.get(reader_language())
    return _numbered(day, short[day.month - 1] if short else dateformat.format(day, "M"), year)


def _numbered(day: date, month: str, year: bool) -> str:
    dot = "." if reader_language() == "da" else ""
    text = f"{day.day}{dot}\N{NO-BREAK SPACE}{month}"
    return f"{text} {day.year}" if year else text


def say_time(moment: datetime) -> str:
    """`kl. 14.00` in Danish and Swedish, `14:00` in English; `moment` is already local."""
    return f"{KL}{moment.hour}.{moment.minute:02}" if reader_language() in NORDIC else moment.strftime("%H:%M")


def say_moment(moment: datetime) -> str:
    """`tirsdag den 2. juni kl. 14.00`; `moment` is already local."""
    joint = " " if reader_language() in NORDIC else ", "
    return f"{say_day(moment.date())}{joint}{say_time(moment)}"


def say_span(start: datetime, end: datetime) -> str:
    """`mandag den 26. januar kl. 13.00-16.00` with an en dash, `kl.` said once; both moments are already local."""
    if start.date() != end.date():
        return f"{say_moment(start)} \N{EN DASH} {say_moment(end)}"
    return f"{say_moment(start)}\N{EN DASH}{say_time(end).removeprefix(KL)}"


def say_clocks(start: datetime, end: datetime) -> str:
    """`kl. 13.00-14.00` with an en dash; both moments are already local."""
    return f"{say_time(start)}\N{EN DASH}{say_time(end).removeprefix(KL)}"


def say_when(day: date, today: date) -> str:
    """`today`, `tomorrow`, `in 3 days`, `5 days ago`, in the reader's language."""
    days = (day - today).days
    if days in {0, 1, -1}:
        return {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}[days]
    return _("in %(days)d days") % {"days": days} if days > 0 else _("%(days)d days ago") % {"days": -days}


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def erased_on(day: date, months: int) -> date:
    """The first day on which what is kept so many months after `day` is gone: the last of them still counts."""
    return months_later(day, months) + timedelta(days=1)
