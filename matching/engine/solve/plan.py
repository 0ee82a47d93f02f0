"""A solution, and how good it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from matching.engine.solve.table import NOBODY, Cell, Table


@dataclass(frozen=True)
class SolutionPlan:
    """`at` has the column of each row, pins included, or NOBODY."""

    table: Table
    at: npt.NDArray[np.intp]

    @cached_property
    def cells(self) -> list[Cell]:
        return [(row, column) for row, column in enumerate(self.at.tolist()) if column != NOBODY]

    @cached_property
    def points(self) -> list[int]:
        return [int(self.table.points[cell]) for cell in self.cells]

    @property
    def weak(self) -> int:
        return sum(points < self.table.floor for points in self.points)

    @property
    def weakest(self) -> int:
        return min(self.points, default=0)

    @property
    def prioritised(self) -> int:
        rows = self.table.priority
        return 0 if rows is None else sum(bool(rows[row]) for row, _ in self.cells)

    @property
    def kept(self) -> int:
        return len(set(self.table.kept) & set(self.cells))

    def upper(self) -> tuple[int, int, int, int]:
        """Everything that comes before points."""
        return len(self.cells), self.prioritised, len(self.cells) - self.weak, self.kept

    def free_weakest(self) -> int:
        """The weakest pair among those the solver has chosen; pins are as they are."""
        pins = set(self.table.pins)
        chosen = (p for cell, p in zip(self.cells, self.points, strict=True) if cell not in pins)
        return min(chosen, default=0)

    def goodness(self) -> tuple[int, ...]:
        """Compares solutions of the same problem: more is better."""
        weakest = self.free_weakest() if self.table.lift else 0
        return *self.upper(), weakest, sum(self.points)

    def fairness(self) -> tuple[tuple[int, int, int], ...]:
        """Among equally good ones: less is better (`fair.py`)."""
        points = self.table.points
        wishes = enumerate(self.at.tolist())
        return tuple((1, 0, 0) if c == NOBODY else (0, -int(points[r, c]), c) for r, c in wishes)

    def spare(self) -> npt.NDArray[np.int64]:
        """Places still empty, by column."""
        taken = np.bincount(self.at[self.at != NOBODY], minlength=len(self.table.places))
        return np.maximum(self.table.places - taken, 0)
