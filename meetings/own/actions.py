"""Keeping what somebody answers once, and showing one answer of it to the other half."""

from typing import Any

from django.db import transaction

from meetings.meetings.sheet.actions import logbook_of
from meetings.models import Logbook, OwnAnswer, Room, SharedOwnAnswer
from meetings.own.answers import OwnPage, Shown
from programmes.models import Person, Question


@transaction.atomic
def save_own(page: OwnPage, *, by: Person, texts: dict[Question, str], shown: Shown) -> None:
    """Keep the answers in the logbook's key; show those ticked, and take back the others."""
    if any(texts.values()) or Logbook.objects.filter(person=by).exists():
        book = logbook_of(by)
        old = {row.question_id: row for row in OwnAnswer.objects.filter(logbook=book, application=page.application)}
        for question, text in texts.items():
            _keep(book, page, question, text, old.get(question.pk))
    show_own(page, by=by, texts=texts, shown=shown)


def _keep(book: Logbook, page: OwnPage, question: Question, text: str, old: OwnAnswer | None) -> None:
    if not text:
        if old:
            old.delete()
        return
    row = old or OwnAnswer(logbook=book, application=page.application, question=question)
    row.text = text
    row.save()


@transaction.atomic
def show_own(page: OwnPage, *, by: Person, texts: dict[Question, str], shown: Shown) -> None:
    """A copy in the room's key for each answer that is shown; none for the others."""
    for room in page.rooms:
        for question, text in texts.items():
            wanted = text if (room.pk, question.pk) in shown else ""
            _show(room, question, wanted, by)


def _show(room: Room, question: Question, text: str, by: Person) -> None:
    old = SharedOwnAnswer.objects.filter(room=room, question=question, by=by).first()
    if not text:
        if old:
            old.delete()
        return
    row = old or SharedOwnAnswer(room=room, question=question, by=by)
    row.text = text
    row.save()


@transaction.atomic
def take_back(room: Room, pk: Any, *, by: Person) -> bool:
    """No longer shown; False when it was not theirs or is gone already."""
    gone, _rows = SharedOwnAnswer.objects.filter(room=room, by=by, pk=pk).delete()
    return bool(gone)
