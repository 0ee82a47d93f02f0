"""Each hard rule alone: whom it blocks, whom it lets through, and what it says about it."""

from typing import Any

import pytest

from matching.engine import MustHave, OtherMentee, matcher
from tests.matching.engine.people import mentee, mentor, problem


def blocked(one: Any, other: Any, **more: Any) -> list[tuple[str, dict[str, Any]]]:
    """The rules between two, with their facts."""
    found = matcher(problem([one], [other], **more)).explain(one.id, other.id).blocked
    return [(rule.rule, dict(rule.facts)) for rule in found]


def test_two_strangers_are_possible() -> None:
    assert blocked(mentee("a"), mentor("b")) == []


def test_a_mentor_without_a_place_is_blocked() -> None:
    assert blocked(mentee("a"), mentor("b", capacity=0)) == [("capacity", {})]


def test_nobody_is_matched_with_oneself() -> None:
    assert blocked(mentee("a", person="x"), mentor("b", person="x")) == [("same_person", {})]


@pytest.mark.parametrize("unit", [("city", "school", "north"), ("city", "school")])
def test_a_leader_on_the_path_above_is_blocked_at_any_level(unit: tuple[str, ...]) -> None:
    leaders = {"school": frozenset({"p-b"})}
    below = mentee("a", unit=unit)
    assert blocked(below, mentor("b", unit=("city",)), leaders=leaders) == [("chain_of_command", {"leader": "mentor"})]


def test_a_mentee_who_leads_the_mentor_is_blocked() -> None:
    leaders = {"school": frozenset({"p-a"})}
    assert blocked(mentee("a", unit=("city", "school")), mentor("b", unit=("city", "school", "north")), leaders=leaders) == [
        ("chain_of_command", {"leader": "mentee"})
    ]  # fmt: skip


def test_a_leader_of_another_part_is_possible() -> None:
    leaders = {"school": frozenset({"p-b"}), "parks": frozenset({"p-a"})}
    assert blocked(mentee("a", unit=("city", "parks")), mentor("b", unit=("city", "school")), leaders=leaders) == []


def test_a_named_leader_is_blocked_without_any_tree() -> None:
    assert blocked(mentee("a", leaders=frozenset({"p-b"})), mentor("b")) == [("chain_of_command", {"leader": "mentor"})]


@pytest.mark.parametrize(
    ("level", "other", "expected"),
    [
        (None, ("city", "school", "north"), []),
        (0, ("city", "parks"), [("same_unit", {"unit": "city"})]),
        (1, ("city", "school", "south"), [("same_unit", {"unit": "school"})]),
        (1, ("city", "parks"), []),
        (-1, ("city", "school", "south"), []),
        (-1, ("city", "school", "north"), [("same_unit", {"unit": "north"})]),
        (1, ("city",), []),
        (1, (), []),
    ],
)
def test_the_same_unit_is_judged_at_the_programmes_level(
    level: int | None, other: tuple[str, ...], expected: Any
) -> None:
    one = mentee("a", unit=("city", "school", "north"))
    assert blocked(one, mentor("b", unit=other), same_unit_level=level) == expected


def test_the_same_workplace_is_judged_as_written_and_normalised() -> None:
    one, other = mentee("a", workplace="Ålborg Kommune,  Skole "), mentor("b", workplace="aalborg kommune / SKOLE")
    facts = {"mentee": "Ålborg Kommune,  Skole ", "mentor": "aalborg kommune / SKOLE"}
    assert blocked(one, other, same_workplace=True) == [("same_workplace", facts)]
    assert blocked(one, other) == []
    assert blocked(mentee("a"), mentor("b"), same_workplace=True) == []


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ("Teknik A/S", "teknik"),
        ("Teknik a/s.", "TEKNIK ApS"),
        ("Fjordby Kommune", "Fjordby"),
        ("Fjordby kommune, Skolen", "Fjordby, Skolen"),
        ("Fjordby kommun", "Fjordby Kommune"),
        ("Kommune", "kommune"),
    ],
)
def test_what_kind_of_body_it_is_does_not_make_another_workplace(one: str, same: str) -> None:
    """(E8)"""
    assert blocked(mentee("a", workplace=one), mentor("b", workplace=same), same_workplace=True)


@pytest.mark.parametrize(
    ("one", "other"), [("Fjordby Kommune", "Havneby Kommune"), ("Abel A/S", "A/S"), ("Absalon", "Salon AB")]
)
def test_two_workplaces_that_only_look_alike_stay_two(one: str, other: str) -> None:
    assert not blocked(mentee("a", workplace=one), mentor("b", workplace=other), same_workplace=True)


@pytest.mark.parametrize("whose", ["mentee", "mentor"])
def test_a_tie_blocks_whoever_named_it_and_says_nothing_more(whose: str) -> None:
    one = mentee("a", ties=frozenset({"p-b"} if whose == "mentee" else ()))
    other = mentor("b", ties=frozenset({"p-a"} if whose == "mentor" else ()))
    assert blocked(one, other) == [("tie", {})]


def test_the_first_dilemma_is_blocked_two_steps_out() -> None:
    """The new mentee is married to the director; the director leads the mentor's other mentee (L7)."""
    other = OtherMentee("p-secretary", leaders=frozenset({"director"}))
    assert blocked(mentee("a", ties=frozenset({"director"})), mentor("b", others=(other,))) == [("tie", {})]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (mentee("a"), OtherMentee("x", ties=frozenset({"p-a"}))),
        (mentee("a"), OtherMentee("x", leaders=frozenset({"p-a"}))),
        (mentee("a", ties=frozenset({"x"})), OtherMentee("x")),
        (mentee("a", leaders=frozenset({"x"})), OtherMentee("x")),
        (mentee("a", leaders=frozenset({"boss"})), OtherMentee("x", ties=frozenset({"boss"}))),
        (mentee("a", ties=frozenset({"aunt"})), OtherMentee("x", ties=frozenset({"aunt"}))),
    ],
)
def test_what_is_close_to_the_other_mentee_is_blocked_either_way_round(one: Any, other: OtherMentee) -> None:
    assert blocked(one, mentor("b", others=(other,))) == [("tie", {})]


def test_a_boss_in_common_and_oneself_as_the_other_mentee_are_no_tie() -> None:
    boss = frozenset({"boss"})
    assert blocked(mentee("a", leaders=boss), mentor("b", others=(OtherMentee("x", leaders=boss),))) == []
    assert blocked(mentee("a", ties=boss), mentor("b", others=(OtherMentee("p-a", ties=boss),))) == []


def test_an_earlier_no_blocks_whichever_side_has_it() -> None:
    assert blocked(mentee("a", refused=frozenset({"p-b"})), mentor("b")) == [("declined", {})]
    assert blocked(mentee("a"), mentor("b", refused=frozenset({"p-a"}))) == [("declined", {})]


@pytest.mark.parametrize(
    ("answer", "possible"),
    [
        ({"budget": 2}, True),
        ({"budget": 1}, False),
        (["budget"], True),
        ("budget", True),
        (["other"], False),
        (None, False),
    ],
)
def test_a_wish_that_is_a_condition_needs_its_grade(answer: Any, possible: bool) -> None:
    wish = MustHave("themes", frozenset({"budget"}), grade=2)
    facts = {"wishes": [{"of": "mentee", "question": "themes", "accepts": ["budget"], "grade": 2}]}
    found = blocked(mentee("a", must=(wish,)), mentor("b", answers={"themes": answer}))
    assert found == ([] if possible else [("must_have", facts)])


def test_a_mentor_may_have_a_condition_too() -> None:
    wish = MustHave("role", frozenset({"leader"}))
    assert blocked(mentee("a", answers={"role": "leader"}), mentor("b", must=(wish,))) == []
    assert [rule for rule, _ in blocked(mentee("a"), mentor("b", must=(wish,)))] == ["must_have"]


def test_two_need_a_language_in_common_and_who_named_none_speaks_any() -> None:
    danish, both = frozenset({"da"}), frozenset({"sv", "en"})
    facts = {"mentee": ["da"], "mentor": ["en", "sv"]}
    assert blocked(mentee("a", languages=danish), mentor("b", languages=both)) == [("language", facts)]
    assert blocked(mentee("a", languages=danish | both), mentor("b", languages=both)) == []
    assert blocked(mentee("a", languages=danish), mentor("b")) == []


@pytest.mark.parametrize(
    ("course", "rules", "warnings"), [("off", [], ()), ("warn", [], ("course",)), ("demand", [("course", {})], ())]
)
def test_the_course_is_a_rule_or_a_warning_or_nothing(course: str, rules: Any, warnings: Any) -> None:
    one, other = mentee("a"), mentor("b", course_done=False)
    assert blocked(one, other, course=course) == rules
    assert matcher(problem([one], [other], course=course)).explain("a", "b").warnings == warnings


def test_what_the_coordinator_excludes_is_blocked_and_nothing_else() -> None:
    assert blocked(mentee("a"), mentor("b"), excluded=frozenset({("a", "b"), ("gone", "b")})) == [("excluded", {})]


def test_several_rules_are_all_told() -> None:
    one, other = mentee("a", person="x", ties=frozenset({"x"})), mentor("b", person="x", capacity=0)
    assert [rule for rule, _ in blocked(one, other)] == ["capacity", "same_person", "tie"]


def test_only_the_rules_that_are_switched_on_are_said_to_be_checked() -> None:
    always = ("capacity", "same_person", "chain_of_command", "tie", "declined", "must_have", "language", "excluded")
    assert matcher(problem([mentee("a")], [mentor("b")])).explain("a", "b").checked == always
    everything = problem([mentee("a")], [mentor("b")], same_unit_level=1, same_workplace=True, course="demand")
    assert len(matcher(everything).explain("a", "b").checked) == 11
