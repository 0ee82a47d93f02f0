"""Who is close to whom: ties, leaders, and the mentees a mentor has already, in every programme (L7).

Only ids leave this file. Whose tie it is, and why, nobody but its owner reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Q

from matching.engine import OtherMentee
from matching.engine.words import normal
from matching.enums import HOLDS_SEAT, MatchStatus
from matching.models import Match, Tie
from matching.models.ties import TheRule
from matching.ties.people import is_name, means
from programmes.models import Person, Unit

Ids = frozenset[str]
NOBODY: Ids = frozenset()
#: the mentor still knows these two: their circle counts two steps out
WITH_EACH_OTHER = [*HOLDS_SEAT, MatchStatus.CONTINUING]


def path_of(person: Person) -> tuple[str, ...]:
    """The ids of the units from the root down to the person's own."""
    return _parts(person.unit.path) if person.unit else ()


@lru_cache(maxsize=4096)
def _parts(path: str) -> tuple[str, ...]:
    return tuple(part for part in path.split("/") if part)


@dataclass
class Circles:
    """`ties` and `others` by person id, `leaders` by unit id, `held` counts a mentor's places over all programmes."""

    ties: dict[str, Ids] = field(default_factory=dict)
    leaders: dict[str, Ids] = field(default_factory=dict)
    others: dict[str, tuple[OtherMentee, ...]] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)


def circles_of(people: Iterable[Person], mentors: Any, *, ties: bool, chain: bool, applied: Any = None) -> Circles:
    """From three queries, whatever the number of people. What the programme's rules do not look at stays empty.

    `mentors` and `applied` (the same as `people`) may be queries: a thousand ids are slow to write into another one.
    """
    applicants = list(people)
    with_them = list(
        Match.objects.filter(mentor__in=mentors, status__in=WITH_EACH_OTHER).select_related("mentee__unit")
    )
    everybody = {person.pk: person for person in [*applicants, *(match.mentee for match in with_them)]}
    led = _led(everybody.values()) if chain or ties else []
    circles = Circles(leaders={pk.hex: frozenset({str(leader.pk)}) for pk, leader in led})
    if ties:
        around = [match.mentee_id for match in with_them]
        theirs = Q(person__in=list(everybody)) if applied is None else Q(person__in=applied) | Q(person__in=around)
        circles.ties = _ties(list(Tie.objects.readable().filter(theirs)), everybody, [leader for _pk, leader in led])
        circles.others = _others(with_them, circles)
    for match in with_them:
        if match.status in HOLDS_SEAT:
            circles.held[str(match.mentor_id)] = circles.held.get(str(match.mentor_id), 0) + 1
    return circles


def _led(people: Iterable[Person]) -> list[tuple[Any, Person]]:
    """The units on these people's paths that somebody leads, each with its leader."""
    ids = {part for person in people for part in path_of(person)}
    rows = Unit.objects.filter(pk__in=ids, leader__isnull=False).select_related("leader")
    return [(unit.pk, unit.leader) for unit in rows if unit.leader]


def _ties(ties: list[Tie], people: Mapping[Any, Person], leaders: list[Person]) -> dict[str, Ids]:
    """A tie to a unit is a tie to each of these people who sits in it, or below; one by name, to whoever it means."""
    if not ties:
        return {}
    in_unit: dict[str, set[str]] = defaultdict(set)
    for person in people.values():
        for part in path_of(person):
            in_unit[part].add(str(person.pk))
    by_person: dict[str, set[str]] = defaultdict(set)
    meant = _Meant([*people.values(), *(leader for leader in leaders if leader.pk not in people)])
    for tie in ties:
        close = {str(tie.other_id)} if tie.other_id else set()
        close |= in_unit.get(tie.unit_id.hex, set()) if tie.unit_id else set()
        close |= meant.ids(tie) if not close and not tie.unit_id else set()
        by_person[str(tie.person_id)] |= close - {str(tie.person_id)}
    return {owner: frozenset(close) for owner, close in by_person.items()}


class _Meant:
    """Whom a name stands for among these people. Somebody unknown here gets an id too: two may know the same one."""

    def __init__(self, people: list[Person]) -> None:
        self.people = people
        self.strangers: dict[str, str] = {}

    def ids(self, tie: Tie) -> set[str]:
        typed = tie.open_for(TheRule()).read(tie.name)
        ids = {str(person.pk) for person in self.people if means(typed, person.name, person.email)}
        if ids or not is_name(typed):
            return ids
        return {self.strangers.setdefault(normal(typed), f"stranger-{len(self.strangers)}")}


def _others(matches: Iterable[Match], circles: Circles) -> dict[str, tuple[OtherMentee, ...]]:
    by_mentor: dict[str, list[OtherMentee]] = defaultdict(list)
    for match in matches:
        person = str(match.mentee_id)
        other = OtherMentee(person, circles.ties.get(person, NOBODY), _nearest(match.mentee, circles.leaders))
        by_mentor[str(match.mentor_id)].append(other)
    return {mentor: tuple(others) for mentor, others in by_mentor.items()}


def _nearest(person: Person, leaders: dict[str, Ids]) -> Ids:
    """The leader of the lowest unit on the path that somebody else leads."""
    for unit in reversed(path_of(person)):
        if above := leaders.get(unit, NOBODY) - {str(person.pk)}:
            return above
    return NOBODY
