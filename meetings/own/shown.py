"""What the two have shown each other of what each answered alone."""

from dataclasses import dataclass
from typing import Any

from meetings.models import Room, SharedOwnAnswer
from programmes.models import Person


@dataclass(frozen=True)
class ShownAnswer:
    """One answer, opened. `from_leader`: what the mentee's leader wrote, brought along by the mentee."""

    row: SharedOwnAnswer
    text: str
    mine: bool
    from_leader: bool


def shown_in(room: Room, reader: Person, key: Any) -> list[ShownAnswer]:
    """All that is shown in this room, by person and in the order of the questions."""
    rows = SharedOwnAnswer.objects.filter(room=room).select_related("question__programme", "by")
    return [
        ShownAnswer(row, key.read(row.text), row.by_id == reader.pk, row.question.use == "leader")
        for row in rows.order_by("by__name", "question__use", "question__position")
    ]
