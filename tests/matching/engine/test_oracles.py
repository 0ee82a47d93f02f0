"""A thousand random problems against two methods that know nothing of the solver, nor of each other."""

import json
import random
from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from matching.engine.bare import read
from matching.engine.solve import solve
from tests.matching.engine.oracle import Cell, Scores, best_totals, maximum, totals
from tests.matching.engine.tables import draw, without_pins

FLOORS = (0, 5_000)


@pytest.mark.parametrize("hundred", range(10))
def test_served_floor_kept_and_points_equal_both_oracles(hundred: int) -> None:
    """Places 0 to 3, pins and exclusions; served is the maximum matching every time."""
    for seed in range(100 * hundred, 100 * hundred + 100):
        scores, places, pins = draw(seed, largest=12)
        excluded, kept = _decided(seed, scores, pins)
        floor = FLOORS[seed % 2]
        told = {"scores": scores, "capacity": places, "pinned": pins, "excluded": excluded, "floor": floor}
        plan = solve(replace(read(json.dumps(told)), kept=tuple(kept)))
        assert set(pins) <= set(plan.cells)
        assert not set(excluded) & set(plan.cells)
        for row, column in excluded:
            scores[row][column] = None
        others, left = without_pins(scores, places, pins)
        best = totals(others, [cell for cell in plan.cells if cell not in pins], floor, kept)
        assert best == best_totals(others, left, floor, kept), seed
        assert best == by_or_tools(others, left, floor, kept), seed
        assert best[0] == maximum([[x is not None for x in row] for row in others], left), seed


def _decided(seed: int, scores: Scores, pins: Collection[Cell]) -> tuple[list[Cell], list[Cell]]:
    """Pairs set apart, and pairs of a run before; the same pair may be in both."""
    pick = random.Random(f"decided {seed}")
    cells = [(i, j) for i, row in enumerate(scores) for j in range(len(row)) if (i, j) not in pins]
    apart, before = (pick.sample(cells, min(len(cells), pick.choice((0, 3, 8)))) for _ in range(2))
    return apart, before


def by_or_tools(scores: Scores, places: Sequence[int], floor: int, kept: Collection[Cell]) -> tuple[int, int, int, int]:
    """`totals` of the best flow through mentees and mentors: the most there is, then the cheapest of those."""
    base = len(scores) + 1
    unit = base * (1 + max((x for row in scores for x in row if x is not None), default=0))
    source, sink = base + len(places), base + len(places) + 1
    network, cells = SimpleMinCostFlow(), {}
    for i, row in enumerate(scores):
        network.add_arc_with_capacity_and_unit_cost(source, i, 1, 0)
        for j, score in enumerate(row):
            if score is not None:
                worth = unit * (base * (score >= floor) + ((i, j) in kept)) + score
                cells[network.add_arc_with_capacity_and_unit_cost(i, base + j, 1, -worth)] = i, j
    for j, number in enumerate(places):
        network.add_arc_with_capacity_and_unit_cost(base + j, sink, number, 0)
    network.set_node_supply(source, len(scores))
    network.set_node_supply(sink, -len(scores))
    assert network.solve_max_flow_with_min_cost() == network.OPTIMAL
    return totals(scores, [cell for arc, cell in cells.items() if network.flow(arc)], floor, kept)
