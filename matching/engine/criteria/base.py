"""What every criterion has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

import numpy as np

from matching.engine.sides import Sides
from matching.engine.types import Criterion, Met


class Column(ABC):
    """One criterion over all pairs. Subclasses read the answers once, in `__init__`."""

    def __init__(self, spec: Criterion, table: Sides):
        self.spec = spec
        self.table = table

    @abstractmethod
    def shares(self) -> tuple[np.ndarray, np.ndarray]:
        """Two whole-number arrays that broadcast to mentees × mentors: what is met, of how much; of 0 is unknown."""

    @abstractmethod
    def share(self, row: int, column: int) -> tuple[int, int]:
        """The same two numbers for one pair."""

    @abstractmethod
    def facts(self, row: int, column: int) -> dict[str, Any]:
        """What the mentee wants and the mentor has, as JSON values."""


def points(met: np.ndarray, of: np.ndarray, most: int) -> np.ndarray:
    """Whole points, half rounded up; int32, since 2 × 10 000 × 16 000 still fits."""
    of = of.astype(np.int32, copy=False)
    doubled = met.astype(np.int32) * np.int32(2 * most)
    doubled += of
    doubled //= np.maximum(2 * of, 1)
    if not of.all():
        doubled *= of > 0
    return doubled


def points_of_one(met: int, of: int, most: int) -> int:
    return (2 * most * met + of) // (2 * of) if of else 0


def word(met: int, of: int) -> Met:
    if not of:
        return "unknown"
    return "yes" if met >= of else "partly" if met else "no"
