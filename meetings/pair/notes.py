"""A coordinator's note about a pair: a note about each of the two, so that each finds it in their copy of data."""

import uuid
from datetime import date

from django.db import transaction

from matching.models import Match
from programmes.applications.office.notes.actions import write_note
from programmes.models import Note, Person


@transaction.atomic
def note_pair(match: Match, *, text: str, due_on: date | None, by: Person, key: uuid.UUID) -> Note:
    """The mentee's is the one that is shown with the pair and comes back as a follow-up; the mentor's is its copy."""
    programme, copy = match.programme, uuid.uuid5(key, "mentor")
    write_note(programme, about=match.mentor, thing=match, text=text, by=by, key=copy)
    return write_note(programme, about=match.mentee, thing=match, text=text, by=by, key=key, due_on=due_on)
