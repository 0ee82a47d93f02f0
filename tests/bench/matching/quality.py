"""How good a proposal is, measured with what the engine never sees: the hidden usefulness of each pair."""

from __future__ import annotations

from collections.abc import Callable
from statistics import mean

import numpy as np
from scipy.optimize import linear_sum_assignment

from matching.engine import matcher
from tests.bench.matching.planted import FORMS, Cohort, plant

SEEDS = range(10)
Grid = np.ndarray


def shares(seed: int, size: int) -> dict[str, float]:
    """Each way of matching one cohort, as a share of the best possible."""
    cohort = plant(seed, size)
    useful = np.array(cohort.useful)
    best = useful[linear_sum_assignment(useful, maximize=True)].sum()
    ticks, graded = points(cohort, "ticked"), points(cohort, "graded and text")
    found = {"anybody with anybody": useful.mean() * size}
    found["by hand in order, reading ticks"] = _sum(useful, by_hand(ticks))
    found["by hand in order, reading the engine's points"] = _sum(useful, by_hand(graded))
    found["stable, the engine's points"] = _sum(useful, stable(graded))
    for form in FORMS:
        found[f"engine, {form}"] = _sum(useful, proposed(cohort, form))
    return {name: float(value / best) for name, value in found.items()}


def table(size: int = 100) -> dict[str, tuple[float, float]]:
    """Mean and smallest share over the seeds."""
    all_shares = [shares(seed, size) for seed in SEEDS]
    return {name: (mean(s[name] for s in all_shares), min(s[name] for s in all_shares)) for name in all_shares[0]}


def points(cohort: Cohort, form: str) -> Grid:
    return matcher(cohort.problems[form]).bare.points


def proposed(cohort: Cohort, form: str) -> list[int]:
    """The column of each row in the engine's proposal."""
    whole = cohort.problems[form]
    column = {mentor.id: place for place, mentor in enumerate(whole.mentors)}
    chosen = {pair.mentee: column[pair.mentor] for pair in matcher(whole).propose().pairs}
    return [chosen[mentee.id] for mentee in whole.mentees]


def by_hand(grid: Grid) -> list[int]:
    """In the order of application, each the best mentor still free."""
    return _taking(grid, lambda left: int(np.flatnonzero(left.max(1) >= 0)[0]))


def stable(grid: Grid) -> list[int]:
    """The best pair of all first: stable, since both sides see the same points."""
    return _taking(grid, lambda left: int(left.max(1).argmax()))


def _taking(grid: Grid, whose_turn: Callable[[Grid], int]) -> list[int]:
    left = grid.astype(np.int64)
    found = [-1] * len(grid)
    for _ in found:
        row = whose_turn(left)
        found[row] = column = int(left[row].argmax())
        left[row], left[:, column] = -1, -1
    return found


def _sum(useful: Grid, columns: list[int]) -> float:
    return float(useful[np.arange(len(columns)), columns].sum())
