"""The best solution of one table where nobody stands in anybody's way at the same mentor."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.engine.solve.assign import assign
from matching.engine.solve.exchange import Exchange, Ints, potentials
from matching.engine.solve.fair import settle_ties
from matching.engine.solve.levels import levels, worth
from matching.engine.solve.lift import threshold
from matching.engine.solve.plan import SolutionPlan
from matching.engine.solve.sparse import assign_sparse, is_large
from matching.engine.solve.table import NOBODY, Table

EFFORT = 40  # a proof looks at each mentor about ten times; after so many the start was not good enough
Shut = npt.NDArray[np.bool_]


def best(table: Table, shut: Shut) -> SolutionPlan:
    """`shut` has the cells that cannot be chosen; pins stand whatever it says."""
    shut = shut | ~table.unpinned()[:, None]
    if table.lift:
        shut = shut | (table.points < threshold(table, shut))
    value = worth(table, levels(table), shut)
    rows = np.flatnonzero(table.unpinned())
    work, prices = _proven(value, table.left(), rows)
    settle_ties(work, prices, table.points)
    return pinned(table, work.solution())


def _proven(value: Ints, places: Ints, rows: npt.NDArray[np.intp]) -> tuple[Exchange, Ints]:
    """A best solution with the potentials that prove it."""
    if is_large(places, rows):
        work = Exchange(value, places, rows, assign_sparse(value, places, rows))
        prices = potentials(work.moves(), EFFORT)
        if prices is not None:
            return work, prices
    work = Exchange(value, places, rows, assign(value, places, rows))
    return work, work.settle()


def pinned(table: Table, at: npt.NDArray[np.intp]) -> SolutionPlan:
    """The solution of the others together with the pins."""
    whole = np.where(table.unpinned(), at, NOBODY)
    for row, column in table.pins:
        whole[row] = column
    return SolutionPlan(table, whole)
