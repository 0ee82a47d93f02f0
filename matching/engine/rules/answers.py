"""Rules that come from what people have answered: wishes that are conditions, and a language in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from matching.engine.sides import Sides
from matching.engine.types import MustHave, Party
from matching.engine.words import grades


def must_have(table: Sides) -> Iterator[tuple[int, int]]:
    """What one side has made a condition and the other does not have, or has not answered."""
    for wish, rows in _wishers(table.mentees).items():
        without = [column for column, mentor in enumerate(table.mentors) if not has(mentor, wish)]
        yield from ((row, column) for row in rows for column in without)
    for wish, columns in _wishers(table.mentors).items():
        without = [row for row, mentee in enumerate(table.mentees) if not has(mentee, wish)]
        yield from ((row, column) for column in columns for row in without)


def has(party: Party, wish: MustHave) -> bool:
    answer = grades(party.answers.get(wish.question))
    return any(answer.get(key, 0) >= wish.grade for key in wish.accepts)


def language(table: Sides) -> np.ndarray:
    """No language in common; who has named none speaks any."""
    names = sorted({name for side in (table.mentees, table.mentors) for party in side for name in party.languages})
    mentees, mentors = (_spoken(side, names) for side in (table.mentees, table.mentors))
    named = mentees.any(1)[:, None] & mentors.any(1)[None, :]
    return named & ~(mentees.astype(np.float32) @ mentors.T.astype(np.float32)).astype(bool)


def must_facts(table: Sides, row: int, column: int) -> dict[str, Any]:
    mentee, mentor = table.mentees[row], table.mentors[column]
    missing = [("mentee", wish) for wish in mentee.must if not has(mentor, wish)]
    missing += [("mentor", wish) for wish in mentor.must if not has(mentee, wish)]
    return {
        "wishes": [
            {"of": side, "question": wish.question, "accepts": sorted(wish.accepts), "grade": wish.grade}
            for side, wish in missing
        ]
    }


def language_facts(table: Sides, row: int, column: int) -> dict[str, Any]:
    return {"mentee": sorted(table.mentees[row].languages), "mentor": sorted(table.mentors[column].languages)}


def _wishers(side: tuple[Any, ...]) -> dict[MustHave, list[int]]:
    """Equal wishes are judged once."""
    places: dict[MustHave, list[int]] = defaultdict(list)
    for place, party in enumerate(side):
        for wish in party.must:
            places[wish].append(place)
    return places


def _spoken(side: tuple[Any, ...], names: list[str]) -> np.ndarray:
    return np.array([[name in party.languages for name in names] for party in side], bool).reshape(
        len(side), len(names)
    )  # fmt: skip
