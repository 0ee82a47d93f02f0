"""The solver against methods that know nothing of it."""

import random
from itertools import combinations

import numpy as np
import pytest

from matching.engine.solve import NOBODY, SolutionPlan, Table, solve, sparse
from matching.engine.solve.assign import assign
from matching.engine.solve.best import best, pinned
from matching.engine.solve.exchange import Exchange
from matching.engine.solve.levels import levels, worth
from tests.matching.engine.oracle import every, most
from tests.matching.engine.tables import draw, table


def test_kept_pairs_come_after_the_floor_and_before_points() -> None:
    for seed in range(150):
        scores, places, _ = draw(seed, largest=5)
        cells = [(i, j) for i, row in enumerate(scores) for j, x in enumerate(row) if x is not None]
        kept = tuple(sorted(random.Random(seed).sample(cells, min(len(cells), 3))))
        plan = solve(table(scores, places, floor=4_000, kept=kept))
        assert _key(scores, plan.at.tolist(), 4_000, kept) == max(
            _key(scores, at, 4_000, kept) for at in every(scores, places)
        ), seed


def test_those_with_priority_are_placed_before_others_and_never_instead_of_two() -> None:
    for seed in range(250):
        scores, places, _ = draw(seed, largest=5)
        pick = random.Random(seed)
        first = np.array([pick.random() < 0.4 for _ in scores])
        plan = solve(table(scores, places, priority=first, floor=5_000))

        def key(at, scores=scores, first=first):
            cells = [(i, j) for i, j in enumerate(at) if j >= 0]
            got = [scores[i][j] for i, j in cells]
            return len(cells), sum(bool(first[i]) for i, _ in cells), sum(x >= 5_000 for x in got), sum(got)

        assert key(plan.at.tolist()) == max(key(at) for at in every(scores, places)), seed


def test_lifting_the_weakest_gives_the_best_weakest_and_then_the_best_sum() -> None:
    for seed in range(150):
        scores, places, _ = draw(seed, largest=5)
        plan = solve(table(scores, places, floor=3_000, lift=True))

        def key(at, scores=scores):
            got = [scores[i][j] for i, j in enumerate(at) if j >= 0]
            return len(got), sum(x >= 3_000 for x in got), min(got, default=0), sum(got)

        assert key(plan.at.tolist()) == max(key(at) for at in every(scores, places)), seed


def test_among_equals_the_earlier_applicant_is_served_first_and_better() -> None:
    for seed in range(300):
        pick = random.Random(seed)
        rows, columns = pick.randint(1, 5), pick.randint(1, 4)
        scores = [[pick.choice((None, 1, 1, 2)) for _ in range(columns)] for _ in range(rows)]
        places = [pick.randint(0, 2) for _ in range(columns)]
        problem = table(scores, places)
        plans = [SolutionPlan(problem, np.array(at)) for at in every(scores, places)]
        fairest = min(plans, key=lambda plan: (tuple(-x for x in plan.goodness()), plan.fairness()))
        assert solve(problem).at.tolist() == fairest.at.tolist(), seed


def test_all_equal_pairs_are_given_out_in_order() -> None:
    assert solve(table([[5] * 40 for _ in range(40)], [1] * 40)).at.tolist() == list(range(40))
    assert solve(table([[5], [5], [5]], [2])).at.tolist() == [0, 0, NOBODY]


def test_two_who_clash_never_share_a_mentor_and_nothing_better_is_missed() -> None:
    for seed in range(150):
        scores, places, _ = draw(seed, largest=5, top=40)
        clashes: dict[int, set[int]] = {}
        for one, other in combinations(range(len(scores)), 2):
            if random.Random(f"{seed}{one}{other}").random() < 0.35:
                clashes.setdefault(one, set()).add(other)
                clashes.setdefault(other, set()).add(one)
        problem = table(scores, places, clashes=clashes)
        good = [at for at in every(scores, places) if not _clash(at, clashes)]
        plans = (SolutionPlan(problem, np.array(at)) for at in good)
        wanted = min(plans, key=lambda plan: (tuple(-x for x in plan.goodness()), plan.fairness()))
        assert solve(problem).at.tolist() == wanted.at.tolist(), seed


def test_round_trips_alone_find_the_best_from_the_worst_start() -> None:
    """What proves a solution also repairs one: so rounding inside scipy could never go unnoticed."""
    for seed in range(100):
        scores, places, _ = draw(seed, largest=7)
        problem = table(scores, places)
        shut = problem.closed()
        rows = np.arange(len(scores))
        work = Exchange(worth(problem, levels(problem), shut), problem.left(), rows, np.full(len(scores), NOBODY))
        work.settle()
        plan = SolutionPlan(problem, work.solution())
        assert plan.goodness() == best(problem, shut).goodness(), seed


def test_after_a_decline_as_few_as_possible_move() -> None:
    """A pair comes to nothing: it is closed for these two, everybody else was proposed before."""
    for seed in range(120):
        scores, places, _ = draw(seed, largest=7)
        before = solve(table(scores, places)).cells
        if not before:
            continue
        gone = before[seed % len(before)]
        scores[gone[0]][gone[1]] = None
        kept = tuple(cell for cell in before if cell != gone)
        after = solve(table(scores, places, kept=kept))
        worth = [
            [x if x is None else 100 + ((i, j) in kept) for j, x in enumerate(row)] for i, row in enumerate(scores)
        ]
        served, stay = divmod(most(worth, places), 100)
        moved = sum(after.at[i] != j for i, j in kept)
        assert (len(after.cells), moved) == (served, len(kept) - stay), seed


def test_nobody_and_nothing_are_problems_too() -> None:
    assert solve(Table(np.zeros((0, 0), int), np.zeros((0, 0), np.uint16), np.zeros(0, np.int64))).cells == []
    assert solve(table([[], []], [])).cells == []
    assert solve(table([[None, None]], [1, 1])).cells == []


def _key(scores, at, floor, kept):
    cells = [(i, j) for i, j in enumerate(at) if j >= 0]
    got = [scores[i][j] for i, j in cells]
    return len(got), sum(x >= floor for x in got), len(set(cells) & set(kept)), sum(got)


def _clash(at, clashes) -> bool:
    return any(at[i] == at[j] >= 0 for i, others in clashes.items() for j in others)


def test_the_sparse_way_proves_itself_or_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forced on small problems with far too few cells: the answer is the same."""
    starts = []
    problems = [table(*draw(seed, largest=12)) for seed in range(100)]
    expected = [solve(problem).at.tolist() for problem in problems]
    monkeypatch.setattr(sparse, "LARGE", 4)
    monkeypatch.setattr(sparse, "NEAREST", 2)
    for problem, at in zip(problems, expected, strict=True):
        assert solve(problem).at.tolist() == at
        rows = np.flatnonzero(problem.unpinned())
        if sparse.is_large(problem.left(), rows):
            shut = problem.closed() | ~problem.unpinned()[:, None]
            value = worth(problem, levels(problem), shut)
            start = sparse.assign_sparse(value, problem.left(), rows)
            starts.append(pinned(problem, start).goodness() == solve(problem).goodness())
    assert {True, False} == set(starts)


def test_scipys_assignment_needs_no_repair() -> None:
    for seed in range(200):
        problem = table(*draw(seed, largest=12))
        rows = np.flatnonzero(problem.unpinned())
        shut = problem.closed() | ~problem.unpinned()[:, None]
        value = worth(problem, levels(problem), shut)
        start = assign(value, problem.left(), rows)
        assert pinned(problem, start).goodness() == solve(problem).goodness(), seed
