"""Each half's own copy of the room, as plain text."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.contract.actions import readable_texts
from meetings.contract.goals.forms import RATINGS
from meetings.contract.terms import terms_of
from meetings.models import (
    Agreement,
    Goal,
    Meeting,
    MeetingNote,
    PairAnswer,
    Room,
    SharedAnswer,
)
from meetings.own.logbook.copies import underlined
from meetings.own.shown import shown_in
from mentorforum import dates
from programmes.models import Person


def copy_of_room(room: Room, person: Person) -> str:
    """All that the two have written together. NotAReader for anybody else."""
    key = room.open_for(person)
    lines = [str(room.programme), f"{room.mentee.name} · {room.mentor.name}"]
    lines += [*_contract(room, key), *_goals(room, key)]
    for meeting in room.meetings.order_by("starts_at"):
        lines += _meeting(meeting, key)
    lines += [*_shown(room, person, key), *_evaluation(room, key)]
    return "\n".join(lines).strip() + "\n"


def _contract(room: Room, key: Any) -> Iterator[str]:
    contract = getattr(room, "contract", None)
    texts = readable_texts(contract, key) if contract else {}
    if contract and any(texts.values()):
        yield from underlined(room.programme.terms["Contract"])
        yield from (f"{term['term']}: {term['value']}" for term in terms_of(contract))
        yield ""
        for item in room.programme.items("sections"):
            if texts.get(item.key):
                yield from (f"{item}:", texts[item.key], "")


def _goals(room: Room, key: Any) -> Iterator[str]:
    goals = list(Goal.objects.filter(room=room))
    if goals:
        yield from underlined(_("Goals"))
    for goal in goals:
        rating = str(dict(RATINGS[1:]).get(key.read(goal.rating), ""))
        yield f"- {key.read(goal.text)}"
        yield from (f"  {text}" for text in (key.read(goal.known_by), rating) if text)


def _meeting(meeting: Meeting, key: Any) -> Iterator[str]:
    yield from underlined(dates.say_moment(timezone.localtime(meeting.starts_at)))
    yield from (text for text in (key.read(meeting.title), key.read(meeting.place)) if text)
    names = {item.key: str(item) for item in meeting.room.programme.items("agenda")}
    suggested = _("Suggested")
    for point in meeting.agenda.all():
        yield f"{names.get(point.key, suggested)}: {key.read(point.text)}"
    note = MeetingNote.objects.filter(meeting=meeting).first()
    if note:
        yield from ("", key.read(note.text))
    for answer in SharedAnswer.objects.filter(meeting=meeting).select_related("question"):
        yield from (f"{answer.question}", f"  {key.read(answer.text)}")
    for row in Agreement.objects.filter(meeting=meeting).select_related("who"):
        when = f" ({dates.say_date(row.due_on)})" if row.due_on else ""
        yield f"- {row.who.first_name}: {key.read(row.what)}{when}"
    if note and (theme := key.read(note.next_theme)):
        yield _("Next theme: %(theme)s") % {"theme": theme}


def _shown(room: Room, person: Person, key: Any) -> Iterator[str]:
    rows = shown_in(room, person, key)
    if rows:
        yield from underlined(_("What you have shown each other"))
    for answer in rows:
        yield from (f"{answer.row.by.first_name}: {answer.row.question}", f"  {answer.text}")


def _evaluation(room: Room, key: Any) -> Iterator[str]:
    rows = list(PairAnswer.objects.filter(room=room).select_related("question__programme", "by").order_by("created_at"))
    if rows:
        yield from underlined(_("Evaluation"))
    for row in rows:
        yield from (f"{row.by.first_name}: {row.question}", f"  {key.read(row.text)}")
