"""What the solver is held against: a Hungarian method of its own, plain search, and a maximum matching.

Nothing here imports the solver or scipy.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache

import numpy as np

Scores = Sequence[Sequence[int | None]]
Cell = tuple[int, int]


def hungarian(cost: np.ndarray) -> np.ndarray:
    """The column of each row for the smallest sum; as many columns as rows or more. Whole numbers stay exact."""
    rows, columns = cost.shape
    u, v = np.zeros(rows + 1, np.int64), np.zeros(columns + 1, np.int64)
    match, way = np.zeros(columns + 1, int), np.zeros(columns + 1, int)
    for row in range(1, rows + 1):
        match[0], column = row, 0
        least, used = np.full(columns + 1, 2**62), np.zeros(columns + 1, bool)
        while match[column]:
            used[column] = True
            reduced = cost[match[column] - 1] - u[match[column]] - v[1:]
            open_ = ~used[1:]
            better = open_ & (reduced < least[1:])
            least[1:][better], way[1:][better] = reduced[better], column
            next_ = 1 + int(np.argmin(np.where(open_, least[1:], 2**62)))
            delta = least[next_]
            u[match[used]] += delta
            v[used] -= delta
            least[~used] -= delta
            column = next_
        while column:
            match[column], column = match[way[column]], way[column]
    answer = np.zeros(rows, int)
    answer[match[1:][match[1:] > 0] - 1] = np.flatnonzero(match[1:])
    return answer


def best_totals(
    scores: Scores, places: Sequence[int], floor: int = 0, kept: Collection[Cell] = ()
) -> tuple[int, int, int, int]:
    """`totals` of the best solution, by the method above on a padded square."""
    seats = [j for j, n in enumerate(places) for _ in range(min(n, len(scores)))]
    if not scores or not seats:
        return 0, 0, 0, 0
    base = len(scores) + 1
    unit = base * (1 + max((x for row in scores for x in row if x is not None), default=0))
    cost = np.zeros((len(scores), len(seats) + len(scores)), np.int64)
    for i, row in enumerate(scores):
        for s, j in enumerate(seats):
            if row[j] is not None:
                cost[i, s] = -(unit * (base * base + base * (row[j] >= floor) + ((i, j) in kept)) + row[j])
    found = [(i, seats[s]) for i, s in enumerate(hungarian(cost)) if s < len(seats) and cost[i, s]]
    return totals(scores, found, floor, kept)


def totals(
    scores: Scores, pairs: Sequence[Cell], floor: int = 0, kept: Collection[Cell] = ()
) -> tuple[int, int, int, int]:
    """(served, at the floor or above, kept, points): more is better, in this order."""
    got = [scores[i][j] for i, j in pairs]
    assert None not in got
    return len(got), sum(x >= floor for x in got), sum(cell in kept for cell in pairs), sum(got)


def every(scores: Scores, places: Sequence[int], row: int = 0) -> Iterator[tuple[int, ...]]:
    """All solutions of a tiny problem: the column of each row, -1 for nobody."""
    if row == len(scores):
        yield ()
        return
    for column in (-1, *range(len(places))):
        if column >= 0 and (scores[row][column] is None or not places[column]):
            continue
        left = [n - (j == column) for j, n in enumerate(places)]
        for rest in every(scores, left, row + 1):
            yield (column, *rest)


def most(worth: Scores, places: Sequence[int]) -> int:
    """The largest sum there is, by trying everything once for each row and what is left of the places."""

    @cache
    def rest(row: int, left: tuple[int, ...]) -> int:
        if row == len(worth):
            return 0
        found = [rest(row + 1, left)]
        for column, x in enumerate(worth[row]):
            if x is not None and left[column]:
                found.append(x + rest(row + 1, (*left[:column], left[column] - 1, *left[column + 1 :])))
        return max(found)

    return rest(0, tuple(places))


def maximum(possible: Sequence[Sequence[bool]], places: Sequence[int], must: Sequence[int] = ()) -> int:
    """How many can be served at all (augmenting paths); those in `must` come first and are never given up."""
    taken: list[list[int]] = [[] for _ in places]

    def place(row: int, seen: set[int]) -> bool:
        for column, good in enumerate(possible[row]):
            if not good or column in seen:
                continue
            seen.add(column)
            if len(taken[column]) < places[column]:
                taken[column].append(row)
                return True
            for at, other in enumerate(taken[column]):
                if place(other, seen):
                    taken[column][at] = row
                    return True
        return False

    served = sum(place(row, set()) for row in must)
    assert served == len(must), "those who must be served cannot all be"
    return served + sum(place(row, set()) for row in range(len(possible)) if row not in set(must))
