"""Random problems of numbers alone."""

from __future__ import annotations

import random

import numpy as np

from matching.engine.solve import Table
from tests.matching.engine.oracle import Cell, Scores


def draw(seed: int, largest: int = 9, top: int = 10_000) -> tuple[list[list[int | None]], list[int], list[Cell]]:
    """Scores with holes, places 0 to 3, and some pins that are possible."""
    pick = random.Random(seed)
    rows, columns = pick.randint(1, largest), pick.randint(1, largest)
    holes = pick.choice((0.0, 0.2, 0.5, 0.8))
    step = pick.choice((1, 1, top // 4))
    scores = [
        [None if pick.random() < holes else pick.randrange(0, top + 1, step) for _ in range(columns)]
        for _ in range(rows)
    ]
    places = [pick.randint(0, 3) for _ in range(columns)]
    pins: list[Cell] = []
    for row in pick.sample(range(rows), pick.choice((0, 0, 1, 2)) % (rows + 1)):
        good = [j for j in range(columns) if scores[row][j] is not None and places[j] > sum(c == j for _, c in pins)]
        if good:
            pins.append((row, pick.choice(good)))
    return scores, places, sorted(pins)


def table(scores: Scores, places: list[int], pins: list[Cell] = (), **more) -> Table:  # type: ignore[assignment]
    grid = np.array([[0 if x is None else x for x in row] for row in scores], np.int64).reshape(
        len(scores), len(places)
    )
    mask = np.array([[x is None for x in row] for row in scores], np.uint16).reshape(grid.shape) * np.uint16(1024)
    mask[:, np.array(places) < 1] |= np.uint16(1)
    return Table(grid, mask, np.array(places, np.int64), tuple(pins), **more)


def without_pins(scores: Scores, places: list[int], pins: list[Cell]) -> tuple[list[list[int | None]], list[int]]:
    """What is left for the others: no place of a pin, and nothing for those who are pinned."""
    pinned = {row for row, _ in pins}
    left = [n - sum(c == j for _, c in pins) for j, n in enumerate(places)]
    return [[None] * len(places) if i in pinned else list(row) for i, row in enumerate(scores)], left
