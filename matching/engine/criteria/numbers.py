"""Criteria over numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from matching.engine.criteria.base import Column
from matching.engine.sides import Sides
from matching.engine.types import Criterion
from matching.engine.words import number, single_question

GAP = 5  # years more than the mentee that give all the points
MOST = 1_000  # tenths of a year; a typing error counts as a hundred years


class Seniority(Column):
    """How many years the mentor has more than the mentee, up to `gap`."""

    def __init__(self, spec: Criterion, table: Sides):
        super().__init__(spec, table)
        self.mentees = [_years(number(m.answers.get(single_question(spec.asks)))) for m in table.mentees]
        self.mentors = [_years(number(m.answers.get(single_question(spec.offers)))) for m in table.mentors]
        self.gap = min(MOST, max(1, number(spec.options.get("gap", GAP)) or 1))

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        a, b = (np.array([x or 0 for x in side], np.int32) for side in (self.mentees, self.mentors))
        wanted, given = (np.array([x is not None for x in side], bool) for side in (self.mentees, self.mentors))
        known = wanted[:, None] & given
        return np.clip(b[None, :] - a[:, None], 0, self.gap) * known, known * np.int32(self.gap)

    def share(self, row: int, column: int) -> tuple[int, int]:
        mentee, mentor = self.mentees[row], self.mentors[column]
        if mentee is None or mentor is None:
            return 0, 0
        return min(max(mentor - mentee, 0), self.gap), self.gap

    def facts(self, row: int, column: int) -> dict[str, Any]:
        mentee, mentor = self.mentees[row], self.mentors[column]
        return {"mentee": _shown(mentee), "mentor": _shown(mentor), "gap": _shown(self.gap)}


def _years(tenths: int | None) -> int | None:
    return None if tenths is None else min(MOST, max(0, tenths))


def _shown(tenths: int | None) -> int | float | None:
    if tenths is None:
        return None
    return tenths / 10 if tenths % 10 else tenths // 10
