"""Criteria over paths from wide to narrow: how far apart in the organisation, how near on the map."""

from __future__ import annotations

from typing import Any

import numpy as np

from matching.engine.criteria.base import Column
from matching.engine.rules.units import alike
from matching.engine.sides import Sides
from matching.engine.types import Criterion
from matching.engine.words import path, single_question

Path = tuple[str, ...]


class _Paths(Column):
    mentees: list[Path]
    mentors: list[Path]

    def common(self) -> np.ndarray:
        """How many steps from the top both paths share, for all pairs."""
        steps = np.zeros((len(self.mentees), len(self.mentors)), np.int8)
        for depth in range(max(map(len, self.mentees), default=0)):
            steps += alike(_cut(self.mentees, depth), _cut(self.mentors, depth))
        return steps

    def common_of(self, row: int, column: int) -> int:
        pairs = zip(self.mentees[row], self.mentors[column], strict=False)
        return next((depth for depth, (a, b) in enumerate(pairs) if a != b), self._shorter(row, column))

    def known(self) -> np.ndarray:
        a, b = (np.array([bool(x) for x in side], bool) for side in (self.mentees, self.mentors))
        return a[:, None] & b[None, :]

    def facts(self, row: int, column: int) -> dict[str, Any]:
        return {
            "mentee": list(self.mentees[row]),
            "mentor": list(self.mentors[column]),
            "common": self.common_of(row, column),
        }

    def _shorter(self, row: int, column: int) -> int:
        return min(len(self.mentees[row]), len(self.mentors[column]))


class Distance(_Paths):
    """The further up the two paths part, the more (A1, G5). Both share the root; it counts for nothing."""

    def __init__(self, spec: Criterion, table: Sides):
        super().__init__(spec, table)
        self.mentees = [m.unit for m in table.mentees]
        self.mentors = [m.unit for m in table.mentors]
        self.near = spec.options.get("want") == "near"
        self.of = [max(1, len(unit) - 1) for unit in self.mentees]

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        of = np.array(self.of, np.int32)[:, None]
        near = np.clip(self.common().astype(np.int32) - 1, 0, of)
        return (near if self.near else of - near), of * self.known()

    def share(self, row: int, column: int) -> tuple[int, int]:
        if not self.mentees[row] or not self.mentors[column]:
            return 0, 0
        of = self.of[row]
        near = min(max(self.common_of(row, column) - 1, 0), of)
        return (near if self.near else of - near), of

    def facts(self, row: int, column: int) -> dict[str, Any]:
        return {**super().facts(row, column), "want": "near" if self.near else "far"}


class PlaceCriterion(_Paths):
    """The narrower the place both share, the more."""

    def __init__(self, spec: Criterion, table: Sides):
        super().__init__(spec, table)
        self.mentees = [path(m.answers.get(single_question(spec.asks))) for m in table.mentees]
        self.mentors = [path(m.answers.get(single_question(spec.offers))) for m in table.mentors]

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        of = np.array([len(place) for place in self.mentees], np.int32)[:, None]
        return self.common(), of * self.known()

    def share(self, row: int, column: int) -> tuple[int, int]:
        known = self.mentees[row] and self.mentors[column]
        return (self.common_of(row, column), len(self.mentees[row])) if known else (0, 0)


def _cut(paths: list[Path], depth: int) -> list[Path | None]:
    """Every path down to this depth; one that ends before has nothing there."""
    return [path[: depth + 1] if len(path) > depth else None for path in paths]
