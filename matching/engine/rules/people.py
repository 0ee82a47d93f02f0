"""Rules about two persons as such: place, identity, an earlier no, the coordinator's exclusion, the course."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from matching.engine.sides import Sides, pairs


def no_place(table: Sides) -> np.ndarray:
    """The mentor has no place at all; places held by pins are places all the same."""
    full = np.array([mentor.capacity < 1 for mentor in table.mentors], bool)
    return np.broadcast_to(full, (len(table.mentees), len(full)))


def same_person(table: Sides) -> Iterator[tuple[int, int]]:
    for person, rows in table.rows_of.items():
        for column in table.columns_of.get(person, ()):
            yield from ((row, column) for row in rows)


def declined(table: Sides) -> Iterator[tuple[int, int]]:
    """An offer between them has come to nothing in this programme; whichever side the caller has it from."""
    for row, mentee in enumerate(table.mentees):
        for person in mentee.refused:
            yield from ((row, column) for column in table.columns_of.get(person, ()))
    for column, mentor in enumerate(table.mentors):
        for person in mentor.refused:
            yield from ((row, column) for row in table.rows_of.get(person, ()))


def course(table: Sides) -> np.ndarray:
    """The mentors' course, where the programme demands it (H10)."""
    demand = table.problem.settings.course == "demand"
    missing = np.array([demand and not mentor.course_done for mentor in table.mentors], bool)
    return np.broadcast_to(missing, (len(table.mentees), len(missing)))


def excluded(table: Sides) -> Iterator[tuple[int, int]]:
    yield from pairs(table, table.problem.excluded)
