"""Who could change places with whom, and what it would cost: the graph over mentors that exact answers come from.

A node is a mentor, and one more node is "nobody". The edge from a to b is the smallest loss when somebody moves from
a to b; an empty place can move too, for nothing. A solution is the best there is exactly when no round trip gains,
and then the distances say what any change costs (docs/matching.md).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from matching.engine.solve.table import NOBODY

FAR = np.int64(2**61)
Ints = npt.NDArray[np.int64]
Path = list[tuple[int, int]]  # (who moves, or NOBODY for an empty place; to which node)


class Exchange:
    """A solution in the middle of being changed. `value` is that of `worth`, with its last column for "nobody"."""

    def __init__(self, value: Ints, places: Ints, rows: npt.NDArray[np.intp], at: npt.NDArray[np.intp]):
        self.nobody = len(places)
        self.rows = rows
        self.value = value
        self.at = np.where(at == NOBODY, self.nobody, at)
        taken = np.bincount(self.at[rows], minlength=self.nobody + 1)[:-1]
        self.spare = np.append(places - taken, len(rows) + 1)

    def moves(self) -> Ints:
        """The smallest loss of each move from node to node."""
        count = self.nobody + 1
        best = np.full((count, count), FAR, np.int64)
        order = self.rows[np.argsort(self.at[self.rows], kind="stable")]
        nodes = self.at[order]
        if len(order):
            loss = self.value[order, nodes][:, None] - self.value[order]
            starts = np.flatnonzero(np.r_[True, nodes[1:] != nodes[:-1]])
            best[nodes[starts]] = loss if len(starts) == len(order) else np.minimum.reduceat(loss, starts)
        empty = np.flatnonzero(self.spare > 0)
        best[empty] = np.minimum(best[empty], 0)
        np.fill_diagonal(best, 0)
        return best

    def settle(self) -> Ints:
        """Makes every round trip that gains, until none does; gives the potentials that prove it."""
        while True:
            losses = self.moves()
            prices = potentials(losses)
            if prices is not None:
                return prices
            self._make(gaining_cycle(losses))

    def mover(self, start: int, goal: int) -> int:
        """Who moves from one node to the other at the smallest loss; the first in order among equals."""
        there = self.rows[self.at[self.rows] == start]
        losses = self.value[there, start] - self.value[there, goal]
        if self.spare[start] > 0 and (not len(there) or losses.min() > 0):
            return NOBODY
        return int(there[np.argmin(losses)])

    def _make(self, cycle: list[int]) -> None:
        steps = [(self.mover(a, b), b) for a, b in zip(cycle, cycle[1:] + cycle[:1], strict=True)]
        self.make(steps, cycle[0])

    def make(self, steps: Path, start: int) -> None:
        """Moves everybody along a closed trip that begins at `start`."""
        node = start
        for who, goal in steps:
            if who == NOBODY:
                self.spare[node] -= 1
                self.spare[goal] += 1
            else:
                self.at[who] = goal
            node = goal

    def solution(self) -> npt.NDArray[np.intp]:
        return np.where(self.at == self.nobody, NOBODY, self.at)


def potentials(losses: Ints, effort: int | None = None) -> Ints | None:
    """The smallest distance to each node from anywhere (Bellman-Ford); None when some round trip gains.

    With `effort` None may also mean that looking at each node so many times on average was not enough.
    """
    price = np.zeros(len(losses), np.int64)
    changed = np.arange(len(losses))
    looked = 0
    for _ in range(len(losses) + 1):
        looked += len(changed)
        if effort and looked > effort * len(losses):
            return None
        distances = (price[changed, None] + losses[changed]).min(0)
        changed = np.flatnonzero(distances < price)
        if not len(changed):
            return price
        price[changed] = distances[changed]
    return None


def gaining_cycle(losses: Ints) -> list[int]:
    """The nodes of one round trip with a gain. Only called when there is one."""
    price = np.zeros(len(losses), np.int64)
    came = np.full(len(losses), -1)
    while True:
        through = price[:, None] + losses
        best = through.argmin(0)
        distances = through[best, np.arange(len(losses))]
        better = distances < price
        price[better], came[better] = distances[better], best[better]
        for start in np.flatnonzero(better).tolist():
            if cycle := _loop(came, start):
                return cycle


def _loop(came: npt.NDArray[np.int64], start: int) -> list[int]:
    seen: dict[int, int] = {}
    trail: list[int] = []
    node = start
    while node >= 0 and node not in seen:
        seen[node] = len(trail)
        trail.append(node)
        node = int(came[node])
    return trail[seen[node] :][::-1] if node >= 0 else []
