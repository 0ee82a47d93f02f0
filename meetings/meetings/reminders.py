"""Around a meeting: an empty agenda, tomorrow, was it held."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.enums import COMING
from meetings.frame.due import RUNNING, DueQuery, days
from meetings.models import Meeting
from mentorforum import dates
from programmes.mail.reminders.declaration import Due, Late, Reminder, Shift
from programmes.models import Person

AGENDA_DAYS = 3


def _meetings(anchor_first: date, anchor_last: date) -> Iterable[Meeting]:
    rows = Meeting.objects.filter(status__in=COMING, starts_on__range=(anchor_first, anchor_last))
    rows = rows.filter(room__match__status__in=RUNNING)
    return rows.select_related("programme", "room__mentee", "room__mentor", "room__match")


def find_meeting(pk: Any) -> Meeting | None:
    rows = Meeting.objects.select_related("programme", "room__mentee", "room__mentor", "room__match")
    return rows.filter(pk=pk).first()


def around_meeting(offset: int, *, both: bool = True) -> DueQuery:
    """So many days after (before: negative) a meeting's day, to both or to the mentee."""

    def due(first: date, last: date) -> Iterator[Due]:
        for meeting in _meetings(first - days(offset), last - days(offset)):
            people = meeting.room.halves if both else (meeting.room.mentee,)
            for person in people:
                yield Due(meeting.programme, person, meeting, meeting.starts_on + days(offset))

    return due


def meeting_settled(meeting: Meeting, person: Person) -> bool:
    """Held, cancelled, or begun: nothing to remind of before it."""
    return meeting.status not in COMING or meeting.starts_at <= timezone.now()


def agenda_done(meeting: Meeting, person: Person) -> bool:
    return meeting_settled(meeting, person) or meeting.agenda_filled or not meeting.room.remind_agenda


def held_said(meeting: Meeting, person: Person) -> bool:
    return meeting.status not in COMING or meeting.ends_at > timezone.now()


def _moment(meeting: Meeting) -> str:
    return dates.say_moment(dates.local(meeting.starts_at, meeting.programme.zone))


def _meeting_url(meeting: Meeting) -> str:
    return reverse("meetings:meeting", args=[meeting.room_id, meeting.pk])


def agenda_line(meeting: Meeting, person: Person) -> tuple[str, str]:
    text = _("You meet on %(moment)s, and the agenda is empty. A theme is enough.")
    return text % {"moment": _moment(meeting)}, _meeting_url(meeting)


def meeting_line(meeting: Meeting, person: Person) -> tuple[str, str]:
    """Over a weekend it goes with the reminder of the agenda: then both say the same, which stands once in a mail."""
    programme = meeting.programme
    same_day = meeting.starts_on - programme.today() >= days(AGENDA_DAYS)
    if same_day and programme.has("agenda") and person == meeting.room.mentee and not agenda_done(meeting, person):
        return agenda_line(meeting, person)
    return _("Your meeting is on %(moment)s.") % {"moment": _moment(meeting)}, _meeting_url(meeting)


def held_line(meeting: Meeting, person: Person) -> tuple[str, str]:
    text = _("Was your meeting on %(day)s held? One click is enough.") % {"day": dates.say_day(meeting.starts_on)}
    return text, _meeting_url(meeting) + "#after"


REMINDERS: list[Reminder] = [
    Reminder(
        "meeting_agenda_empty",
        due=around_meeting(-AGENDA_DAYS, both=False),
        done=agenda_done,
        line=agenda_line,
        find=find_meeting,
        shift=Shift.BACK,
        step="agenda",
        tells_meetings=True,
    ),
    Reminder(
        "meeting_tomorrow",
        due=around_meeting(-1),
        done=meeting_settled,
        line=meeting_line,
        find=find_meeting,
        shift=Shift.BACK,
        step="meetings",
        tells_meetings=True,
    ),
    Reminder(
        "meeting_held",
        due=around_meeting(1),
        done=held_said,
        line=held_line,
        find=find_meeting,
        late=Late.SEND,
        step="meetings",
        tells_meetings=True,
    ),
]
