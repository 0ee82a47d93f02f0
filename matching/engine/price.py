"""What it costs everybody together to pin a pair, exactly.

One pair: the problem is solved again with the pin, so the moves shown are the moves that will happen. All pairs at
once: the move that is forced plus the cheapest way back, by Floyd-Warshall over the mentors and "nobody".
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.engine.solve import NOBODY, Plan, solve
from matching.engine.solve.exchange import FAR, Exchange
from matching.engine.solve.levels import levels, worth
from matching.engine.types import NEVER_OVERRIDDEN


@dataclass(frozen=True, slots=True)
class Cost:
    """A loss is positive. `plan` is the solution with the pin."""

    served: int
    priority: int
    weak: int
    kept: int
    points: int
    plan: Plan | None = None


def refused(plan: Plan, row: int, column: int) -> int:
    """Rules that no coordinator can set aside for this pair, and a mentor whose places all belong to pins."""
    if plan.at[row] == column:
        return 0
    return plan.table.refusals(row, column, ~NEVER_OVERRIDDEN)


def price(plan: Plan, row: int, column: int) -> Cost:
    if plan.at[row] == column:
        return Cost(0, 0, 0, 0, 0, plan)
    other = solve(plan.table.with_pin(row, column))
    return Cost(
        len(plan.cells) - len(other.cells),
        plan.prioritised - other.prioritised,
        other.weak - plan.weak,
        plan.kept - other.kept,
        sum(plan.points) - sum(other.points),
        other,
    )


def losses(plan: Plan) -> npt.NDArray[np.int64] | None:
    """The loss of every pin at once, to be read by `levels(plan.table).read`.

    None where a loss is no sum of moves (with the weakest pair lifted, or with mentees who may not share a mentor), and
    with priorities, which cannot be told from places in a total.
    Cells of pinned mentees, and of mentors without a place to give, have no meaning.
    """
    table = plan.table
    if table.lift or table.clashes or (table.priority is not None and table.priority.any()):
        return None
    weights = levels(table)
    rows = np.flatnonzero(table.unpinned())
    shut = table.closed() | ~table.unpinned()[:, None]
    work = Exchange(worth(table, weights, shut), table.left(), rows, np.where(table.unpinned(), plan.at, NOBODY))
    far = _distances(work.moves())
    open_worth = worth(table, weights)[:, :-1]
    now = work.value[np.arange(len(work.at)), work.at]
    return now[:, None] - open_worth + far[:-1, work.at].T


def _distances(steps: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Floyd-Warshall; steps that cannot be made stay far."""
    far = np.where(steps >= FAR // 4, FAR // 2, steps)
    for through in range(len(far)):
        np.minimum(far, far[:, through, None] + far[None, through, :], out=far)
    return far
