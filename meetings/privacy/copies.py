"""A person's own copy: their rooms, their logbook, their evaluations (files of `/me/copy/`)."""

from collections.abc import Iterator

from django.utils.text import slugify
from django.utils.translation import gettext as _

from meetings.evaluation.answers import own_answers
from meetings.models import Evaluation, Logbook, Room
from meetings.own.logbook.copies import copy_of_logbook
from meetings.room.copies import copy_of_room
from programmes.models import Person


def files(person: Person) -> Iterator[tuple[str, str]]:
    """Name and text of each file: rooms (both halves' text), then what is the person's alone."""
    rooms = Room.objects.visible_to(person).filter(wrapped_key__isnull=False)
    called = _("room")
    for number, room in enumerate(rooms.select_related("programme", "mentee", "mentor"), 1):
        yield f"{called}-{number}-{slugify(str(room.programme))}.txt", copy_of_room(room, person)
    if text := copy_of_logbook(Logbook.objects.filter(person=person).first(), person).strip():
        yield _("logbook") + ".txt", text + "\n"
    if lines := [line for row in _evaluations(person) for line in _said(row, person)]:
        yield _("evaluations") + ".txt", "\n".join(lines) + "\n"


def _evaluations(person: Person) -> list[Evaluation]:
    rows = Evaluation.objects.filter(person=person, answered_at__isnull=False, wrapped_key__isnull=False)
    return list(rows.select_related("programme", "room__programme", "room__mentee", "room__mentor"))


def _said(evaluation: Evaluation, person: Person) -> Iterator[str]:
    yield from (str(evaluation.programme), "")
    for answer in own_answers(evaluation, person):
        yield from (str(answer["term"]), f"  {answer['value']}")
    yield ""
