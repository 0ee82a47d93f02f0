"""Two mentees of this run who may not share a mentor (L7): rare, so it is solved without, and then branched.

Each clash found at one mentor is forbidden to the one and, in another branch, to the other; the best solution of all
branches wins, so the answer stays exact. A branch can only be worse than the one it comes from.
"""

from __future__ import annotations

import heapq
from itertools import combinations, count

import numpy as np
import numpy.typing as npt

from matching.engine.solve.best import best
from matching.engine.solve.plan import SolutionPlan
from matching.engine.solve.table import Cell, Table

BRANCHES = 300  # beyond this the later applicant gives way, and the rest is solved exactly around that
Shut = npt.NDArray[np.bool_]


def without_clashes(table: Table) -> SolutionPlan:
    shut = table.closed()
    plan = best(table, shut)
    if _clash(plan) is None:
        return plan
    return _branch(table, plan)


def _branch(table: Table, first: SolutionPlan) -> SolutionPlan:
    numbers = count()
    heap = [(_order(first), next(numbers), first, frozenset[Cell]())]
    solution: SolutionPlan | None = None
    while heap:
        _, number, plan, forbidden = heapq.heappop(heap)
        if solution is not None and plan.goodness() < solution.goodness():
            break
        cells = _clash(plan)
        if cells is None:
            solution = plan if solution is None else min(solution, plan, key=_order)
            continue
        for cell in cells if number < BRANCHES else cells[1:]:
            branch = forbidden | {cell}
            other = best(table, _shut(table, branch))
            heapq.heappush(heap, (_order(other), next(numbers), other, branch))
    return solution or first


def _clash(plan: SolutionPlan) -> tuple[Cell, Cell] | None:
    """The first two of one mentor who may not share, the earlier applicant first."""
    pins = {row for row, _ in plan.table.pins}
    for column in np.flatnonzero(np.bincount([c for _, c in plan.cells], minlength=1) > 1).tolist():
        rows = [row for row, c in plan.cells if c == column and row not in pins]
        for earlier, other in combinations(rows, 2):
            if other in plan.table.clashes.get(earlier, ()):
                return (earlier, column), (other, column)
    return None


def _order(plan: SolutionPlan) -> tuple[tuple[int, ...], tuple[tuple[int, int, int], ...]]:
    return tuple(-part for part in plan.goodness()), plan.fairness()


def _shut(table: Table, forbidden: frozenset[Cell]) -> Shut:
    shut = table.closed()
    for cell in forbidden:
        shut[cell] = True
    return shut
