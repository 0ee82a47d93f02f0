"""Each criterion: the points of one pair, the words for it, and that the matrix says the same."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.engine import Criterion, CriterionScore, matcher
from matching.engine.criteria.small_words import SMALL_WORDS
from matching.engine.score import shares
from tests.bench.matching.danish import STEMS
from tests.matching.engine.people import mentee, mentor, problem


def row(spec: Criterion, asked: Any, offered: Any, **more: Any) -> CriterionScore:
    """The explanation of one pair under one criterion, checked against the matrix."""
    one = mentee("a", answers={"q": asked, **more.pop("also", {})}, unit=more.pop("unit", ()))
    other = mentor("b", answers={"q": offered}, unit=more.pop("other_unit", ()))
    work = matcher(problem([one], [other], spec))
    (found,) = work.explain("a", "b").rows
    assert int(work.bare.points[0, 0]) == found.points
    return found


def spec(kind: Any, **options: Any) -> Criterion:
    return Criterion("c", kind, 1, asks="q", offers="q", options=options)


@pytest.mark.parametrize(
    ("asked", "offered", "points", "met"),
    [
        (["x"], {"x": 3}, 10_000, "yes"),
        (["x"], {"x": 1}, 3_333, "partly"),
        (["x", "y"], {"x": 3}, 5_882, "partly"),
        (["x", "y"], {"y": 3}, 4_118, "partly"),
        (["x"], ["x"], 10_000, "yes"),
        (["x"], {"x": 0, "y": 3}, 0, "no"),
        (["x"], None, 0, "no"),
        ([], {"x": 3}, 0, "unknown"),
        (None, None, 0, "unknown"),
    ],
)
def test_ranked_wishes_against_graded_experience(asked: Any, offered: Any, points: int, met: str) -> None:
    found = row(spec("ranked"), asked, offered)
    assert (found.points, found.met) == (points, met)


def test_the_first_wish_counts_most_and_the_explanation_has_rank_and_grade() -> None:
    found = row(spec("ranked"), ["x", "y", "z"], {"y": 2, "x": 1, "w": 3})
    assert found.facts == {
        "themes": [
            {"theme": "x", "rank": 1, "grade": 1},
            {"theme": "y", "rank": 2, "grade": 2},
            {"theme": "z", "rank": 3, "grade": 0},
        ]
    }
    assert found.points == round(10_000 * (10 * 1 + 7 * 2) / (3 * (10 + 7 + 5)))


def test_ticked_themes_count_alike() -> None:
    found = row(spec("ticked"), ["x", "y"], {"x": 1})
    assert (found.points, found.facts) == (
        5_000,
        {"themes": [{"theme": "x", "met": True}, {"theme": "y", "met": False}]},
    )


@pytest.mark.parametrize(
    ("need", "asked", "offered", "points", "met"),
    [
        ("any", ["x", "y"], "y", 10_000, "yes"),
        ("all", ["x", "y"], "y", 5_000, "partly"),
        ("any", "x", ["y"], 0, "no"),
        ("any", "x", None, 0, "unknown"),
        ("any", "", "x", 0, "unknown"),
    ],
)
def test_a_choice_question(need: str, asked: Any, offered: Any, points: int, met: str) -> None:
    found = row(spec("choice", need=need), asked, offered)
    assert (found.points, found.met) == (points, met)


@pytest.mark.parametrize(
    ("kind", "options", "offered", "points"),
    [
        ("profession", {}, "nurse", 10_000),
        ("profession", {}, "doctor", 0),
        ("profession", {"want": "other"}, "doctor", 10_000),
        ("sector", {}, "doctor", 10_000),
        ("sector", {}, "nurse", 0),
        ("sector", {"want": "same"}, "nurse", 10_000),
        ("profession", {"wish": "wish"}, "doctor", 10_000),
    ],
)
def test_profession_and_sector_the_same_or_another(kind: str, options: Any, offered: str, points: int) -> None:
    assert row(spec(kind, **options), "nurse", offered, also={"wish": "other"}).points == points


def test_who_does_not_mind_the_profession_is_content_with_any() -> None:
    assert row(spec("profession", wish="wish"), "nurse", None, also={"wish": "any"}).met == "yes"
    assert row(spec("profession"), "nurse", None).met == "unknown"


@pytest.mark.parametrize(
    ("want", "unit", "points"),
    [
        ("far", ("city", "parks"), 10_000),
        ("far", ("city", "school", "south"), 5_000),
        ("far", ("city", "school", "north"), 0),
        ("far", ("city",), 10_000),
        ("near", ("city", "school", "north"), 10_000),
        ("near", ("city", "parks"), 0),
    ],
)
def test_distance_is_where_the_two_paths_part(want: str, unit: tuple[str, ...], points: int) -> None:
    found = row(spec("distance", want=want), None, None, unit=("city", "school", "north"), other_unit=unit)
    assert found.points == points


def test_distance_is_unknown_without_a_unit() -> None:
    assert row(spec("distance"), None, None, unit=("city",)).met == "unknown"


@pytest.mark.parametrize(
    ("asked", "offered", "points"),
    [
        ("Aalborg", "Ålborg", 10_000),
        ("Aalborg", "Odense", 0),
        (["Jutland", "Aalborg"], ["Jutland", "Aarhus"], 5_000),
        (["Jutland", "Aalborg"], ["Funen", "Aalborg"], 0),
    ],
)
def test_place_is_from_wide_to_narrow(asked: Any, offered: Any, points: int) -> None:
    assert row(spec("place"), asked, offered).points == points


@pytest.mark.parametrize(
    ("asked", "offered", "points", "met"),
    [(1, 6, 10_000, "yes"), (1, 3.5, 5_000, "partly"), (5, 5, 0, "no"), ("", 5, 0, "unknown"), (1, None, 0, "unknown"), ("1", "20", 10_000, "yes")],
)  # fmt: skip
def test_seniority_counts_years_more_up_to_the_gap(asked: Any, offered: Any, points: int, met: str) -> None:
    found = row(spec("seniority"), asked, offered)
    assert (found.points, found.met) == (points, met)


def test_inflected_and_compounded_words_are_found_and_shown() -> None:
    """No word in common, and yet about the same."""
    texts = ["svære samtaler med medarbejdere", "konflikter i teamet", "ny leder af en børnehave"]
    givers = ["samtalerne om trivsel", "konflikthåndtering", "haver og parker"]
    work = matcher(
        problem(
            [mentee(f"a{i}", answers={"q": x}) for i, x in enumerate(texts)],
            [mentor(f"b{i}", answers={"q": x}) for i, x in enumerate(givers)],
            spec("text"),
        )
    )
    assert {(p.mentee, p.mentor) for p in work.propose().pairs} == {("a0", "b0"), ("a1", "b1"), ("a2", "b2")}
    (found,) = work.explain("a1", "b1").rows
    assert found.facts == {"words": [{"mentee": "konflikter", "mentor": "konflikthåndtering"}]}


@pytest.mark.parametrize(
    ("asked", "offered", "other"),
    [
        ("Jeg skal have hjælp til budgettet", "Jeg skal gerne have nogen at dele budgetter med", "Blomster"),
        ("Jag skulle vilja ha stöd med budgeten", "Det skulle vara roligt, och jag kan budgetering", "Blommor"),
        ("What they should do about a budget", "They should do what they can: budgeting", "Flowers"),
    ],
)
def test_small_words_are_neither_shown_nor_counted_in_the_smallest_round(asked: str, offered: str, other: str) -> None:
    """Two mentees and two mentors: nothing is in too many texts to be left out for that."""
    work = matcher(
        problem(
            [mentee("a0", answers={"q": asked}), mentee("a1", answers={"q": asked.replace("budget", "")})],
            [mentor("b0", answers={"q": offered}), mentor("b1", answers={"q": other})],
            spec("text"),
        )
    )
    (found,) = work.explain("a0", "b0").rows
    assert [word["mentee"][:6] for word in found.facts["words"]] == ["budget"]
    assert found.points > 0
    (small,) = work.explain("a1", "b0").rows
    assert (small.points, small.facts) == (0, {"words": []})


def test_the_small_words_are_as_they_are_looked_up() -> None:
    words = frozenset().union(*SMALL_WORDS.values())
    assert {word for word in words if len(word) < 3 or word != word.casefold() or not word.isalpha()} == set()
    assert not words & set(STEMS)


def test_only_the_languages_people_write_in_have_small_words() -> None:
    """`while` is small in English alone: written by people who write Danish, it is a word like any other."""

    def points(*languages: str) -> int:
        return row(Criterion("c", "text", 10, "q", "q", {"languages": languages}), "while", "while").points

    assert (points("da", "en"), points("da") > 0) == (0, True)


def test_text_never_gives_more_than_thirty_percent() -> None:
    words, themes = Criterion("w", "text", 90), Criterion("t", "ranked", 10)
    assert shares([words, themes]) == [3_000, 7_000]
    assert shares([words]) == [3_000]
    assert shares([words, Criterion("v", "text", 30), themes]) == [2_250, 750, 7_000]


def test_weights_add_up_to_ten_thousand_and_nothing_weighs_nothing() -> None:
    assert shares([Criterion(str(i), "ranked", 1) for i in range(3)]) == [3_334, 3_333, 3_333]
    assert shares([Criterion("a", "ranked", 0), Criterion("b", "ticked", 5)]) == [0, 10_000]
    assert shares([Criterion("a", "ranked", 0)]) == [0]
    assert shares([]) == []


KEY = st.sampled_from("vwxyz")
ANSWER = st.one_of(
    st.none(),
    st.just(""),
    KEY,
    st.lists(KEY, max_size=5),
    st.dictionaries(KEY, st.integers(0, 3)),
    st.integers(-3, 60),
    st.floats(-5, 60),
    st.text("abcdeæøå ", max_size=60),
    st.lists(st.sampled_from("jeg skal samtale samtaler og/eller budget, budgettet være".split())).map(" ".join),
)
UNIT = st.lists(st.sampled_from("abc"), max_size=4).map(tuple)
KINDS = ("ranked", "ticked", "choice", "distance", "sector", "profession", "place", "seniority", "text")


@given(
    st.lists(st.tuples(ANSWER, UNIT), min_size=1, max_size=5),
    st.lists(st.tuples(ANSWER, UNIT), min_size=1, max_size=5),
    st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 50), st.sampled_from(["far", "near", "same", "other"])), max_size=6),
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_the_matrix_is_the_sum_of_the_explained_rows(left: Any, right: Any, specs: Any) -> None:
    """Whatever people answer to whatever question."""
    criteria = [
        Criterion(str(i), kind, weight, "q", "q", {"want": want, "wish": "q" if weight % 2 else None})
        for i, (kind, weight, want) in enumerate(specs)
    ]
    one = [mentee(f"a{i}", answers={"q": answer}, unit=unit) for i, (answer, unit) in enumerate(left)]
    other = [mentor(f"b{i}", answers={"q": answer}, unit=unit) for i, (answer, unit) in enumerate(right)]
    work = matcher(problem(one, other, *criteria))
    for i in range(len(one)):
        for j in range(len(other)):
            found = work.explain(f"a{i}", f"b{j}")
            assert int(work.bare.points[i, j]) == found.points == sum(part.points for part in found.rows)
            assert 0 <= found.points <= 10_000
            assert all(0 <= part.points <= part.weight for part in found.rows)
