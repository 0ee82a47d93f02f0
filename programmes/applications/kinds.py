"""A form field for every kind of question; its clean value is what the answer keeps: keys and figures, never labels."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mentorforum.words import Words
from programmes.applications.widgets import GradedWidget, RankedWidget
from programmes.models import Cohort, Question

SHORT, LONG = 200, 2000
STEPS = 5
MOST_MENTEES = 3


def field_for(question: Question, cohort: Cohort | None = None) -> forms.Field:
    """The field of one question, in the reader's language."""
    field = KINDS[question.kind](question, cohort)
    field.label, field.help_text, field.required = str(question), str(question.help), question.required
    return field


def choices_of(question: Question) -> list[tuple[str, str]]:
    return [(choice["key"], words(question, choice["text"])) for choice in question.choices]


def words(question: Question, text: dict[str, str]) -> str:
    said = Words(text)
    said.owner = question
    return str(said)


class ThemesField(forms.Field):
    """Base of the two theme fields: nothing chosen is the empty value."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return True


class RankedField(ThemesField):
    """Clean value: theme keys, the most important first."""

    def clean(self, value: dict[str, str]) -> list[str]:
        ranks = {key: int(number) for key, number in (value or {}).items() if number in self.widget_numbers}
        if len(set(ranks.values())) < len(ranks):
            raise ValidationError(_("Two themes have the same number. Give each its own."), code="twice")
        if self.required and not ranks:
            raise ValidationError(
                _("Choose at least one theme, so that we can find somebody who suits you."), code="required"
            )
        return sorted(ranks, key=lambda key: ranks[key])

    @property
    def widget_numbers(self) -> set[str]:
        return {str(number) for number in range(1, self.widget.most + 1)}


class GradedField(ThemesField):
    """Clean value: {theme key: 0-3}; a theme left blank is not in it."""

    def clean(self, value: dict[str, str]) -> dict[str, int]:
        last = len(self.widget.grades)
        grades = {key: int(grade) for key, grade in (value or {}).items() if grade in {str(n) for n in range(last)}}
        if self.required and not any(grades.values()):
            raise ValidationError(
                _("Say for at least one theme that you know it, so that we can find somebody to match."),
                code="required",
            )
        return grades


class YesNoField(forms.TypedChoiceField):
    """Clean value: True, False, or None when it is left blank."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("yes", _("Yes")), ("no", _("No"))],
            coerce=lambda value: value == "yes",
            empty_value=None,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class PlainDateField(forms.DateField):
    """Clean value: an ISO date as text. Takes what the browser's date field sends, and dates typed as people write them."""

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"]
        super().__init__(
            input_formats=formats, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        return day.isoformat() if day else None

    def prepare_value(self, value: Any) -> Any:
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            return value


class SomeField(forms.MultipleChoiceField):
    """Some of the choices, at most `most`."""

    def __init__(self, *, most: int | None = None, **kwargs: Any) -> None:
        self.most = most
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        if self.most and len(chosen) > self.most:
            raise ValidationError(_("Choose at most %(most)d.") % {"most": self.most}, code="most")
        return chosen


def _groups(question: Question) -> list[tuple[str, list[tuple[str, str]]]]:
    titles = [(group["key"], words(question, group["title"])) for group in question.details.get("groups", [])]
    by_group = {key: [c for c in question.choices if c.get("group") == key] for key, _title in titles} or {
        "": question.choices
    }
    named = titles or [("", "")]
    return [(title, [(c["key"], words(question, c["text"])) for c in by_group[key]]) for key, title in named]


def _ranked(question: Question, cohort: Cohort | None) -> forms.Field:
    return RankedField(widget=RankedWidget(_groups(question), question.most or STEPS))


def _graded(question: Question, cohort: Cohort | None) -> forms.Field:
    return GradedField(
        widget=GradedWidget(_groups(question), [words(question, text) for text in question.details["grades"]])
    )


def _number(question: Question, cohort: Cohort | None) -> forms.Field:
    """How many mentees is a choice of a few; any other number is typed."""
    if question.details.get("fills") != "capacity":
        return forms.IntegerField(min_value=0, max_value=10_000)
    most = min(MOST_MENTEES, question.programme.settings.get("matching", {}).get("max_mentees") or MOST_MENTEES)
    numbers = [(str(number), str(number)) for number in range(1, most + 1)]
    choices = [*numbers, ("0", _("None right now; ask me later"))]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect)


def _scale(question: Question, cohort: Cohort | None) -> forms.Field:
    ends = question.details.get("scale") or {}
    said = {1: words(question, ends.get("low", {})), STEPS: words(question, ends.get("high", {}))}
    choices = [(str(step), f"{step} · {said[step]}" if said.get(step) else str(step)) for step in range(1, STEPS + 1)]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect)


def _gatherings(question: Question, cohort: Cohort | None) -> forms.Field:
    held = (
        cohort.gatherings.exclude(status="cancelled").select_related("programme").order_by("starts_at")
        if cohort
        else []
    )
    others = {"mentee": "mentors", "mentor": "mentees"}.get(question.side)
    choices = [(g.key, f"{g.title}, {g.said_day}") for g in held if g.audience != others]
    return SomeField(choices=choices)


def _one(question: Question, cohort: Cohort | None) -> forms.Field:
    return forms.ChoiceField(choices=choices_of(question), widget=forms.RadioSelect)


KINDS: dict[str, Callable[[Question, Cohort | None], forms.Field]] = {
    "short_text": lambda question, cohort: forms.CharField(max_length=SHORT),
    "long_text": lambda question, cohort: forms.CharField(max_length=LONG, widget=forms.Textarea),
    "one_choice": _one,
    "many_choices": lambda question, cohort: SomeField(choices=choices_of(question), most=question.most),
    "ranked_themes": _ranked,
    "graded_themes": _graded,
    "yes_no": lambda question, cohort: YesNoField(),
    "number": _number,
    "scale": _scale,
    "date": lambda question, cohort: PlainDateField(),
    "gatherings": _gatherings,
}
