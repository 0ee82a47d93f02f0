"""What is written around one meeting: agenda, private answers, shared notes. One press saves it all."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.frame import rules
from meetings.frame.edits import claim
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
from mentorforum.errors import RuleBroken
from programmes.models import Person, Question


@dataclass(frozen=True)
class Agreed:
    """One line of what was agreed. `row` is the id of an agreement to change; an empty `what` deletes it."""

    what: str
    who: Person
    due_on: date | None = None
    row: Any = None


@dataclass(frozen=True)
class Written:
    """What somebody wrote on a meeting's page. None means: this part was not theirs, or they left it alone."""

    agenda: dict[str, str] | None = None
    suggestion: str = ""
    private: dict[Question, str] = field(default_factory=dict)
    share: set[Any] = field(default_factory=set)  # ids of the questions whose private answer is shared
    languages: list[str] | None = None
    notes: dict[str, str] | None = None  # text, next_theme
    together: dict[Question, str] = field(default_factory=dict)
    agreements: list[Agreed] = field(default_factory=list)
    done: set[Any] = field(default_factory=set)  # ids of earlier agreements now done


@transaction.atomic
def save_sheet(meeting: Meeting, *, by: Person, edit: int, written: Written, now: datetime | None = None) -> None:
    """Save it all or nothing. EditedMeanwhile when the other half has saved the shared notes since `edit`."""
    now = now or timezone.now()
    if written.notes is not None:
        claim(meeting, edit)
        _save_notes(meeting, by, written, now)
    if written.agenda is not None and rules.can_own_agenda(by, meeting.room):
        save_agenda(meeting, written.agenda, by=by)
    if written.suggestion and rules.can_suggest_point(by, meeting.room):
        suggest_point(meeting, by=by, text=written.suggestion)
    _save_private(meeting, by, written)
    open_ = Agreement.objects.filter(room=meeting.room, pk__in=written.done, done_at=None)
    open_.update(done_at=now)


def save_agenda(meeting: Meeting, texts: dict[str, str], *, by: Person) -> None:
    """The agenda's points by key. An empty point has no row, so that filled points can be counted."""
    old = {item.key: item for item in meeting.agenda.filter(suggested=False)}
    for position, (key, text) in enumerate(texts.items(), 1):
        item = old.get(key)
        if not text:
            if item:
                item.delete()
            continue
        item = item or AgendaItem(room=meeting.room, meeting=meeting, key=key, position=position, by=by)
        item.text = text
        item.save()
    count_agenda(meeting)


def suggest_point(meeting: Meeting, *, by: Person, text: str) -> AgendaItem:
    """The mentor's suggestion; the mentee takes it with or not."""
    last = meeting.agenda.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem(room=meeting.room, meeting=meeting, position=max(last, 99) + 1, by=by, suggested=True, text=text)
    item.key = f"suggestion-{item.pk}"
    item.save(force_insert=True)
    return item


@transaction.atomic
def answer_suggestion(item: AgendaItem, *, by: Person, take: bool) -> None:
    """The mentee takes a suggestion with, or not now."""
    if by.pk != item.room.mentee_id:
        raise RuleBroken(_("The agenda belongs to the other half of the pair."))
    item.taken = take
    item.save(update_fields=["taken"])
    count_agenda(item.meeting)


def count_agenda(meeting: Meeting) -> None:
    """`agenda_filled`: something stands on the agenda. The reminder asks it; text cannot be counted."""
    meeting.agenda_filled = (
        meeting.agenda.exclude(suggested=True, taken=False).exclude(suggested=True, taken=None).exists()
    )
    meeting.save(update_fields=["agenda_filled"])


def _save_notes(meeting: Meeting, by: Person, written: Written, now: datetime) -> None:
    notes = written.notes or {}
    note = MeetingNote.objects.filter(meeting=meeting).first() or MeetingNote(room=meeting.room, meeting=meeting)
    note.text, note.next_theme = notes.get("text", ""), notes.get("next_theme", "")
    note.by, note.saved_at = by, now
    note.save()
    for question, text in written.together.items():
        _share(meeting, question, text, by)
    for line in written.agreements:
        _save_agreement(meeting, line)


def _save_agreement(meeting: Meeting, line: Agreed) -> None:
    old = Agreement.objects.filter(meeting=meeting, pk=line.row).first() if line.row else None
    if not line.what:
        if old:
            old.delete()
        return
    row = old or Agreement(room=meeting.room, meeting=meeting)
    row.what, row.who, row.due_on = line.what, line.who, line.due_on
    row.save()


def _share(meeting: Meeting, question: Question, text: str, by: Person) -> None:
    old = SharedAnswer.objects.filter(meeting=meeting, question=question).first()
    if not text:
        if old:
            old.delete()
        return
    row = old or SharedAnswer(room=meeting.room, meeting=meeting, question=question)
    row.by, row.text = by, text
    row.save()


def _save_private(meeting: Meeting, by: Person, written: Written) -> None:
    if not any(written.private.values()) and not written.languages and not Logbook.objects.filter(person=by).exists():
        return
    logbook = logbook_of(by)
    old = {row.question_id: row for row in PrivateAnswer.objects.filter(logbook=logbook, meeting=meeting)}
    for question, text in written.private.items():
        row = old.get(question.pk) or PrivateAnswer(logbook=logbook, meeting=meeting, question=question)
        if text:
            row.text = text
            row.save()
        elif question.pk in old:
            row.delete()
        if question.shareable:
            _share(meeting, question, text if question.pk in written.share else "", by)
    if written.languages is not None:
        _mark_languages(meeting, logbook, written.languages)


def _mark_languages(meeting: Meeting, logbook: Logbook, keys: list[str]) -> None:
    row = UsedLanguages.objects.filter(logbook=logbook, meeting=meeting).first()
    if not keys and row is None:
        return
    row = row or UsedLanguages(logbook=logbook, meeting=meeting)
    row.keys = ",".join(keys)
    row.save()


def logbook_of(person: Person) -> Logbook:
    """The person's logbook, made when they first write in it."""
    return Logbook.objects.get_or_create(person=person)[0]
