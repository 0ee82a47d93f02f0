"""All that stands around one meeting, opened for one of the two."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.crypto import salted_hmac

from meetings.enums import MeetingStatus
from meetings.frame import rules
from meetings.models import (
    AgendaItem,
    Agreement,
    Logbook,
    Meeting,
    MeetingNote,
    PrivateAnswer,
    SharedAnswer,
    UsedLanguages,
)
from programmes.models import Item, Person, Question


@dataclass(frozen=True)
class WrittenPoint:
    """One point of the agenda with what the mentee wrote."""

    item: Item
    text: str


@dataclass(frozen=True)
class Suggestion:
    row: AgendaItem
    text: str


@dataclass(frozen=True)
class AgreementLine:
    """An agreement, opened."""

    row: Agreement
    what: str


@dataclass
class Sheet:
    """What one of the two sees and may write."""

    meeting: Meeting
    person: Person
    owns_agenda: bool
    may_suggest: bool
    writable: bool
    title: str = ""
    place: str = ""
    points: list[WrittenPoint] = field(default_factory=list)
    suggestions: list[Suggestion] = field(default_factory=list)  # not answered yet
    taken: list[Suggestion] = field(default_factory=list)
    before: list[Question] = field(default_factory=list)
    after: list[Question] = field(default_factory=list)
    together: list[Question] = field(default_factory=list)
    private: dict[Any, str] = field(default_factory=dict)  # question id -> own answer
    shared: dict[Any, str] = field(default_factory=dict)  # question id -> shared answer
    shared_by_other: list[tuple[Question, str]] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    asks_languages: bool = False
    text: str = ""
    next_theme: str = ""
    agreements: list[AgreementLine] = field(default_factory=list)
    last_time: list[AgreementLine] = field(default_factory=list)
    theme_from_last: str = ""
    shows_after: bool = False
    keeps_notes: bool = True

    @property
    def has_agenda(self) -> bool:
        """Whether this programme's meetings have an agenda at all."""
        return bool(self.points)

    @property
    def has_before(self) -> bool:
        """Whether anything stands on the page before the meeting."""
        return bool(self.points or self.before or self.last_time or self.theme_from_last)

    @property
    def filled(self) -> int:
        return sum(1 for point in self.points if point.text)


def read_sheet(meeting: Meeting, person: Person, key: Any, now: datetime) -> Sheet:
    """Open it with the room's `key`; a person's private answers with their own logbook's."""
    room, programme = meeting.room, meeting.programme
    sheet = Sheet(
        meeting=meeting,
        person=person,
        owns_agenda=rules.can_own_agenda(person, room),
        may_suggest=rules.can_suggest_point(person, room),
        writable=rules.can_write_room(person, room),
        title=key.read(meeting.title),
        place=key.read(meeting.place),
        asks_languages=programme.has("learning_languages") and person.pk == room.mentor_id and person.is_proven,
        keeps_notes=programme.has("shared_notes"),
        shows_after=meeting.status != MeetingStatus.CANCELLED
        and (meeting.starts_on <= programme.today(now) or meeting.held_said_at is not None),
    )
    _read_agenda(sheet, key)
    _read_questions(sheet, key)
    _read_notes(sheet, key)
    _read_last_time(sheet, key)
    _read_private(sheet)
    return sheet


def _read_agenda(sheet: Sheet, key: Any) -> None:
    rows = list(sheet.meeting.agenda.all())
    texts = {row.key: key.read(row.text) for row in rows if not row.suggested}
    if sheet.meeting.programme.has("agenda"):
        sheet.points = [WrittenPoint(item, texts.get(item.key, "")) for item in sheet.meeting.programme.items("agenda")]
    suggested = [Suggestion(row, key.read(row.text)) for row in rows if row.suggested]
    sheet.suggestions = [suggestion for suggestion in suggested if suggestion.row.taken is None]
    sheet.taken = [suggestion for suggestion in suggested if suggestion.row.taken]


def _read_questions(sheet: Sheet, key: Any) -> None:
    """Their own only where their login is: another half lets a moved one into the room, not into what is private."""
    programme = sheet.meeting.programme
    if not programme.has("preparation") or not sheet.person.is_proven:
        return
    side = "mentee" if sheet.person.pk == sheet.meeting.room.mentee_id else "mentor"
    uses = ["before_meeting", "after_meeting"]
    questions = list(Question.objects.current().filter(programme=programme, use__in=uses).order_by("position"))
    mine = [question for question in questions if question.side in {side, "both"} and not question.together]
    sheet.before = [question for question in mine if question.use == "before_meeting"]
    sheet.after = [question for question in mine if question.use == "after_meeting"]
    sheet.together = [question for question in questions if question.together]
    rows = {row.question_id: row for row in SharedAnswer.objects.filter(meeting=sheet.meeting)}
    sheet.shared = {pk: key.read(row.text) for pk, row in rows.items()}
    others = [q for q in questions if not q.together and q.pk in rows and rows[q.pk].by_id != sheet.person.pk]
    sheet.shared_by_other = [(question, sheet.shared[question.pk]) for question in others]


def _read_notes(sheet: Sheet, key: Any) -> None:
    note = MeetingNote.objects.filter(meeting=sheet.meeting).first()
    if note:
        sheet.text, sheet.next_theme = key.read(note.text), key.read(note.next_theme)
        sheet.shows_after = True
    sheet.agreements = [
        AgreementLine(row, key.read(row.what)) for row in sheet.meeting.agreements.select_related("who")
    ]


def _read_last_time(sheet: Sheet, key: Any) -> None:
    """What was agreed last time, what still stands open from the times before, and the theme for this one (H6).

    A meeting that was booked and never held is no last time, or what was agreed before it would be lost sight of.
    """
    meeting = sheet.meeting
    earlier = Meeting.objects.filter(room=meeting.room, starts_at__lt=meeting.starts_at).exclude(status="cancelled")
    last = earlier.filter(Q(status="held") | Q(note__isnull=False)).order_by("-starts_at").first()
    if last is None:
        return
    rows = Agreement.objects.filter(Q(meeting=last) | Q(done_at=None), meeting__in=earlier).select_related("who")
    sheet.last_time = [AgreementLine(row, key.read(row.what)) for row in rows]
    note = MeetingNote.objects.filter(meeting=last).first()
    sheet.theme_from_last = key.read(note.next_theme) if note else ""


def _read_private(sheet: Sheet) -> None:
    logbook = Logbook.objects.visible_to(sheet.person).first()
    if logbook is None or not sheet.person.is_proven:
        return
    own = logbook.open_for(sheet.person)
    rows = PrivateAnswer.objects.filter(logbook=logbook, meeting=sheet.meeting)
    sheet.private = {row.question_id: own.read(row.text) for row in rows}
    marked = UsedLanguages.objects.filter(logbook=logbook, meeting=sheet.meeting).first()
    sheet.languages = [key for key in own.read(marked.keys).split(",") if key] if marked else []


def digest(values: Any) -> str:
    """A fingerprint of shared text, to see whether somebody changed it on their own page."""
    return salted_hmac("meetings.meetings.sheet.pages", json.dumps(values, default=str), algorithm="sha256").hexdigest()
