"""Among equally good solutions, the one fairest by date: so the order of the input can never matter.

In the order of application each mentee gets what is best for them (somebody before nobody, more points before fewer,
the earlier mentor among equals) that some best solution still allows to those not yet settled.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from matching.engine.solve.exchange import Exchange, Ints, Path
from matching.engine.solve.table import NOBODY


def settle_ties(work: Exchange, price: Ints, points: npt.NDArray[np.integer]) -> None:
    """Changes `work` within the best solutions only; `price` is what `Exchange.settle` gave."""
    ties = _Ties(work, price)
    for row in work.rows.tolist():
        if ties.choices[row] > 1:
            _improve(ties, row, points[row])
        ties.fix(row)


def _improve(ties: _Ties, row: int, points: npt.NDArray[np.integer]) -> None:
    """The best place that one trip without a loss can make free."""
    start = int(ties.work.at[row])
    for node in ties.better(row, points):
        trip = ties.trip(node, start)
        if trip is not None:
            ties.move([(row, node), *trip], start)
            return


class _Ties:
    """The moves that cost nothing, among those who are not settled yet."""

    def __init__(self, work: Exchange, price: Ints):
        self.work = work
        self.price = price
        here = work.value[np.arange(len(work.at)), work.at] + price[work.at]
        self.free = here[:, None] - work.value == price[None, :]
        self.choices = self.free.sum(1)  # the place one has is among them
        count = work.nobody + 1
        self.there: list[set[int]] = [set() for _ in range(count)]
        for row in work.rows.tolist():
            self.there[int(work.at[row])].add(row)
        self.out = np.zeros((count, count), bool)  # from which node somebody could go where; see `_out`
        self.stale = np.ones(count, bool)
        self.stuck = np.zeros(count, bool)  # nobody there can leave any more
        self.hopeless = np.zeros(count, bool)  # found not to lead where this mentee is

    def better(self, row: int, points: npt.NDArray[np.integer]) -> Iterator[int]:
        """Nodes this mentee would rather be at, the best first."""
        self.hopeless = self.stuck.copy()
        now, nobody = int(self.work.at[row]), self.work.nobody
        nodes = np.flatnonzero(self.free[row, :nobody] & ~self.stuck[:nobody])
        if now != nobody:
            worth = points[nodes]
            nodes = nodes[(worth > points[now]) | ((worth == points[now]) & (nodes < now))]
        for node in nodes[np.lexsort((nodes, -points[nodes]))].tolist():
            if not self.hopeless[node]:
                yield node

    def trip(self, start: int, goal: int) -> Path | None:
        """The steps of the others that give `goal` somebody (or an empty place) from `start`, for nothing."""
        seen = np.zeros(len(self.out), bool)
        seen[start] = True
        reached = [np.array([start])]
        while len(reached[-1]):
            if seen[goal]:
                return self._steps(reached, goal)
            new = self._out(reached[-1]).any(0) & ~seen
            seen |= new
            reached.append(np.flatnonzero(new))
        self.hopeless |= seen
        return None

    def move(self, steps: Path, start: int) -> None:
        node = start
        for who, goal in steps:
            if who != NOBODY:
                self.there[node].discard(who)
                self.there[goal].add(who)
            self.stale[[node, goal]] = True
            node = goal
        self.work.make(steps, start)

    def fix(self, row: int) -> None:
        node = int(self.work.at[row])
        self.there[node].discard(row)
        self.stale[node] = True
        self.stuck[node] = not self.there[node] and self.work.spare[node] <= 0

    def _out(self, nodes: npt.NDArray[np.intp]) -> npt.NDArray[np.bool_]:
        for node in nodes[self.stale[nodes]].tolist():
            self.out[node] = self.free[list(self.there[node])].any(0)
            if self.work.spare[node] > 0:
                self.out[node] |= self.price == self.price[node]
        self.stale[nodes] = False
        return self.out[nodes]

    def _steps(self, reached: list[npt.NDArray[np.intp]], goal: int) -> Path:
        """Backwards through what was reached: any way will do, the goal alone decides the result."""
        steps: Path = []
        for nodes in reached[-2::-1]:
            before = int(nodes[self.out[nodes, goal].argmax()])
            steps.append((self._mover(before, goal), goal))
            goal = before
        return steps[::-1]

    def _mover(self, node: int, goal: int) -> int:
        return next((row for row in sorted(self.there[node]) if self.free[row, goal]), NOBODY)
