"""Rules about where people stand in the organisation."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

import numpy as np

from matching.engine.sides import Sides
from matching.engine.types import Party
from matching.engine.words import workplace


def above(table: Sides, party: Party) -> frozenset[str]:
    """Everybody who leads this person, at any level up to the root; never the person."""
    leaders = set(party.leaders)
    for unit in party.unit:
        leaders |= table.problem.leaders.get(unit, frozenset())
    leaders.discard(party.person)
    return frozenset(leaders)


def nearest(table: Sides, party: Party) -> frozenset[str]:
    """The nearest leaders only: those named, and those of the lowest unit that somebody else leads."""
    for unit in reversed(party.unit):
        if leaders := table.problem.leaders.get(unit, frozenset()) - {party.person}:
            return party.leaders | leaders
    return party.leaders - {party.person}


def chain_of_command(table: Sides) -> Iterator[tuple[int, int]]:
    """The mentor leads the mentee, or the mentee the mentor, however many levels lie between."""
    for row, mentee in enumerate(table.mentees):
        for person in above(table, mentee):
            yield from ((row, column) for column in table.columns_of.get(person, ()))
    for column, mentor in enumerate(table.mentors):
        for person in above(table, mentor):
            yield from ((row, column) for row in table.rows_of.get(person, ()))


def same_unit(table: Sides) -> np.ndarray | tuple[()]:
    """The same unit at the programme's level; who sits higher than that level counts with the own unit."""
    level = table.problem.settings.same_unit_level
    if level is None:
        return ()
    return alike([_at(m, level) for m in table.mentees], [_at(m, level) for m in table.mentors])


def together(mentee: Party, mentor: Party, level: int) -> bool:
    """Whether these two are from the same unit at a level."""
    return bool(mentee.unit) and _at(mentee, level) == _at(mentor, level)


def same_workplace(table: Sides) -> np.ndarray | tuple[()]:
    """The same workplace as written, normalised, for programmes without a unit tree (E8)."""
    if not table.problem.settings.same_workplace:
        return ()
    return alike([workplace(m.workplace) for m in table.mentees], [workplace(m.workplace) for m in table.mentors])


def alike(left: Iterable[Hashable], right: Iterable[Hashable]) -> np.ndarray:
    """Where both have the same; what is empty is like nothing."""
    numbers: dict[Hashable, int] = {}
    ours, theirs = ([numbers.setdefault(x, len(numbers) + 1) if x else 0 for x in side] for side in (left, right))
    a, b = np.array(ours, np.int32)[:, None], np.array(theirs, np.int32)[None, :]
    return (a == b) & (a > 0)


def chain_facts(table: Sides, row: int, column: int) -> dict[str, Any]:
    mentee, mentor = table.mentees[row], table.mentors[column]
    return {"leader": "mentor" if mentor.person in above(table, mentee) else "mentee"}


def unit_facts(table: Sides, row: int, column: int) -> dict[str, Any]:
    level = table.problem.settings.same_unit_level
    return {"unit": _at(table.mentees[row], -1 if level is None else level)[-1]}


def workplace_facts(table: Sides, row: int, column: int) -> dict[str, Any]:
    return {"mentee": table.mentees[row].workplace, "mentor": table.mentors[column].workplace}


def _at(party: Party, level: int) -> tuple[str, ...]:
    return party.unit if level < 0 else party.unit[: level + 1]
