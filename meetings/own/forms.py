"""The forms of what one answers once, and of what one shows of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from meetings.frame.fields import GrownForm, text_field
from meetings.models import Room
from meetings.own.answers import OwnPage, Shown
from programmes.models import Question

LINE = "own-who"


class ShowForm(GrownForm):
    """A tick for each answer and each pair. Subclasses add what is written."""

    mark_optional = False

    def __init__(self, data: Any = None, *, page: OwnPage) -> None:
        self.page, self.initials = page, dict[str, Any]()
        super().__init__(data)
        for question in page.questions:
            self._grow(question)
        self.initial = self.initials

    def _grow(self, question: Question) -> None:
        if question.pk in self.page.texts:
            self._ticks(question)

    def _ticks(self, question: Question) -> None:
        for number, room in enumerate(self.page.rooms):
            label = _("Let %(name)s read this") % {"name": _other(room, self.page).first_name}
            name = f"show-{question.key}-{number}"
            self.grow(name, forms.BooleanField(label=label, required=False))
            self.initials[name] = (room.pk, question.pk) in self.page.shown

    def shown(self) -> Shown:
        """What is ticked, as (room id, question id)."""
        return {
            (room.pk, question.pk)
            for question in self.page.questions
            for number, room in enumerate(self.page.rooms)
            if self.cleaned_data.get(f"show-{question.key}-{number}")
        }

    def texts(self) -> dict[Question, str]:
        """The answers there are."""
        return {q: self.page.texts[q.pk] for q in self.page.questions if q.pk in self.page.texts}

    @property
    def parts(self) -> list[dict[str, Any]]:
        """Question by question: what stands there, its field if one may write, its ticks."""
        return [
            {
                "question": question,
                "text": self.page.texts.get(question.pk, ""),
                "field": self[question.key] if question.key in self.fields else None,
                "ticks": [self[name] for name in self.fields if name.startswith(f"show-{question.key}-")],
            }
            for question in self.page.questions
        ]


class OwnForm(ShowForm):
    """The questions with a box each."""

    def _grow(self, question: Question) -> None:
        self.grow(question.key, text_field(label=str(question), help_text=str(question.help), rows=3), LINE)
        self.initials[question.key] = self.page.texts.get(question.pk, "")
        if question.shareable:
            self._ticks(question)

    def texts(self) -> dict[Question, str]:
        return {question: self.cleaned_data.get(question.key, "") for question in self.page.questions}


def _other(room: Room, page: OwnPage) -> Any:
    return room.other(page.application.person)
