"""How each kind of question is asked in a form, and how its answer reads: one entry of `KINDS` for each QuestionKind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from mentorforum import dates
from mentorforum.words import Words
from programmes.applications.fields import GradedField, PlainDateField, RankedField, SomeField, YesNoField
from programmes.applications.widgets import GradedWidget, RankedWidget
from programmes.enums import QuestionKind
from programmes.models import Cohort, Question

SHORT, LONG = 200, 2000
STEPS = 5
MOST_MENTEES = 3


@dataclass(frozen=True)
class Kind:
    """`field` asks the question of a cohort's form (label and help are put on it by `field_for`); `text` is its answer
    as a reader sees it, several lines where there are several things."""

    field: Callable[[Question, Cohort | None], forms.Field]
    text: Callable[[Question, Any], str] = lambda question, value: str(value)


def field_for(question: Question, cohort: Cohort | None = None) -> forms.Field:
    """The field of one question, in the reader's language."""
    field = KINDS[QuestionKind(question.kind)].field(question, cohort)
    field.label, field.help_text, field.required = str(question), str(question.help), question.required
    return field


def answer_text(question: Question, value: Any) -> str:
    """The answer as a reader sees it. Empty if nothing is answered."""
    if value is None or value in ("", [], {}):
        return ""
    return KINDS[QuestionKind(question.kind)].text(question, value)


def choices_of(question: Question) -> list[tuple[str, str]]:
    return [(choice["key"], words(question, choice["text"])) for choice in question.choices]


def label_of(question: Question, key: str) -> str:
    """The words of one choice or theme; the key itself if the choice is gone."""
    chosen = next((choice for choice in question.choices if choice["key"] == key), None)
    return words(question, chosen["text"]) if chosen else key


def words(question: Question, text: dict[str, str]) -> str:
    text = Words(text)
    text.owner = question
    return str(text)


def _groups(question: Question) -> list[tuple[str, list[tuple[str, str]]]]:
    titles = [(group["key"], words(question, group["title"])) for group in question.details.get("groups", [])]
    by_group = {key: [c for c in question.choices if c.get("group") == key] for key, _title in titles} or {
        "": question.choices
    }
    named = titles or [("", "")]
    return [(title, [(c["key"], words(question, c["text"])) for c in by_group[key]]) for key, title in named]


def _ask_ranked(question: Question, cohort: Cohort | None) -> forms.Field:
    return RankedField(widget=RankedWidget(_groups(question), question.most or STEPS))


def _ask_graded(question: Question, cohort: Cohort | None) -> forms.Field:
    return GradedField(
        widget=GradedWidget(_groups(question), [words(question, text) for text in question.details["grades"]])
    )


def _ask_number(question: Question, cohort: Cohort | None) -> forms.Field:
    """How many mentees is a choice of a few; any other number is typed."""
    if question.details.get("fills") != "capacity":
        return forms.IntegerField(min_value=0, max_value=10_000)
    most = min(MOST_MENTEES, question.programme.settings.get("matching", {}).get("max_mentees") or MOST_MENTEES)
    numbers = [(str(number), str(number)) for number in range(1, most + 1)]
    choices = [*numbers, ("0", _("None right now; ask me later"))]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect)


def _ask_scale(question: Question, cohort: Cohort | None) -> forms.Field:
    ends = question.details.get("scale") or {}
    labels = {1: words(question, ends.get("low", {})), STEPS: words(question, ends.get("high", {}))}
    choices = [
        (str(step), f"{step} · {labels[step]}" if labels.get(step) else str(step)) for step in range(1, STEPS + 1)
    ]
    return forms.TypedChoiceField(choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect)


def _ask_gatherings(question: Question, cohort: Cohort | None) -> forms.Field:
    held = (
        cohort.gatherings.exclude(status="cancelled").select_related("programme").order_by("starts_at")
        if cohort
        else []
    )
    others = {"mentee": "mentors", "mentor": "mentees"}.get(question.side)
    choices = [(g.key, f"{g.title}, {g.said_day}") for g in held if g.audience != others]
    return SomeField(choices=choices)


def _say_ranked(question: Question, value: list[str]) -> str:
    return "\n".join(f"{number}. {label_of(question, key)}" for number, key in enumerate(value, 1))


def _say_graded(question: Question, value: dict[str, int]) -> str:
    grades = [words(question, text) for text in question.details.get("grades", [])]
    told = [(choice["key"], value[choice["key"]]) for choice in question.choices if value.get(choice["key"])]
    return "\n".join(
        f"{label_of(question, key)}: {grades[grade]}" for key, grade in sorted(told, key=lambda pair: -pair[1])
    )


def _say_several(question: Question, value: list[str]) -> str:
    return "\n".join(label_of(question, key) for key in value)


def _say_gatherings(question: Question, value: list[str]) -> str:
    programme = question.programme
    titles = {item.key: str(item) for item in programme.items("gatherings")}
    if set(value) - set(titles):  # planned by a coordinator
        titles |= {row.key: str(row) for row in programme.gatherings.filter(key__in=value)}
    return "\n".join(titles.get(key, key) for key in value)


def _say_scale(question: Question, value: int) -> str:
    return _("%(step)d of %(last)d") % {"step": value, "last": 5}


KINDS: dict[QuestionKind, Kind] = {
    QuestionKind.SHORT_TEXT: Kind(lambda question, cohort: forms.CharField(max_length=SHORT)),
    QuestionKind.LONG_TEXT: Kind(lambda question, cohort: forms.CharField(max_length=LONG, widget=forms.Textarea)),
    QuestionKind.ONE_CHOICE: Kind(
        lambda question, cohort: forms.ChoiceField(choices=choices_of(question), widget=forms.RadioSelect), label_of
    ),
    QuestionKind.MANY_CHOICES: Kind(
        lambda question, cohort: SomeField(choices=choices_of(question), most=question.most), _say_several
    ),
    QuestionKind.RANKED_THEMES: Kind(_ask_ranked, _say_ranked),
    QuestionKind.GRADED_THEMES: Kind(_ask_graded, _say_graded),
    QuestionKind.YES_NO: Kind(
        lambda question, cohort: YesNoField(), lambda question, value: _("Yes") if value else _("No")
    ),
    QuestionKind.NUMBER: Kind(_ask_number),
    QuestionKind.SCALE: Kind(_ask_scale, _say_scale),
    QuestionKind.DATE: Kind(
        lambda question, cohort: PlainDateField(),
        lambda question, value: dates.say_date(date.fromisoformat(value), year=True),
    ),
    QuestionKind.GATHERINGS: Kind(_ask_gatherings, _say_gatherings),
}
