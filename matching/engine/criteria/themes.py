"""Criteria over choice keys: what the mentee has chosen against what the mentor has."""

from __future__ import annotations

from typing import Any

import numpy as np

from matching.engine.criteria.base import Column
from matching.engine.sides import Sides
from matching.engine.types import Criterion
from matching.engine.words import FULL_GRADE, grades, keys, single_question

RANK_WEIGHTS = (10, 7, 5, 4, 3)  # the first wish counts three times the fifth; later ones like the fifth
WISHES = ("same", "other", "any")


class _Keys(Column):
    """Wants × has, as one product of two small whole-number matrices."""

    def __init__(self, spec: Criterion, table: Sides):
        super().__init__(spec, table)
        asks, offers = single_question(spec.asks), single_question(spec.offers)
        self.wants = [self.weigh(mentee.answers.get(asks)) for mentee in table.mentees]
        self.has = [self.grade(mentor.answers.get(offers)) for mentor in table.mentors]
        self.known = np.array([bool(x) for x in self.has], bool)
        names = {name: place for place, name in enumerate(sorted({n for w in self.wants for n in w}))}
        self._wants, self._has = _dense(self.wants, names), _dense(self.has, names)

    def weigh(self, answer: Any) -> dict[str, int]:
        return dict.fromkeys(keys(answer), 1)

    def grade(self, answer: Any) -> dict[str, int]:
        return {key: 1 for key, grade in grades(answer).items() if grade}

    def met(self) -> np.ndarray:
        """Exact in float32: the sums stay far below 2²⁴."""
        return self._wants @ self._has.T

    def met_of(self, row: int, column: int) -> int:
        has = self.has[column]
        return sum(weight * has.get(name, 0) for name, weight in self.wants[row].items())

    def facts(self, row: int, column: int) -> dict[str, Any]:
        return {"mentee": list(self.wants[row]), "mentor": list(self.has[column])}


class Ticked(_Keys):
    """Each of the mentee's ticks that the mentor has too counts alike."""

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        return self.met(), np.array([len(wants) for wants in self.wants], np.int32)[:, None]

    def share(self, row: int, column: int) -> tuple[int, int]:
        return self.met_of(row, column), len(self.wants[row])

    def facts(self, row: int, column: int) -> dict[str, Any]:
        has = self.has[column]
        return {"themes": [{"theme": name, "met": name in has} for name in self.wants[row]]}


class Ranked(_Keys):
    """The mentee's wishes in their order against the mentor's experience, 0 none to 3 great."""

    def weigh(self, answer: Any) -> dict[str, int]:
        weights = tuple(self.spec.options.get("rank_weights", RANK_WEIGHTS))
        return {key: weights[min(place, len(weights) - 1)] for place, key in enumerate(keys(answer))}

    def grade(self, answer: Any) -> dict[str, int]:
        return {key: grade for key, grade in grades(answer).items() if grade}

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        return self.met(), np.array([FULL_GRADE * sum(w.values()) for w in self.wants], np.int32)[:, None]

    def share(self, row: int, column: int) -> tuple[int, int]:
        return self.met_of(row, column), FULL_GRADE * sum(self.wants[row].values())

    def facts(self, row: int, column: int) -> dict[str, Any]:
        has = self.has[column]
        wants = enumerate(self.wants[row], 1)
        return {"themes": [{"theme": name, "rank": rank, "grade": has.get(name, 0)} for rank, name in wants]}


class ChoiceCriterion(_Keys):
    """Any choice question marked for matching: one in common is enough, or all that the mentee wants."""

    def __init__(self, spec: Criterion, table: Sides):
        super().__init__(spec, table)
        self.all = spec.options.get("need") == "all"
        self.of = [(len(wants) if self.all else 1) if wants else 0 for wants in self.wants]

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        met = self.met()
        of = np.array(self.of, np.int32)[:, None] * self.known[None, :]
        return (met if self.all else np.minimum(met, 1)), of

    def share(self, row: int, column: int) -> tuple[int, int]:
        met = self.met_of(row, column)
        return (met if self.all else min(met, 1)), self.of[row] if self.known[column] else 0


class SameOrOther(_Keys):
    """Profession or sector: the same or another, by the programme's rule or the mentee's own wish."""

    def __init__(self, spec: Criterion, table: Sides):
        super().__init__(spec, table)
        want = spec.options.get("want", "same" if spec.kind == "profession" else "other")
        wish = spec.options.get("wish")
        wishes = [m.answers.get(wish) if wish else None for m in table.mentees]
        self.want = [answer if answer in WISHES else want for answer in wishes]

    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        same = self.met() > 0
        other, free = (np.array([w == name for w in self.want], bool)[:, None] for name in ("other", "any"))
        judged = np.array([bool(w) for w in self.wants], bool)[:, None] & self.known[None, :]
        return (same ^ other) | free, judged | free

    def share(self, row: int, column: int) -> tuple[int, int]:
        if self.want[row] == "any":
            return 1, 1
        same = self.met_of(row, column) > 0
        known = bool(self.wants[row]) and bool(self.known[column])
        return int(same != (self.want[row] == "other")), int(known)

    def facts(self, row: int, column: int) -> dict[str, Any]:
        return {"mentee": list(self.wants[row]), "mentor": list(self.has[column]), "want": self.want[row]}


def _dense(rows: list[dict[str, int]], names: dict[str, int]) -> np.ndarray:
    table = np.zeros((len(rows), len(names)), np.float32)
    for row, values in enumerate(rows):
        for name, value in values.items():
            if name in names:
                table[row, names[name]] = value
    return table
