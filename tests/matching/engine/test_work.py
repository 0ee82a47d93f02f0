"""Random problems with everything in them at once: whatever comes out keeps its promises."""

import json
import random
from collections import Counter
from dataclasses import asdict, replace

import pytest

from matching.engine import (
    Criterion,
    Mentee,
    Mentor,
    MustHave,
    OtherMentee,
    Pin,
    PinRefused,
    Problem,
    Settings,
    matcher,
)
from matching.engine.rules.ties import clashes
from matching.engine.types import NO_RULE

UNITS = [("r",), ("r", "a"), ("r", "b"), ("r", "a", "x"), ("r", "a", "y"), ("r", "b", "z"), ()]
PEOPLE = [f"p{i}" for i in range(14)]
CRITERIA = (
    Criterion("themes", "ranked", 50, "themes", "themes"),
    Criterion("words", "text", 20, "text", "text"),
    Criterion("far", "distance", 10),
    Criterion("years", "seniority", 10, "years", "years"),
    Criterion("job", "profession", 10, "job", "job"),
)


def _some(pick: random.Random, names: list[str], chance: float) -> frozenset[str]:
    return frozenset(name for name in names if pick.random() < chance)


def _party(pick: random.Random) -> dict:
    answers = {
        "themes": pick.sample("uvwxyz", pick.randint(0, 4)),
        "text": " ".join(pick.choices(["ledelse", "lederskab", "samtaler", "samtale", "budgettet", "budget"], k=4)),
        "years": pick.choice([None, 1, 4, 12]),
        "job": pick.choice(["nurse", "doctor", ""]),
    }
    return {
        "person": pick.choice(PEOPLE),
        "applied": str(pick.randint(0, 3)),
        "unit": pick.choice(UNITS),
        "workplace": pick.choice(["", "Skolen", "skolen."]),
        "languages": _some(pick, ["da", "sv", "en"], 0.6),
        "ties": _some(pick, PEOPLE, 0.04),
        "leaders": _some(pick, PEOPLE, 0.04),
        "refused": _some(pick, PEOPLE, 0.04),
        "must": (MustHave("job", frozenset({"nurse", "doctor"})),) if pick.random() < 0.15 else (),
        "answers": answers,
    }


def problem(seed: int) -> Problem:
    pick = random.Random(seed)
    mentees = tuple(
        Mentee(f"m{i}", **_party(pick), priority=pick.random() < 0.2)
        for i in pick.sample(range(50), pick.randint(1, 9))
    )
    mentors = tuple(
        Mentor(
            f"n{i}",
            **_party(pick),
            capacity=pick.randint(0, 3),
            course_done=pick.random() < 0.7,
            others=tuple(
                OtherMentee(pick.choice(PEOPLE), _some(pick, PEOPLE, 0.05)) for _ in range(pick.randint(0, 1))
            ),
        )
        for i in pick.sample(range(50), pick.randint(1, 7))
    )
    cells = [(pick.choice(mentees).id, pick.choice(mentors).id) for _ in range(5)]
    return Problem(
        mentees,
        mentors,
        CRITERIA,
        pins=tuple(Pin(*cell, settled=pick.random() < 0.5) for cell in cells[: pick.choice((0, 0, 1, 2))]),
        excluded=frozenset(cells[2:3]),
        kept=frozenset(cells[3:]),
        leaders={unit: _some(pick, PEOPLE, 0.1) for unit in "rabxyz"},
        settings=Settings(
            floor=pick.choice((0, 4_000)),
            lift_weakest=pick.random() < 0.3,
            same_unit_level=pick.choice((None, 1, -1)),
            same_workplace=pick.random() < 0.5,
            course=pick.choice(("off", "warn", "demand")),
        ),
    )


@pytest.mark.parametrize("start", range(0, 120, 30))
def test_whatever_comes_out_keeps_its_promises(start: int) -> None:
    for seed in range(start, start + 30):
        whole = problem(seed)
        work = matcher(whole)
        if refused := work.refused_pins():
            gone = {(a, b) for a, b, _ in refused}
            with pytest.raises(PinRefused):
                work.propose()
            whole = replace(whole, pins=tuple(pin for pin in whole.pins if (pin.mentee, pin.mentor) not in gone))
            work = matcher(whole)
        _check(whole, work)


def _check(whole: Problem, work) -> None:
    answer = work.propose()
    chosen = {pair.mentee: pair.mentor for pair in answer.pairs}
    assert len(chosen) == len(answer.pairs) == answer.served
    assert chosen.keys() | {left.mentee for left in answer.unserved} == {mentee.id for mentee in whole.mentees}
    for mentor in whole.mentors:
        settled = sum(pin.mentor == mentor.id and pin.settled for pin in whole.pins)
        assert list(chosen.values()).count(mentor.id) <= max(mentor.capacity, settled)
    for pair in answer.pairs:
        explained = work.explain(pair.mentee, pair.mentor)
        assert pair.points == sum(row.points for row in pair.rows) == explained.points
        assert pair.rows == explained.rows
        if pair.how == "proposed":
            assert explained.blocked == ()
    _never_share(whole, work, chosen)
    assert json.loads(json.dumps(asdict(answer)))["served"] == answer.served
    mixed = replace(whole, mentees=whole.mentees[::-1], mentors=whole.mentors[::-1], pins=whole.pins[::-1])
    assert matcher(mixed).propose() == answer
    _ask(whole, work, answer, chosen)


def _never_share(whole: Problem, work, chosen: dict[str, str]) -> None:
    settled = {pin.mentee for pin in whole.pins if pin.settled}
    names = [mentee.id for mentee in work.sides.mentees]
    for row, others in clashes(work.sides).items():
        for other in others:
            one, two = names[row], names[other]
            if one in chosen and chosen[one] == chosen.get(two):
                assert {one, two} <= settled


def _ask(whole: Problem, work, answer, chosen: dict[str, str]) -> None:
    """Every pair has a price that is never a gain; proposing with the pin costs the same."""
    for mentee in whole.mentees[:3]:
        for mentor in whole.mentors[:3]:
            asked = work.why_not(mentee.id, mentor.id)
            price = asked.price
            assert (asked.code == "chosen") == (chosen.get(mentee.id) == mentor.id)
            if price.refused or asked.code == "chosen":
                continue
            again = matcher(replace(whole, pins=(*whole.pins, Pin(mentee.id, mentor.id, ~NO_RULE)))).propose()
            loss = answer.served - again.served, again.weak - answer.weak, answer.points - again.points
            assert (price.served, price.weak, price.points) == loss
            then = {pair.mentee: pair.mentor for pair in again.pairs}
            assert {(m.mentee, m.before, m.after) for m in price.moves} == {
                (m.id, chosen.get(m.id), then.get(m.id)) for m in whole.mentees if chosen.get(m.id) != then.get(m.id)
            }
            if not asked.explanation.blocked and not whole.settings.lift_weakest:
                assert (price.served, price.priority, price.weak, price.kept, price.points) >= (0, 0, 0, 0, 0)


@pytest.mark.parametrize("side", ["mentees", "mentors", "both"])
def test_nobody_on_a_side_is_no_error(side: str) -> None:
    whole = replace(problem(3), pins=(), excluded=frozenset(), kept=frozenset())
    gone = {"mentees": ("mentees",), "mentors": ("mentors",), "both": ("mentees", "mentors")}[side]
    answer = matcher(replace(whole, **dict.fromkeys(gone, ()))).propose()
    assert (answer.served, len(answer.pairs)) == (0, 0)


def test_every_reason_counts_again_from_single_pairs_places_and_pins() -> None:
    seen: Counter[str] = Counter()
    for seed in range(150):
        whole = _crowded(seed)
        work = matcher(whole)
        answer = work.propose()
        rules = {a.id: {b.id: _between(work, answer, a.id, b.id) for b in whole.mentors} for a in whole.mentees}
        for left in answer.unserved:
            assert left.change.rules or left.change.code in {"one_more_place", "new_mentor"}
            (_nobody if left.kind == "nobody" else _competition)(whole, rules, left)
            seen[left.kind] += 1
    assert min(seen["nobody"], seen["competition"]) > 50, seen


def _crowded(seed: int) -> Problem:
    """Few mentors, and few rules in the way."""
    whole = problem(seed)
    free = {"languages": frozenset(), "refused": frozenset()}
    pins = {pin.mentee: pin for pin in whole.pins if pin.settled}
    return replace(
        whole,
        mentees=tuple(replace(mentee, **free) for mentee in whole.mentees),
        pins=tuple(pins.values()),
        leaders={},
        settings=replace(whole.settings, same_unit_level=None, same_workplace=False),
    )


def _between(work, answer, mentee: str, mentor: str) -> set[str]:
    """The rules between two, and a tie to somebody who has the mentor."""
    row, apart = work.sides.row, clashes(work.sides)
    found = {block.rule for block in work.explain(mentee, mentor).blocked}
    holders = {row[pair.mentee] for pair in answer.pairs if pair.mentor == mentor}
    return found | ({"tie"} if holders & apart.get(row[mentee], set()) else set())


def _nobody(whole: Problem, rules, left) -> None:
    mine = rules[left.mentee].values()
    assert all(mine)
    assert left.blocked == Counter(rule for found in mine for rule in found)
    assert left.without == Counter(rule for found in mine if len(found) == 1 for rule in found)


def _competition(whole: Problem, rules, left) -> None:
    """More rivals than places, none of them pinned, and none can go anywhere else."""
    pinned = Counter(pin.mentor for pin in whole.pins)
    assert left.places == sum(mentor.capacity for mentor in whole.mentors if mentor.id in left.mentors)
    assert left.held == sum(pinned[mentor] for mentor in left.mentors)
    assert left.mentee in left.rivals
    assert len(left.rivals) > left.places - left.held
    assert not {pin.mentee for pin in whole.pins} & set(left.rivals)
    for rival in left.rivals:
        assert {mentor for mentor, found in rules[rival].items() if not found} <= set(left.mentors)
