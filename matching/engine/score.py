"""The points of all pairs, and the same points of one pair taken apart."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from matching.engine.criteria import KINDS
from matching.engine.criteria.base import points, points_of_one, word
from matching.engine.sides import Sides
from matching.engine.types import MOST_POINTS, TEXT_SHARE, Criterion, CriterionScore, ProblemError

Points = npt.NDArray[np.int32]


class Score:
    """All criteria of a problem. `matrix` and the sum of `rows` agree on every pair."""

    def __init__(self, table: Sides):
        unknown = {spec.kind for spec in table.problem.criteria} - KINDS.keys()
        if unknown:
            raise ProblemError(f"unknown kind of criterion: {', '.join(sorted(unknown))}")
        most = shares(table.problem.criteria)
        counted = zip(table.problem.criteria, most, strict=True)
        self.columns = [(KINDS[spec.kind](spec, table), top) for spec, top in counted if top]
        self.shape = (len(table.mentees), len(table.mentors))

    def matrix(self) -> Points:
        total = np.zeros(self.shape, np.int32)
        for column, most in self.columns:
            total += points(*column.shares(), most)
        return total

    def rows(self, row: int, column: int) -> tuple[CriterionScore, ...]:
        scores = []
        for part, most in self.columns:
            met, of = part.share(row, column)
            facts = part.facts(row, column)
            given = points_of_one(met, of, most)
            scores.append(CriterionScore(part.spec.key, part.spec.kind, most, given, word(met, of), facts))
        return tuple(scores)


def shares(criteria: Sequence[Criterion]) -> list[int]:
    """How many of the 10 000 points each criterion can give: by weight, text never more than 30 % in all."""
    weights = [max(0, spec.weight) for spec in criteria]
    text = [spec.kind == "text" for spec in criteria]
    words = sum(w for w, is_text in zip(weights, text, strict=True) if is_text)
    rest = sum(weights) - words
    if not words + rest:
        return [0] * len(weights)
    for_text = min(TEXT_SHARE, round(MOST_POINTS * words / (words + rest)))
    given = _apportion([w if is_text else 0 for w, is_text in zip(weights, text, strict=True)], for_text)
    others = _apportion([0 if t else w for w, t in zip(weights, text, strict=True)], MOST_POINTS - for_text)
    return [a + b for a, b in zip(given, others, strict=True)]


def _apportion(weights: list[int], total: int) -> list[int]:
    """Whole numbers in proportion that add up: the largest remainders are rounded up, the first first."""
    if not sum(weights):
        return [0] * len(weights)
    exact = [divmod(total * weight, sum(weights)) for weight in weights]
    left = total - sum(whole for whole, _ in exact)
    up = sorted(range(len(weights)), key=lambda place: (-exact[place][1], place))[:left]
    return [whole + (place in up) for place, (whole, _) in enumerate(exact)]
