"""The problem as numbers alone: what the solver sees, and what the bare interface fills in directly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from matching.engine.types import Rule

Cell = tuple[int, int]  # row (mentee), column (mentor)
NOBODY = -1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows and columns stand in the order that decides among equals. `pins` are possible: the caller has asked."""

    points: npt.NDArray[np.int32 | np.int64]
    mask: npt.NDArray[np.uint16]  # rules as bit flags, 0 is possible
    places: npt.NDArray[np.int64]
    pins: tuple[Cell, ...] = ()
    floor: int = 0
    lift: bool = False
    kept: tuple[Cell, ...] = ()
    priority: npt.NDArray[np.bool_] | None = None
    clashes: Mapping[int, set[int]] = field(default_factory=dict)  # rows that may not share a column

    @property
    def shape(self) -> Cell:
        return len(self.points), len(self.places)

    def left(self) -> npt.NDArray[np.int64]:
        """Places that no pin holds."""
        held = np.bincount([column for _, column in self.pins], minlength=len(self.places))
        return np.maximum(self.places - held, 0)

    def unpinned(self) -> npt.NDArray[np.bool_]:
        free = np.ones(len(self.points), bool)
        free[[row for row, _ in self.pins]] = False
        return free

    def closed(self) -> npt.NDArray[np.bool_]:
        """Cells that cannot be chosen: blocked by a rule, by a tie to somebody pinned there, or without a place."""
        shut = self.mask > 0
        shut[:, self.left() < 1] = True
        for row, column in self.pins:
            shut[list(self.clashes.get(row, ())), column] = True
        return shut

    def with_pin(self, row: int, column: int) -> Table:
        return replace(self, pins=tuple(sorted({*self.pins, (row, column)})))

    def refusals(self, row: int, column: int, overrides: int = 0) -> int:
        """The rules that forbid pinning these two, next to the pins there are."""
        rules = int(self.mask[row, column]) & ~overrides
        others = [r for r, c in self.pins if c == column and r != row]
        if len(others) >= self.places[column]:
            rules |= Rule.CAPACITY
        if self.clashes.get(row, set()) & set(others):
            rules |= Rule.TIE
        return rules
