"""What it costs everybody together to pin a pair, exactly.

The problem is solved again with the pin, so the moves shown are the moves that will happen.
"""

from __future__ import annotations

from dataclasses import dataclass

from matching.engine.solve import SolutionPlan, solve
from matching.engine.types import NEVER_OVERRIDDEN


@dataclass(frozen=True, slots=True)
class Cost:
    """A loss is positive. `plan` is the solution with the pin."""

    served: int
    priority: int
    weak: int
    kept: int
    points: int
    plan: SolutionPlan | None = None


def refused(plan: SolutionPlan, row: int, column: int) -> int:
    """Rules that no coordinator can set aside for this pair, and a mentor whose places all belong to pins."""
    if plan.at[row] == column:
        return 0
    return plan.table.refusals(row, column, ~NEVER_OVERRIDDEN)


def price(plan: SolutionPlan, row: int, column: int) -> Cost:
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
