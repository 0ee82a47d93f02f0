"""The form of an evaluation: one field for each question, each with its who-reads line."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.frame import who_reads
from meetings.frame.fields import GrownForm, day_field, line_field, text_field
from meetings.models import Evaluation
from mentorforum.words import Words
from programmes.enums import Input
from programmes.models import Question

STEPS = range(1, 6)


def text_of(words: Any, question: Question) -> str:
    """Words kept in a question's JSON, in the reader's language."""
    text = Words(words or {})
    text.owner = question
    return str(text)


def scale_choices(question: Question) -> list[tuple[str, str]]:
    """1 to 5, the ends named."""
    ends = question.details.get("scale") or {}
    low, high = text_of(ends.get("low"), question), text_of(ends.get("high"), question)
    names = {1: f"1: {low}" if low else "1", 5: f"5: {high}" if high else "5"}
    return [(str(step), names.get(step, str(step))) for step in STEPS]


def choices_of(question: Question) -> list[tuple[str, str]]:
    """Key and words of a question's choices."""
    if question.traits.stepped:
        return scale_choices(question)
    if question.traits.yes_no:
        return [("yes", str(_("Yes"))), ("no", str(_("No")))]
    return [(choice["key"], text_of(choice.get("text"), question)) for choice in question.choices]


def field_of(question: Question) -> forms.Field:
    """The field that asks this question."""
    words: dict[str, Any] = {"label": str(question), "help_text": str(question.help), "required": question.required}
    match question.traits.input:
        case Input.ONE:
            return forms.ChoiceField(choices=choices_of(question), widget=forms.RadioSelect, **words)
        case Input.SOME:
            return forms.MultipleChoiceField(choices=choices_of(question), widget=forms.CheckboxSelectMultiple, **words)
        case Input.NUMBER:
            return forms.IntegerField(min_value=0, max_value=1_000_000, **words)
        case Input.DAY:
            return day_field(**words)
        case Input.LINE:
            return line_field(**words)
        case _:
            return text_field(**words)


class EvaluationForm(GrownForm):
    """One press sends it all."""

    def __init__(self, data: Any = None, *, evaluation: Evaluation, questions: list[Question], **kwargs: Any) -> None:
        lines = {q.key: who_reads.of_evaluation(q, evaluation.room, evaluation.person) for q in questions}
        super().__init__(data, who_reads=lines, **kwargs)
        self.questions = questions
        for question in questions:
            self.grow(question.key, field_of(question))

    def answers(self) -> dict[Question, Any]:
        """By question; figures and keys as they are kept."""
        return {question: self._kept(question) for question in self.questions}

    def _kept(self, question: Question) -> Any:
        value = self.cleaned_data.get(question.key)
        if question.traits.stepped and value:
            return int(value)
        return value.isoformat() if hasattr(value, "isoformat") else value
