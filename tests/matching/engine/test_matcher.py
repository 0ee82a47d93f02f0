"""Whole problems of people: the proposal, and what is asked about it."""

import random
import subprocess
import sys
from dataclasses import replace

import pytest

from matching.engine import Criterion, Move, MustHave, Pin, PinRefused, ProblemError, Rule, matcher, propose
from tests.bench.matching.planted import plant
from tests.matching.engine.people import THEMES, mentee, mentor, offers, problem, wants


def pairs(found) -> set[tuple[str, str]]:
    return {(pair.mentee, pair.mentor) for pair in found.pairs}


def test_the_best_whole_wins_over_the_best_single_pair() -> None:
    work = matcher(problem([wants("a1", "x"), wants("a2", "x", "y")], [offers("b1", x=3), offers("b2", y=3)], THEMES))
    answer = work.propose()
    assert pairs(answer) == {("a1", "b1"), ("a2", "b2")}
    assert (answer.served, answer.points, answer.weakest, answer.free) == (2, 10_000 + 4_118, 4_118, {})
    assert [(pair.how, pair.points == sum(row.points for row in pair.rows)) for pair in answer.pairs] == [
        ("proposed", True)
    ] * 2


def test_candidates_are_the_best_others_that_are_possible() -> None:
    mentors = [offers("b1", x=3), offers("b2", x=2), offers("b3", x=1), offers("b4", x=3, capacity=0)]
    answer = propose(problem([wants("a1", "x")], mentors, THEMES, candidates=2))
    assert [(c.mentor, c.points, c.free) for c in answer.candidates["a1"]] == [("b2", 6_667, True), ("b3", 3_333, True)]
    assert answer.free == {"b2": 1, "b3": 1}


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_the_rows_never_matters(seed: int) -> None:
    whole = plant(seed, 25, 20, places=(0, 1, 2)).problems["graded and text"]
    whole = replace(whole, pins=(Pin("mentee00003", "mentor00004", settled=True),))
    mixed = replace(
        whole,
        mentees=tuple(random.Random(seed).sample(whole.mentees, len(whole.mentees))),
        mentors=tuple(random.Random(seed + 99).sample(whole.mentors, len(whole.mentors))),
    )
    one, other = matcher(whole), matcher(mixed)
    assert one.propose() == other.propose()
    assert one.why_not("mentee00001", "mentor00002") == other.why_not("mentee00001", "mentor00002")


def test_pins_stand_and_hold_their_place() -> None:
    whole = problem(
        [wants("a1", "x"), wants("a2", "x"), wants("a3", "x")], [offers("b1", x=3), offers("b2", x=1)], THEMES,
        pins=(Pin("a2", "b1"), Pin("a3", "b2", settled=True)),
    )  # fmt: skip
    answer = propose(whole)
    assert [(pair.mentee, pair.mentor, pair.how) for pair in answer.pairs] == [
        ("a2", "b1", "pinned"),
        ("a3", "b2", "settled"),
    ]
    (left,) = answer.unserved
    assert (left.mentee, left.kind, left.mentors, left.places, left.held) == ("a1", "competition", ("b1", "b2"), 2, 2)


@pytest.mark.parametrize(
    ("pins", "refusals"),
    [
        ((Pin("a1", "b1"),), (("a1", "b1", ("excluded",)),)),
        ((Pin("a1", "b1", overrides=Rule.EXCLUDED),), ()),
        ((Pin("a1", "b1", settled=True),), ()),
        ((Pin("a1", "b2", overrides=Rule.TIE),), (("a1", "b2", ("tie",)),)),
        ((Pin("a2", "b1"), Pin("a3", "b1")), (("a3", "b1", ("capacity",)),)),
        ((Pin("a2", "b1"), Pin("a2", "b2")), (("a2", "b2", ("pinned_twice",)),)),
        ((Pin("a9", "b1"),), (("a9", "b1", ("unknown",)),)),
    ],
)
def test_a_pin_that_cannot_stand_is_refused_with_its_rule(pins, refusals) -> None:
    whole = problem(
        [mentee("a1", ties=frozenset({"p-b2"})), mentee("a2"), mentee("a3")], [mentor("b1"), mentor("b2")],
        excluded=frozenset({("a1", "b1")}), pins=pins,
    )  # fmt: skip
    work = matcher(whole)
    assert work.refused_pins() == refusals
    if refusals:
        with pytest.raises(PinRefused) as refused:
            work.propose()
        assert refused.value.refusals == refusals
    else:
        assert work.propose().pairs[0].overridden == ("excluded",)


def test_a_clash_with_somebody_pinned_is_a_tie() -> None:
    """The boss of one is married to the other, and both would have the same mentor."""
    whole = problem(
        [mentee("a1", leaders=frozenset({"boss"})), mentee("a2", ties=frozenset({"boss"}))], [mentor("b1", capacity=2)],
        pins=(Pin("a1", "b1"),),
    )  # fmt: skip
    (left,) = propose(whole).unserved
    assert (left.kind, dict(left.blocked)) == ("nobody", {"tie": 1})
    assert matcher(whole).refused_pins((Pin("a2", "b1"),)) == (("a2", "b1", ("tie",)),)
    assert propose(replace(whole, pins=())).served == 1
    asked = matcher(whole).why_not("a2", "b1")
    assert (asked.code, asked.price.refused, [b.rule for b in asked.explanation.blocked]) == (
        "blocked",
        ("tie",),
        ["tie"],
    )


def test_a_pair_is_explained_even_while_a_pin_is_refused() -> None:
    work = matcher(problem([mentee("a1", person="x")], [mentor("b1", person="x")], pins=(Pin("a1", "b1"),)))
    assert [b.rule for b in work.explain("a1", "b1").blocked] == ["same_person"]
    with pytest.raises(PinRefused):
        work.why_not("a1", "b1")


def test_a_mentor_full_of_pins_is_nobodys_next_candidate() -> None:
    people, mentors = [wants("a1", "x"), wants("a2", "x")], [offers("b1", x=3), offers("b2", x=1)]
    whole = problem(people, mentors, THEMES, pins=(Pin("a1", "b1"),))
    answer = propose(whole)
    assert {key: [c.mentor for c in found] for key, found in answer.candidates.items()} == {"a1": ["b2"], "a2": []}
    assert [found.explanation.mentor for found in matcher(whole).best("a2")] == ["b2"]


def test_nobody_possible_tells_how_many_would_fit_without_one_rule_and_what_to_do() -> None:
    mentors = [mentor(f"b{i}", course_done=False) for i in range(3)] + [mentor("c", ties=frozenset({"p-a"}))]
    (left,) = propose(problem([mentee("a")], mentors, course="demand")).unserved
    assert (left.kind, dict(left.blocked), dict(left.without)) == (
        "nobody",
        {"course": 3, "tie": 1},
        {"course": 3, "tie": 1},
    )
    assert (left.change.code, left.change.mentor, left.change.rules) == ("take_course", "b0", ("course",))


def test_competition_names_the_places_the_rivals_and_who_could_take_one_more() -> None:
    people = [wants(f"a{i}", "x") for i in range(3)]
    (left,) = propose(problem(people, [offers("b1", x=3), offers("b2", x=1)], THEMES)).unserved
    assert (left.mentee, left.mentors, left.rivals) == ("a2", ("b1", "b2"), ("a0", "a1", "a2"))
    assert (left.change.code, left.change.mentor, left.change.points) == ("one_more_place", "b1", 10_000)


def test_a_wish_may_be_set_aside_and_without_any_way_a_new_mentor_is_needed() -> None:
    wish = MustHave("themes", frozenset({"z"}))
    (left,) = propose(problem([wants("a", "x", must=(wish,))], [offers("b1", x=1), offers("b2", x=3)], THEMES)).unserved
    assert (left.change.code, left.change.mentor, left.change.rules) == ("override", "b2", ("must_have",))
    (left,) = propose(problem([mentee("a", person="p-b")], [mentor("b")])).unserved
    assert left.change.code == "new_mentor"


def test_those_who_come_back_with_priority_are_placed_first() -> None:
    people = [wants("a1", "x"), wants("a2", "y", priority=True)]
    assert pairs(propose(problem(people, [offers("b1", x=3)], THEMES))) == {("a2", "b1")}


def test_after_a_decline_the_others_stay_and_the_moves_are_listed() -> None:
    people = [wants("a1", "x"), wants("a2", "x", "y"), wants("a3", "y")]
    mentors = [offers("b1", x=3), offers("b2", x=3, y=2), offers("b3", y=3)]
    before = propose(problem(people, mentors, THEMES))
    assert pairs(before) == {("a1", "b1"), ("a2", "b2"), ("a3", "b3")}
    people[1] = replace(people[1], refused=frozenset({"p-b2"}), priority=True)
    kept = frozenset(pairs(before) - {("a2", "b2")})
    again = propose(problem(people, [*mentors, offers("b4", z=1)], THEMES, kept=kept))
    assert pairs(again) == kept | {("a2", "b4")}
    assert again.moves == (Move("a2", None, "b4"),)


def test_why_not_has_an_answer_for_every_kind_of_pair() -> None:
    people = [wants("a1", "x"), wants("a2", "x"), wants("a3", "z", refused=frozenset({"p-b1"})), wants("a4", "x")]
    mentors = [offers("b1", x=3), offers("b2", x=2), offers("b3", x=3), offers("b4", z=1, x=1)]
    work = matcher(problem(people, mentors, THEMES, pins=(Pin("a4", "b3"),)))
    assert pairs(work.propose()) == {("a1", "b1"), ("a2", "b2"), ("a3", "b4"), ("a4", "b3")}
    asked = {(a, b): work.why_not(a, b) for a in ("a1", "a2", "a3") for b in ("b1", "b2", "b3", "b4")}
    codes = {pair: answer.code for pair, answer in asked.items()}
    assert codes["a1", "b1"] == "chosen"
    assert codes["a3", "b1"] == "blocked"
    assert codes["a1", "b3"] == "held"
    assert codes["a2", "b1"] == "same"
    assert codes["a1", "b4"] == "fewer_points"
    same = asked["a2", "b1"]
    assert (same.now, same.now_points, same.holders, same.price.points) == ("b2", 6_667, ("a1",), 0)
    assert same.price.moves == (Move("a2", "b2", "b1"), Move("a1", "b1", "b2"))
    assert asked["a1", "b3"].price.refused == ("capacity",)


def test_somebody_would_lose_says_so() -> None:
    work = matcher(
        problem(
            [wants("a1", "x"), wants("a2", "y")],
            [offers("b1", x=3, y=3), offers("b2", x=1)],
            THEMES,
            excluded=frozenset({("a2", "b2")}),
        )
    )
    asked = work.why_not("a1", "b1")
    assert (asked.code, asked.price.served, asked.price.moves[0]) == ("others_lose", 1, Move("a1", "b2", "b1"))


def test_the_best_mentors_for_one_mentee_come_with_reasons_and_prices() -> None:
    found = matcher(
        problem([wants("a1", "x")], [offers("b1", x=1), offers("b2", x=3), offers("b3", x=2)], THEMES)
    ).best("a1", 2)
    assert [(f.explanation.mentor, f.explanation.points, f.code) for f in found] == [
        ("b2", 10_000, "chosen"),
        ("b3", 6_667, "fewer_points"),
    ]


def test_what_contradicts_itself_is_said_plainly() -> None:
    with pytest.raises(ProblemError, match="twice"):
        matcher(problem([mentee("a"), mentee("a")], []))
    with pytest.raises(ProblemError, match="unknown kind"):
        propose(problem([mentee("a")], [mentor("b")], Criterion("c", "stars", 5)))  # type: ignore[arg-type]
    with pytest.raises(ProblemError, match="no mentor 'z'"):
        matcher(problem([mentee("a")], [mentor("b")])).explain("a", "z")


def test_a_problem_without_people_has_an_empty_answer() -> None:
    for whole in (problem([], []), problem([mentee("a")], []), problem([], [mentor("b")])):
        answer = propose(
            replace(whole, criteria=(THEMES, Criterion("t", "text", 9, "t", "t"), Criterion("d", "distance", 1)))
        )
        assert (answer.pairs, answer.served) == ((), 0)


def test_importing_the_engine_loads_neither_numpy_nor_scipy_nor_django() -> None:
    code = "import matching.engine, sys; print(sorted({'numpy', 'scipy', 'django'} & sys.modules.keys()))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
