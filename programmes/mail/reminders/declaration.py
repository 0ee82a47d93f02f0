"""A reminder is a declaration; the engine (programmes/mail/reminders/engine.py) asks each one what is due on a date."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from programmes.models import Person, Programme


class Late(Enum):
    """What lateness means."""

    DROP = "drop"  # the day is over: say nothing
    SEND = "send"  # better late than never


class Shift(Enum):
    """How a date that is no working day moves."""

    BACK = "back"  # a reminder before a date: to the last working day
    FORWARD = "forward"  # a reminder after one: to the next working day
    NONE = "none"  # belongs to a first working day, or has a date of its own


@dataclass(frozen=True)
class Due:
    """One person is to be reminded of one thing; `nominal` is anchor + offset, a local date of the programme."""

    programme: Programme
    person: Person
    thing: Any
    nominal: date


@dataclass(frozen=True)
class Reminder:
    """What, who, when, which text, done when, what lateness means.

    `due(first, last)` is a pure query: what has a nominal date in that span. `done(thing, person)` is asked when the
    mail is claimed. `line(thing, person)` gives (sentence, address) for the merged mail, in the active language.
    `nudge`: has no date of its own, so July and quiet periods silence it. `mail`: the MailKind it goes in, at
    once and by itself, instead of into the day's merged one.
    """

    key: str
    due: Callable[[date, date], Iterable[Due]]
    done: Callable[[Any, Person], bool]
    line: Callable[[Any, Person], tuple[str, str]]
    find: Callable[[Any], Any]  # thing id -> thing or None
    late: Late = Late.DROP
    shift: Shift = Shift.FORWARD
    nudge: bool = False
    step: str = ""  # the programme must have it
    tells_meetings: bool = False  # whoever knows its date knows when a pair meets, or that it does not (E9)
    mail: str = ""  # a MailKind of its own instead of the merged mail
