"""Every kind of question: what is typed, what the answer keeps, and how it reads."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.utils import translation

from mentorforum.forms import PlainForm
from programmes.applications.kinds import KINDS, answer_text, field_for
from programmes.enums import QuestionKind
from programmes.models import Cohort, Question
from tests.factories import make_cohort

pytestmark = pytest.mark.django_db

CHOICES = [{"key": key, "text": {"en": key.title(), "da": key}} for key in ("one", "two", "three")]
THEMES = [{**choice, "group": "all"} for choice in CHOICES]
DETAILS: dict[str, Any] = {
    "groups": [{"key": "all", "title": {"en": "All"}}],
    "grades": [{"en": "none"}, {"en": "a little"}, {"en": "good"}, {"en": "great"}],
    "scale": {"low": {"en": "Low"}, "high": {"en": "High"}},
}


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def cohort() -> Cohort:
    return make_cohort()


def question(cohort: Cohort, form: str, **more: Any) -> Question:
    values = {
        "key": "x",
        "use": "apply",
        "side": "mentee",
        "kind": form,
        "position": 1,
        "readers": "coordinators",
        "label": {"en": "Which?"},
    }
    themes = QuestionKind(form).traits.themes
    row = Question(
        programme=cohort.programme,
        **values,
        choices=THEMES if themes else CHOICES,
        details={**DETAILS, **more.pop("details", {})},
    )
    for name, value in more.items():
        setattr(row, name, value)
    return row


def form_with(row: Question, cohort: Cohort, data: dict[str, Any]) -> forms.Form:
    return type("F", (PlainForm,), {"q": field_for(row, cohort)})(data)


def test_every_kind_of_the_presets_has_a_field() -> None:
    assert set(KINDS) == set(QuestionKind)


@pytest.mark.parametrize(
    ("form", "data", "kept", "words"),
    [
        ("short_text", {"q": " a line "}, "a line", "a line"),
        ("long_text", {"q": "a\r\nb"}, "a\nb", "a\nb"),
        ("one_choice", {"q": "two"}, "two", "Two"),
        ("many_choices", {"q": ["one", "three"]}, ["one", "three"], "One\nThree"),
        ("ranked_themes", {"q-three": "1", "q-one": "3"}, ["three", "one"], "1. Three\n2. One"),
        (
            "graded_themes",
            {"q-three": "3", "q-one": "0", "q-two": "1"},
            {"one": 0, "two": 1, "three": 3},
            "Three: great\nTwo: a little",
        ),
        ("yes_no", {"q": "no"}, False, "No"),
        ("number", {"q": "12"}, 12, "12"),
        ("scale", {"q": "5"}, 5, "5 of 5"),
        ("date", {"q": "2.6.2027"}, "2027-06-02", "2\N{NO-BREAK SPACE}June 2027"),
        ("date", {"q": "2027-06-02"}, "2027-06-02", "2\N{NO-BREAK SPACE}June 2027"),
        ("short_text", {}, "", ""),
        ("many_choices", {}, [], ""),
        ("graded_themes", {}, {}, ""),
        ("yes_no", {}, None, ""),
    ],
)
def test_typed_kept_and_read(cohort: Cohort, form: str, data: dict[str, Any], kept: Any, words: str) -> None:
    row = question(cohort, form)
    filled = form_with(row, cohort, data)
    assert filled.is_valid(), filled.errors
    assert filled.cleaned_data["q"] == kept
    assert answer_text(row, kept) == words
    again = type("F", (PlainForm,), {"q": field_for(row, cohort)})(initial={"q": kept})
    assert again.as_p()


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("one_choice", {"q": "four"}),
        ("many_choices", {"q": ["one", "two", "three"]}),
        ("many_choices", {"q": ["four"]}),
        ("ranked_themes", {"q-one": "1", "q-two": "1"}),
        ("yes_no", {"q": "perhaps"}),
        ("number", {"q": "-1"}),
        ("number", {"q": "1.5"}),
        ("scale", {"q": "6"}),
        ("date", {"q": "31.2.2027"}),
        ("short_text", {"q": "x" * 201}),
        ("gatherings", {"q": ["nowhere"]}),
    ],
)
def test_refused_with_a_sentence(cohort: Cohort, form: str, data: dict[str, Any]) -> None:
    filled = form_with(question(cohort, form, most=2), cohort, data)
    assert not filled.is_valid()
    assert all(text.endswith(".") for text in filled.errors["q"])


@pytest.mark.parametrize("form", QuestionKind)
def test_required_and_empty_is_a_sentence(cohort: Cohort, form: str) -> None:
    filled = form_with(question(cohort, form, required=True), cohort, {})
    assert [text[-1] for text in filled.errors["q"]] == ["."]


def test_gatherings_are_the_cohorts_own(cohort: Cohort) -> None:
    row = question(cohort, "gatherings")
    filled = form_with(row, cohort, {"q": ["kick_off"]})
    assert filled.is_valid(), filled.errors
    assert answer_text(row, ["kick_off"]) == str(cohort.programme.item("gatherings", "kick_off"))


def test_capacity_is_a_choice_up_to_the_programmes_most(cohort: Cohort) -> None:
    field = field_for(question(cohort, "number", details={"fills": "capacity"}), cohort)
    assert [key for key, _label in field.choices] == ["1", "2", "0"]
    assert field.clean("2") == 2


def test_a_saved_date_is_shown_as_the_browser_wants_it(cohort: Cohort) -> None:
    row = question(cohort, "date")
    page = type("F", (PlainForm,), {"q": field_for(row, cohort)})(initial={"q": date(2027, 6, 2).isoformat()})
    assert 'value="2027-06-02"' in str(page["q"])
