"""From a table of numbers to the best solution, exactly, and always the same one."""

from __future__ import annotations

from matching.engine.solve.clashes import without_clashes
from matching.engine.solve.plan import SolutionPlan
from matching.engine.solve.table import NOBODY, Cell, Table

__all__ = ["NOBODY", "Cell", "Plan", "Table", "solve"]


def solve(table: Table) -> SolutionPlan:
    """Most served > those with priority > fewest under the floor > kept > (weakest pair) > points > date."""
    return without_clashes(table)
