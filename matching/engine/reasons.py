"""Why somebody is left over, from the masks and the places alone, so that anybody can check it.

Nobody: every mentor is blocked, and the masks say by which rules. Competition: follow who could take whose place from
this mentee's possible mentors until no new mentor turns up; everybody found has nowhere else to go, and there is one
place too few. And the smallest change: the fewest rules set aside and places added that give this mentee a mentor
while nobody loses one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.engine.solve import NOBODY, SolutionPlan
from matching.engine.types import NEVER_OVERRIDDEN, Rule

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Way:
    """A change by numbers: rules set aside for (row, column), and perhaps one more place."""

    column: int = NOBODY
    rules: int = 0
    place: bool = False


@dataclass(frozen=True, slots=True)
class WhyLeft:
    row: int
    columns: tuple[int, ...]  # empty: nobody is possible
    rivals: tuple[int, ...]
    blocked: dict[Rule, int]
    without: dict[Rule, int]
    way: Way


class Reasons:
    """The reasons of one plan."""

    def __init__(self, plan: SolutionPlan):
        self.plan = plan
        self.mask = _with_clashes(plan)
        self.possible = self.mask == 0
        unpinned = plan.table.unpinned()
        self.movable = np.flatnonzero(unpinned & (plan.at != NOBODY))
        self.unserved = np.flatnonzero(plan.at == NOBODY).tolist()
        self.unpinned = unpinned
        self.ends = self._with_an_end()

    def all(self) -> list[WhyLeft]:
        return [self.of(row) for row in self.unserved]

    def of(self, row: int) -> WhyLeft:
        columns = self._closed_circle(self.possible[row])
        inside = self.unpinned & self.possible.any(1) & ~(self.possible & ~columns).any(1)
        rivals = np.flatnonzero(inside).tolist() if columns.any() else []
        masks = Counter(self.mask[row].tolist())
        blocked = {rule: sum(times for mask, times in masks.items() if mask & rule) for rule in Rule}
        without = {rule: masks[rule.value] for rule in Rule if masks[rule.value]}
        counted = {rule: times for rule, times in blocked.items() if times}
        return WhyLeft(row, tuple(np.flatnonzero(columns).tolist()), tuple(rivals), counted, without, self.way(row))

    def way(self, row: int) -> Way:
        """The smallest change; among equals the most points, then the earlier mentor."""
        best: tuple[tuple[int, int, int], Way] | None = None
        for column, mask in enumerate(self.mask[row].tolist()):
            if mask & NEVER_OVERRIDDEN & ~Rule.CAPACITY:
                continue
            rules = mask & ~Rule.CAPACITY
            place = bool(mask & Rule.CAPACITY) or not self.ends[column]
            cost = (rules.bit_count() + place, -int(self.plan.table.points[row, column]), column)
            if best is None or cost < best[0]:
                best = cost, Way(column, rules, place)
        return best[1] if best else Way()

    def _closed_circle(self, start: Bools) -> Bools:
        """All mentors whose places could come free, one move after the other, for somebody who wants these."""
        columns = start.copy()
        while True:
            inside = self.movable[columns[self.plan.at[self.movable]]]
            wider = columns | self.possible[inside].any(0)
            if (wider == columns).all():
                return columns
            columns = wider

    def _with_an_end(self) -> Bools:
        """Mentors from whom a row of moves leads to an empty place: one more can come without anybody losing theirs."""
        mentors = self.plan.spare() > 0
        while True:
            able = self.movable[(self.possible[self.movable] & mentors).any(1)]
            wider = mentors.copy()
            wider[self.plan.at[able]] = True
            if (wider == mentors).all():
                return mentors
            mentors = wider


def _with_clashes(plan: SolutionPlan) -> npt.NDArray[np.uint16]:
    """The masks, and a tie wherever somebody of this run who has the mentor stands in the way.

    So a row of moves that is found is one that can be made: each who comes may be with all who are there.
    """
    clashes = plan.table.clashes
    if not clashes:
        return plan.table.mask
    mask = plan.table.mask.copy()
    for row, column in plan.cells:
        mask[list(clashes.get(row, ())), column] |= np.uint16(Rule.TIE)
    return mask
