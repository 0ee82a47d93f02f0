"""What is worth more than what: one whole number per cell that orders all solutions as the programme wants.

Most served > most of those with priority > fewest under the floor > most kept pairs > points. Each level weighs more
than everything below it can add up to, twice over.

Being served weighs the same for all, and for those with priority twice that. It is enough: whoever is served can stay so
while one more is added, so the most weight is also the most people, and the most of those with priority among them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.engine.solve.table import Table
from matching.engine.types import ProblemError

LARGEST = 2**57  # sums along a path of moves must stay within int64
SHUT = -(2**60)

Worth = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Levels:
    served: int
    strong: int
    kept: int
    least: int  # the smallest points: points count from here, so that they are never negative


def levels(table: Table) -> Levels:
    """The weights for this problem; without a floor above the least points all pairs are strong, and weigh nothing."""
    pairs = int(min(table.unpinned().sum(), table.left().sum()))
    least, most = (int(table.points.min()), int(table.points.max())) if table.points.size else (0, 0)
    kept = 2 * pairs * (most - least) + 1
    below = pairs * (most - least) + len(table.kept) * kept
    strong = 2 * below + 1 if table.floor > least else 0
    served = 2 * (below + pairs * strong) + 1
    if served > LARGEST:
        raise ProblemError("too many people or points for one exact solution")
    return Levels(served, strong, kept, least)


def worth(table: Table, weights: Levels, shut: npt.NDArray[np.bool_] | None = None) -> Worth:
    """The worth of each cell, `SHUT` where it cannot be chosen; a last column for "nobody", worth nothing."""
    whole = np.zeros((len(table.points), len(table.places) + 1), np.int64)
    value = whole[:, :-1]
    value += table.points
    value += weights.served - weights.least
    if weights.strong:
        value[table.points >= table.floor] += weights.strong
    if table.priority is not None and table.priority.any():
        value[table.priority] += weights.served
    for cell in table.kept:
        value[cell] += weights.kept
    if shut is not None:
        value[shut] = SHUT
    return whole
