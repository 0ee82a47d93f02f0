"""A coordinator's own notes and dated follow-ups. The person gets them in the copy of their data."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from programmes.models import Note, Person, Programme, SubmissionKey


@transaction.atomic
def write_note(
    programme: Programme,
    *,
    about: Person | None,
    text: str,
    by: Person,
    key: Any,
    thing: Any = None,
    due_on: date | None = None,
) -> Note:
    """A note about a person, an application or a pair (`thing`); with `due_on` it comes back on Today.

    `key` is the form's submission key: the same one twice gives the same note.
    """

    def make() -> Note:
        note = Note(programme=programme, about=about, thing=getattr(thing, "pk", None), by=by, due_on=due_on, text=text)
        note.save(force_insert=True)
        return note

    return SubmissionKey.objects.once(key, Note, make)


def finish_follow_up(note: Note, *, by: Person, now: datetime | None = None) -> None:
    """The follow-up is done; the note stays. Twice is the same as once."""
    Note.objects.filter(pk=note.pk, done_at=None).update(done_at=now or timezone.now())
