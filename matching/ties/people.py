"""Whom somebody has named as too close: their own list, and whether a text that was typed means a person (L7)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from matching.engine.words import normal
from matching.enums import MatchStatus
from matching.models import Match, Tie
from programmes.models import Person, Unit

#: the two meet now: a tie that turns up concerns them
LIVE = [MatchStatus.ACTIVE, MatchStatus.PAUSED]
BETWEEN = re.compile(r"[\n,;]+")
#: what people answer who have nobody to name
NOBODY = {"nej", "ingen", "nej ingen", "inga", "ingen alls", "no", "none", "nobody", "no one"}
MAIL = re.compile(r"[^\s<>(),;]+@[^\s<>(),;]+")


@dataclass(frozen=True)
class TieLine:
    """One line of a person's own list."""

    tie: Tie
    text: str
    is_unit: bool


def own_ties(person: Person) -> list[TieLine]:
    """What the person has named, as they typed it: a name that was found tells nobody what else it belongs to."""
    rows = Tie.objects.visible_to(person).readable().select_related("unit").order_by("created_at")
    return [
        TieLine(row, str(row.unit) if row.unit else row.open_for(person).read(row.name), bool(row.unit)) for row in rows
    ]


def means(text: str, name: str, email: str) -> bool:
    """Whether what was typed names this person: the address, or the whole name as it stands among other words."""
    typed, sought = normal(MAIL.sub(" ", text)), normal(name)
    if email.casefold() in {address.casefold() for address in MAIL.findall(text)}:
        return True
    return bool(sought) and (typed == sought or (" " in sought and f" {sought} " in f" {typed} "))


def pieces(text: str) -> list[str]:
    """The names in a free answer: one a line, or between commas."""
    return [piece.strip()[:200] for piece in BETWEEN.split(text) if normal(piece) and normal(piece) not in NOBODY]


def is_name(text: str) -> bool:
    """Whether it reads as somebody's whole name and nothing else: two people who write it mean the same one."""
    words = text.split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() for word in words)


def organisations(person: Person) -> list[Any]:
    """The roots of the units the person belongs to: their own, and those of the programmes they take part in."""
    own = [person.unit.root_id] if person.unit else []
    return list({*own, *person.applications.values_list("programme__unit__root", flat=True)})


def colleagues(person: Person) -> Any:
    """Everybody of the same organisation. For comparing, never for showing: there is no list of people to look into."""
    roots = organisations(person)
    here = Q(unit__root__in=roots) | Q(applications__programme__unit__root__in=roots)
    return Person.objects.filter(here, erased_at=None).exclude(pk=person.pk).distinct()


def find_one(person: Person, text: str) -> Person | None:
    """The one colleague the text means, by address or by name; nobody where it is not clear who."""
    people = [
        colleague
        for colleague in colleagues(person).only("name", "email")
        if means(text, colleague.name, colleague.email)
    ]
    return people[0] if len(people) == 1 else None


def units_here(person: Person) -> list[tuple[str, str]]:
    """The units of the person's organisations to choose from, each with how deep it lies; not a whole organisation."""
    units = Unit.objects.filter(root__in=organisations(person), parent__isnull=False)
    return [(str(unit.pk), unit.name) for unit in units.order_by("name")]


def concerned(person: Person, ties: Iterable[TieLine]) -> list[Match]:
    """The pairs of this person whose other half is named, or sits in a unit that is.

    One step only. Two steps out would tell somebody with whom the other half also meets: the matching looks there
    and says nothing; the page asks everybody in a pair to think of it.
    """
    named = list(ties)
    live = Match.objects.of(person).filter(status__in=LIVE)
    rows = live.select_related("programme", "mentee__unit", "mentor__unit", "room").order_by("created_at")
    return [match for match in rows if any(_hits(line, match.other(person)) for line in named)]


def _hits(named: TieLine, other: Person) -> bool:
    tie = named.tie
    if tie.unit:
        return bool(other.unit and other.unit.path.startswith(tie.unit.path))
    return tie.other_id == other.pk if tie.other_id else means(named.text, other.name, other.email)
