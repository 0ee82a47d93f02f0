"""The price of a pin against trying everything."""

import random

import numpy as np

from matching.engine import price
from matching.engine.solve import solve
from matching.engine.types import Rule
from tests.matching.engine.oracle import every, totals
from tests.matching.engine.tables import draw, table


def _open(seed: int, largest: int, floor: int):
    scores, places, pins = draw(seed, largest=largest)
    cells = [(i, j) for i in range(len(scores)) for j in range(len(places))]
    kept = random.Random(f"kept {seed}").sample(cells, min(len(cells), seed % 3))
    made = table(scores, places, pins, floor=floor, kept=tuple(kept))
    made.mask[made.mask & 1024 > 0] ^= np.uint16(1024 ^ Rule.LANGUAGE)  # holes become a rule one may set aside
    rows = [r for r in range(len(scores)) if r not in dict(pins)]
    return scores, places, made, [(r, c) for r in rows for c in range(len(places)) if not made.refusals(r, c, ~1)]


def test_the_price_of_a_pin_is_that_of_trying_everything() -> None:
    for seed in range(80):
        scores, places, made, cells = _open(seed, 4, 4_000)
        plan = solve(made)
        for row, column in cells:
            cost = price.price(plan, row, column)
            opened = [[*line] for line in scores]
            opened[row][column] = opened[row][column] or 0
            both = [
                max(_key(grid, at, made) for at in every(grid, places) if pins <= set(enumerate(at)))
                for grid, pins in ((scores, set(made.pins)), (opened, {*made.pins, (row, column)}))
            ]
            loss = tuple(a - b for a, b in zip(*both, strict=True))
            assert (cost.served, cost.served + cost.weak, cost.kept, cost.points) == loss, (seed, row, column)


def _key(scores, at, made) -> tuple[int, int, int, int]:
    return totals(scores, [(i, j) for i, j in enumerate(at) if j >= 0], made.floor, made.kept)
