"""Close relations (L7), also two steps out: the new mentee is married to the boss of the mentor's other mentee.

Two who share a mentor clash when somebody close to one is, leads, or is close to the other. `blocked` holds the
mentor's other mentees of today against everybody; `clashes` gives the mentees of this run who may not share one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from matching.engine.rules.units import nearest
from matching.engine.sides import Sides
from matching.engine.types import Mentee


@dataclass(frozen=True, slots=True)
class _Circle:
    person: str
    close: frozenset[str]  # the person and their ties
    leaders: frozenset[str]


def blocked(table: Sides) -> Iterator[tuple[int, int]]:
    yield from _direct(table)
    near, led = _mentees_by_name(table)
    for column, circles in _others(table).items():
        for circle in circles:
            rows = {row for name in circle.close | circle.leaders for row in near.get(name, ())}
            rows |= {row for name in circle.close for row in led.get(name, ())}
            yield from ((row, column) for row in rows if table.mentees[row].person != circle.person)


def clashes(table: Sides) -> dict[int, set[int]]:
    """Row -> the rows that may not have the same mentor in this run."""
    near, led = _mentees_by_name(table)
    clashes: dict[int, set[int]] = defaultdict(set)
    for name, rows in near.items():
        for row in rows:
            for other in (*rows, *led.get(name, ())):
                if table.mentees[row].person != table.mentees[other].person:
                    clashes[row].add(other)
                    clashes[other].add(row)
    return dict(clashes)


def _direct(table: Sides) -> Iterator[tuple[int, int]]:
    for row, mentee in enumerate(table.mentees):
        for person in mentee.ties:
            yield from ((row, column) for column in table.columns_of.get(person, ()))
    for column, mentor in enumerate(table.mentors):
        for person in mentor.ties:
            yield from ((row, column) for row in table.rows_of.get(person, ()))


def _mentees_by_name(table: Sides) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Whoever is close to a name, and whoever is led by it."""
    near: dict[str, list[int]] = defaultdict(list)
    led: dict[str, list[int]] = defaultdict(list)
    for row, mentee in enumerate(table.mentees):
        circle = _circle(table, mentee)
        for name in sorted(circle.close):
            near[name].append(row)
        for name in sorted(circle.leaders):
            led[name].append(row)
    return near, led


def _others(table: Sides) -> dict[int, list[_Circle]]:
    """The mentor's other mentees in every programme; those of this run are held apart by `clashes`."""
    return {
        column: [_Circle(other.person, other.ties | {other.person}, other.leaders) for other in mentor.others]
        for column, mentor in enumerate(table.mentors)
        if mentor.others
    }


def _circle(table: Sides, mentee: Mentee) -> _Circle:
    return _Circle(mentee.person, mentee.ties | {mentee.person}, nearest(table, mentee))
