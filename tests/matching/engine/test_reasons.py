"""Every reason is checked by something that knows only masks, places and the pairs."""

import random
from dataclasses import replace

import numpy as np

from matching.engine.reasons import Reasons, WhyLeft
from matching.engine.solve import NOBODY, Table, solve
from matching.engine.types import NEVER_OVERRIDDEN, Rule
from tests.matching.engine.oracle import maximum
from tests.matching.engine.tables import draw, table

RULES = (Rule.SAME_PERSON, Rule.SAME_UNIT, Rule.TIE, Rule.LANGUAGE, Rule.COURSE, Rule.EXCLUDED)


def _ruled(seed: int) -> Table:
    """A random table where holes have reasons, often several."""
    scores, places, pins = draw(seed, largest=7)
    made = table(scores, places, pins)
    pick = random.Random(seed)
    mask = made.mask & np.uint16(Rule.CAPACITY)
    for i, row in enumerate(scores):
        for j, score in enumerate(row):
            if score is None:
                for rule in pick.sample(RULES, pick.randint(1, 2)):
                    mask[i, j] |= np.uint16(rule)
    return replace(made, mask=mask)


def _placed(made: Table, at: list[int], row: int) -> bool:
    """Could this mentee have a mentor too, and nobody lose theirs? By augmenting paths alone."""
    possible = [[not x for x in line] for line in made.mask.tolist()]
    left = [int(n) - sum(c == j for _, c in made.pins) for j, n in enumerate(made.places)]
    for pinned, _ in made.pins:
        possible[pinned] = [False] * len(left)
    must = [r for r, column in enumerate(at) if column != NOBODY and r not in dict(made.pins)]
    try:
        maximum(possible, left, [*must, row])
    except AssertionError:
        return False
    return True


def _changed(made: Table, row: int, column: int, rules: int, place: bool) -> Table:
    mask, places = made.mask.copy(), made.places.copy()
    mask[row, column] &= np.uint16(0xFFFF & ~rules)
    if place:
        places[column] += 1
        mask[:, column] &= np.uint16(0xFFFF & ~Rule.CAPACITY)
    return replace(made, mask=mask, places=places)


def test_every_reason_holds() -> None:
    kinds = {"nobody": 0, "competition": 0}
    for seed in range(400):
        made = _ruled(seed)
        plan = solve(made)
        for reason in Reasons(plan).all():
            check = _nobody if not reason.columns else _competition
            check(made, reason)
            kinds["competition" if reason.columns else "nobody"] += 1
    assert min(kinds.values()) > 50, kinds


def _nobody(made: Table, reason: WhyLeft) -> None:
    masks = made.mask[reason.row].tolist()
    assert all(masks)
    assert reason.blocked == {rule: n for rule in Rule if (n := sum(bool(x & rule) for x in masks))}
    assert reason.without == {rule: n for rule in Rule if (n := masks.count(rule.value))}


def _competition(made: Table, reason: WhyLeft) -> None:
    """More rivals than places, all unpinned, and none of them can go anywhere else."""
    held = sum(column in reason.columns for _, column in made.pins)
    assert reason.row in reason.rivals
    assert len(reason.rivals) > sum(int(made.places[column]) for column in reason.columns) - held
    for rival in reason.rivals:
        assert rival not in dict(made.pins)
        assert set(np.flatnonzero(made.mask[rival] == 0).tolist()) <= set(reason.columns)


def test_the_smallest_change_places_the_mentee_and_no_smaller_one_does() -> None:
    seen = set()
    for seed in range(300):
        made = _ruled(seed)
        plan = solve(made)
        for reason in Reasons(plan).all():
            way, at = reason.way, plan.at.tolist()
            assert not _placed(made, at, reason.row)
            if way.column != NOBODY:
                assert not way.rules & NEVER_OVERRIDDEN
                assert _placed(_changed(made, reason.row, way.column, way.rules, way.place), at, reason.row)
            cost = way.rules.bit_count() + way.place if way.column != NOBODY else 9
            seen.add(cost)
            if cost > 1:
                assert not any(_placed(other, at, reason.row) for other in _single_changes(made, reason.row)), seed
    assert seen >= {1, 2, 9}


def _single_changes(made: Table, row: int):
    for column in range(len(made.places)):
        yield _changed(made, row, column, 0, place=True)
        for rule in set(RULES) - {Rule.SAME_PERSON, Rule.TIE}:
            yield _changed(made, row, column, rule, place=False)


def test_a_mentor_full_of_pins_is_competition_for_held_places() -> None:
    made = table([[5], [9]], [1], [(0, 0)])
    (reason,) = Reasons(solve(made)).all()
    assert (reason.row, reason.columns, reason.rivals) == (1, (0,), (1,))
    assert reason.way.place
