"""The switch "lift the weakest pair": the weakest pair as strong as it can be, then the sum.

Nothing that comes before points is given up for it: the same number served, under the floor and kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching.engine.solve.assign import assign
from matching.engine.solve.levels import levels, worth
from matching.engine.solve.plan import SolutionPlan
from matching.engine.solve.table import Table
from matching.engine.types import MOST_POINTS

Shut = npt.NDArray[np.bool_]


def threshold(table: Table, shut: Shut) -> int:
    """The most points that every chosen pair can have; found by halving."""
    steps = _steps(table.points[~shut])
    if not len(steps):
        return 0
    flat = _flat(table)
    goal = _upper(table, flat, shut)
    served, _, strong, kept = goal
    plain = not kept and served == strong and (table.priority is None or not table.priority.any())
    above = int(np.searchsorted(steps, table.floor)) if plain else len(steps)
    seats = _seats(table, shut)
    if above < len(steps) and _served(seats, steps[above]) == served:
        # Every pair can be at the floor or above it, so from there on only the number served has to be counted.
        return _last(steps, above, lambda least: _served(seats, least) == served)
    return _last(steps, 0, lambda least: _upper(table, flat, shut | (table.points < least)) == goal)


def _steps(points: npt.NDArray[np.integer]) -> npt.NDArray[np.integer]:
    """The different points there are, in order; counted instead of sorted where they are as few as the engine's own."""
    if not len(points) or int(points.max()) - int(points.min()) > 10 * MOST_POINTS:
        return np.unique(points)
    least = int(points.min())
    return np.flatnonzero(np.bincount(points - least)) + least


def _last(steps: npt.NDArray[np.integer], low: int, good: Callable[[int], bool]) -> int:
    """The largest step that is good; the one at `low` is, and none is after one that is not."""
    high = len(steps) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if good(int(steps[middle])):
            low = middle
        else:
            high = middle - 1
    return int(steps[low])


def _seats(table: Table, shut: Shut) -> npt.NDArray[np.integer]:
    """The points with a column for every place; what is shut is below everything."""
    points = np.where(shut, table.points.min(initial=0) - 1, table.points)
    return np.repeat(points, np.minimum(table.left(), len(shut)), axis=1)


def _served(seats: npt.NDArray[np.integer], least: int) -> int:
    """How many can be served by pairs of so many points: a maximum matching, far quicker than an assignment."""
    graph = sparse.csr_matrix(seats >= least)
    return int((maximum_bipartite_matching(graph, perm_type="column") >= 0).sum())


def _flat(table: Table) -> Table:
    """The same table where points only say whether a pair is under the floor."""
    strong = (table.points >= table.floor).astype(np.int32)
    return replace(table, points=strong, floor=1, lift=False)


def _upper(table: Table, flat: Table, shut: Shut) -> tuple[int, int, int, int]:
    value = worth(flat, levels(flat), shut)
    return SolutionPlan(table, assign(value, table.left(), np.flatnonzero(table.unpinned()))).upper()
