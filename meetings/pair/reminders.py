"""The pair: no first meeting, quiet for long, a pause that is over, the end."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from meetings.enums import COMING, MeetingStatus
from meetings.frame.due import DueQuery, anchor, days
from meetings.meetings.first_meeting import meet_by_said, remind_days
from meetings.meetings.rhythm import LONG, TOO_LONG, agreed_weeks
from meetings.models import Room
from mentorforum import dates
from programmes.mail.reminders.declaration import Due, Late, Reminder, Shift
from programmes.models import Person

END_DAYS = 30
LONGEST_DAYS = 90  # after the start, the latest reminder of a first meeting
ROOM = ("programme", "match", "mentee", "mentor")


def _rooms(**by: Any) -> QuerySet[Room]:
    return Room.objects.filter(**by).select_related(*ROOM)


def find_room(pk: Any) -> Room | None:
    return Room.objects.select_related(*ROOM, "contract").filter(pk=pk).first()


def _both(room: Room, nominal: date) -> Iterator[Due]:
    for person in room.halves:
        yield Due(room.programme, person, room, nominal)


def not_booked(first: date, last: date, *, newcomers: bool = False) -> Iterator[Due]:
    """On the programme's days after the start, where nothing has been booked; `newcomers`: counted from a first day."""
    began = (first - days(LONGEST_DAYS), last)
    for room in _rooms(match__status=MatchStatus.ACTIVE, match__active_on__range=began, first_met_on=None):
        if room.programme.has("enrolment") != newcomers:
            continue
        for count in remind_days(room.programme):
            if first <= (nominal := anchor(room.match.active_on) + days(count)) <= last:
                yield from _both(room, nominal)


def newcomers_not_booked(first: date, last: date) -> Iterator[Due]:
    """The same where a first working day is what counts: July and weekends change nothing."""
    return not_booked(first, last, newcomers=True)


def has_booked(room: Room, person: Person) -> bool:
    booked = room.meetings.exclude(status=MeetingStatus.CANCELLED).exists()
    return room.match.status != MatchStatus.ACTIVE or booked or room.outside_on is not None


def not_booked_line(room: Room, person: Person) -> tuple[str, str]:
    text = _("You have not booked your first meeting yet.") + " " + meet_by_said(room)
    return text, reverse("meetings:book", args=[room.pk])


def quiet_for(factor: float, *, mentor: bool) -> DueQuery:
    """So many times the agreed rhythm since the last meeting, or since the start, to one half, where none is booked."""

    def due(first: date, last: date) -> Iterator[Due]:
        span = (first - days(365), last)
        since = Q(last_met_on__range=span) | Q(last_met_on=None, match__active_on__range=span)
        for room in _rooms(match__status=MatchStatus.ACTIVE).filter(since).select_related(*ROOM, "contract"):
            nominal = _quiet_day(room, factor)
            if first <= nominal <= last:
                yield Due(room.programme, room.mentor if mentor else room.mentee, room, nominal)

    return due


def _quiet_day(room: Room, factor: float) -> date:
    since = max(day for day in (room.last_met_on or room.match.active_on, room.outside_on) if day)
    weeks = agreed_weeks(getattr(room, "contract", None), room.match.active_on, since)
    return since + days(round(factor * weeks * 7))


def not_quiet(factor: float) -> Callable[[Room, Person], bool]:
    def done(room: Room, person: Person) -> bool:
        if room.match.status != MatchStatus.ACTIVE:
            return True
        coming = room.meetings.filter(status__in=COMING, starts_at__gt=timezone.now()).exists()
        return coming or _quiet_day(room, factor) > room.programme.today()

    return done


def quiet_line(room: Room, person: Person) -> tuple[str, str]:
    text = _(
        "It is a while since you met, and no meeting is booked. If you meet without booking it here, say so there."
    )
    if room.last_met_on is None:
        text = _("You have not met yet, and no meeting is booked. If you meet without booking it here, say so there.")
    return text, reverse("meetings:meetings", args=[room.pk])


def end_near(first: date, last: date) -> Iterator[Due]:
    """Thirty days before the last day."""
    span = (first + days(END_DAYS), last + days(END_DAYS))
    for room in _rooms(match__status__in=[MatchStatus.ACTIVE, MatchStatus.PAUSED], match__ends_on__range=span):
        yield from _both(room, anchor(room.match.ends_on) - days(END_DAYS))


def ended(room: Room, person: Person) -> bool:
    return room.match.status not in {MatchStatus.ACTIVE, MatchStatus.PAUSED}


def end_line(room: Room, person: Person) -> tuple[str, str]:
    text = _("Your time in the programme ends on %(day)s. Keep time for a last meeting and a look back.")
    return text % {"day": dates.say_day(anchor(room.match.ends_on))}, reverse("meetings:room", args=[room.pk])


def pause_over(first: date, last: date) -> Iterator[Due]:
    """On the day the pause was agreed to end."""
    for room in _rooms(match__status=MatchStatus.PAUSED, match__paused_until__range=(first, last)):
        yield from _both(room, anchor(room.match.paused_until))


def resumed(room: Room, person: Person) -> bool:
    return room.match.status != MatchStatus.PAUSED


def pause_line(room: Room, person: Person) -> tuple[str, str]:
    return _("The pause you agreed on is over. Shall you go on?"), reverse("meetings:room", args=[room.pk])


def _quiet(key: str, factor: float, *, mentor: bool) -> Reminder:
    return Reminder(
        key,
        due=quiet_for(factor, mentor=mentor),
        done=not_quiet(factor),
        line=quiet_line,
        find=find_room,
        step="meetings",
        tells_meetings=True,
        nudge=True,
    )


REMINDERS: list[Reminder] = [
    Reminder(
        "first_meeting_not_booked",
        due=not_booked,
        done=has_booked,
        line=not_booked_line,
        find=find_room,
        step="meetings",
        tells_meetings=True,
        nudge=True,
    ),
    Reminder(
        "first_meeting_of_newcomer",
        due=newcomers_not_booked,
        done=has_booked,
        line=not_booked_line,
        find=find_room,
        shift=Shift.NONE,
        step="meetings",
    ),
    _quiet("no_meeting_mentee", LONG, mentor=False),
    _quiet("no_meeting_mentor", TOO_LONG, mentor=True),
    Reminder("match_end_near", due=end_near, done=ended, line=end_line, find=find_room, shift=Shift.BACK),
    Reminder("match_pause_over", due=pause_over, done=resumed, line=pause_line, find=find_room, late=Late.SEND),
]
