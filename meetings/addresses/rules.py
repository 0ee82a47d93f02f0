"""When one half is asked about the other's address, and who answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meetings.models import AddressWord, Room
from programmes.logins.rules import standing_move
from programmes.models import Person


@dataclass(frozen=True)
class Doubt:
    """The other half's address, who typed it, and when it was changed; None where it was so from the start.

    `is_closed`: the room is closed to that address until it is known whose it is.
    """

    other: Person
    by: Person | None
    changed_at: datetime | None
    is_closed: bool


def doubt_of(room: Room, reader: Any) -> Doubt | None:
    """Closed: until its owner is heard from or this half says yes. Typed by the office: until the two have met."""
    other = room.other(reader)
    if not room.opens_for(other):
        move = standing_move(other)
        return Doubt(other, move.by if move else other.typed_by, move.done_at if move else None, is_closed=True)
    if other.is_proven and other.typed_by_id and room.first_met_on is None and not _said(room, other):
        return Doubt(other, other.typed_by, None, is_closed=False)
    return None


def _said(room: Room, other: Person) -> bool:
    return AddressWord.objects.filter(room=room, about=other, email__iexact=other.email, is_theirs=True).exists()
