"""What stands about a pair's meetings on other pages, and which of them is next."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.enums import COMING, MeetingStatus
from meetings.models import Meeting, MeetingNote, Room
from mentorforum.pills import Pill
from mentorforum.statuses import pill_of
from programmes.models import Programme, Question

AROUND = ["before_meeting", "after_meeting"]


def meetings_of(room: Room) -> list[Meeting]:
    """All meetings by time, each knowing its room."""
    rows = list(room.meetings.order_by("starts_at"))
    for row in rows:
        row.room, row.programme = room, room.programme
    return rows


def meeting_pill(meeting: Meeting, now: datetime) -> Pill:
    """One that is over asks whether it was held."""
    if meeting.status in COMING and meeting.ends_at <= now:
        return Pill("wait", _("Was it held?"))
    return pill_of(meeting)


def next_meeting(meetings: list[Meeting], now: datetime) -> Meeting | None:
    """The next one that is not over."""
    return next((row for row in meetings if row.status in COMING and row.ends_at > now), None)


def unanswered_meeting(meetings: list[Meeting], now: datetime) -> Meeting | None:
    """The latest that is over, and nobody has said whether it was held."""
    return next((row for row in reversed(meetings) if row.status in COMING and row.ends_at <= now), None)


def asks_around_meetings(programme: Programme) -> bool:
    """Whether there are questions before or after each meeting (A4)."""
    if not programme.has("preparation"):
        return False
    return Question.objects.current().filter(programme=programme, use__in=AROUND).exists()


def has_something_to_prepare(programme: Programme) -> bool:
    """An agenda, or questions before each meeting."""
    return programme.has("agenda") or asks_around_meetings(programme)


def meetings_said(meetings: list[Meeting], room: Room, key: Any) -> str:
    """ "2 held · next theme: priorities"."""
    held = sum(1 for row in meetings if row.status == MeetingStatus.HELD)
    sentence = ngettext("%(n)d held", "%(n)d held", held) % {"n": held} if held else _("none held yet")
    theme = next_theme(room, key)
    if not theme:
        return sentence
    next_one = _("next theme: %(theme)s") % {"theme": theme}
    return f"{sentence} · {next_one}"


def next_theme(room: Room, key: Any) -> str:
    """What the latest notes say about the next meeting."""
    note = MeetingNote.objects.filter(room=room).order_by("-meeting__starts_at").first()
    return str(key.read(note.next_theme)) if note else ""


def count_points(meeting: Meeting) -> tuple[int, int]:
    """Filled points of the agenda and how many there are."""
    if not meeting.programme.has("agenda"):
        return 0, 0
    filled = meeting.agenda.filter(suggested=False).count()
    return filled, len(meeting.programme.items("agenda"))
