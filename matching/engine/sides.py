"""The two sides of a problem in the one order everything is done in: by date of application, then id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from matching.engine.types import Mentee, Mentor, Party, Problem, ProblemError


@dataclass(frozen=True, slots=True)
class Sides:
    """Rows are mentees, columns mentors. Because they are sorted, the order of the input never matters."""

    problem: Problem
    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    row: dict[str, int]
    column: dict[str, int]
    rows_of: dict[str, list[int]]  # person -> rows
    columns_of: dict[str, list[int]]


def sides(problem: Problem) -> Sides:
    """Sorts and indexes; raises `ProblemError` for an id that occurs twice."""
    mentees = tuple(sorted(problem.mentees, key=_order))
    mentors = tuple(sorted(problem.mentors, key=_order))
    return Sides(
        problem, mentees, mentors, _index(mentees), _index(mentors), _by_person(mentees), _by_person(mentors)
    )  # fmt: skip


def pairs(table: Sides, ids: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    """Row and column of each pair of ids, sorted; those with somebody who is not here are left out."""
    return sorted((table.row[a], table.column[b]) for a, b in ids if a in table.row and b in table.column)


def _order(party: Party) -> tuple[str, str]:
    return party.applied, party.id


def _index(parties: tuple[Party, ...]) -> dict[str, int]:
    places = {party.id: place for place, party in enumerate(parties)}
    if len(places) < len(parties):
        raise ProblemError("an id occurs twice on the same side")
    return places


def _by_person(parties: tuple[Party, ...]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, party in enumerate(parties):
        places[party.person].append(place)
    return dict(places)
