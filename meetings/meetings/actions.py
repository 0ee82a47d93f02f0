"""Booking, moving, cancelling and holding a pair's meetings. Mails about them carry date and time only."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max, Min
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.models import Match
from meetings.enums import COMING, MeetingStatus
from meetings.frame.edits import made_once
from meetings.models import Meeting, Room
from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.mail.queue import queue_mail
from programmes.models import Person

FAR = timedelta(days=3 * 366)


@transaction.atomic
def book_meeting(
    room: Room,
    *,
    by: Person,
    starts_at: datetime,
    minutes: int,
    title: str = "",
    place: str = "",
    once: Any,
    now: datetime | None = None,
) -> Meeting:
    """A meeting to come; both get the date by mail with a calendar file. The same submission gives the same meeting."""
    moment = now or timezone.now()

    def make() -> Meeting:
        _refuse_odd_dates(starts_at, moment)
        meeting = _new(room, by, starts_at, minutes, once, title=title, place=place)
        tell_both(meeting, "meetings/meeting_booked", moment)
        return meeting

    return made_once(Meeting.objects.filter(room=room), once, make)


@transaction.atomic
def book_series(
    room: Room,
    *,
    by: Person,
    starts_at: datetime,
    minutes: int,
    more: int,
    every: int,
    once: Any,
    title: str = "",
    place: str = "",
    now: datetime | None = None,
) -> list[Meeting]:
    """A meeting and `more` of them `every` so many weeks, at the same time by the clock (H6). The theme is the first's."""
    zone = room.programme.zone
    first = dates.local(starts_at, zone)
    booked = []
    for number in range(more + 1):
        day = first.date() + timedelta(weeks=every * number)
        starts = dates.at(day, first.hour, first.minute, zone=zone) if number else starts_at
        key = uuid.uuid5(uuid.UUID(str(once)), str(number)) if number else once
        theme = "" if number else title
        options: dict[str, Any] = {
            "by": by,
            "minutes": minutes,
            "title": theme,
            "place": place,
            "once": key,
            "now": now,
        }
        booked.append(book_meeting(room, starts_at=starts, **options))
    return booked


@transaction.atomic
def note_meeting(
    room: Room, *, by: Person, starts_at: datetime, minutes: int, once: Any, now: datetime | None = None
) -> Meeting:
    """ "We have met": a meeting that nobody had booked, held already. No mail."""
    moment = now or timezone.now()

    def make() -> Meeting:
        _refuse_odd_past(starts_at, moment)
        meeting = _new(room, by, starts_at, minutes, once)
        move(meeting, MeetingStatus.HELD, by=by, now=moment, held_said_at=moment)
        count_meetings(room)
        return meeting

    return made_once(Meeting.objects.filter(room=room), once, make)


def _new(room: Room, by: Person, starts_at: datetime, minutes: int, once: Any, **texts: str) -> Meeting:
    number = (room.meetings.aggregate(last=Max("number"))["last"] or 0) + 1
    meeting = Meeting(
        programme=room.programme,
        room=room,
        number=number,
        by=by,
        once=str(once),
        **_when(room, starts_at, minutes),
        **texts,
    )
    meeting.save(force_insert=True)
    return meeting


def _when(room: Room, starts_at: datetime, minutes: int) -> dict[str, Any]:
    day = dates.local(starts_at, room.programme.zone).date()
    return {"starts_at": starts_at, "ends_at": starts_at + timedelta(minutes=minutes), "starts_on": day}


def _refuse_odd_past(starts_at: datetime, now: datetime) -> None:
    if starts_at > now:
        raise RuleBroken(_("That time is still to come. Book it as a meeting, and say afterwards that you met."))
    if starts_at < now - FAR:
        raise RuleBroken(_("That is more than three years ago. Look at the year once more."))


def _refuse_odd_dates(starts_at: datetime, now: datetime) -> None:
    if starts_at <= now:
        raise RuleBroken(_("That time is past. If you have met, use “We have met”."))
    if starts_at > now + FAR:
        raise RuleBroken(_("That is more than three years ahead. Look at the year once more."))


@transaction.atomic
def move_meeting(
    meeting: Meeting,
    *,
    by: Person,
    starts_at: datetime,
    minutes: int,
    title: str,
    place: str,
    now: datetime | None = None,
) -> None:
    """Another time, or another place; calendars follow when the time changed."""
    now = now or timezone.now()
    when = _when(meeting.room, starts_at, minutes)
    if (when["starts_at"], when["ends_at"]) != (meeting.starts_at, meeting.ends_at):
        _refuse_odd_dates(starts_at, now)
        move(meeting, MeetingStatus.MOVED, by=by, now=now, sequence=meeting.sequence + 1, **when)
        tell_both(meeting, "meetings/meeting_moved", now)
    meeting.title, meeting.place = title, place
    meeting.save(update_fields=["title", "place"])


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person | None, now: datetime | None = None) -> None:
    """The meeting is off; the entry leaves both calendars."""
    now = now or timezone.now()
    move(meeting, MeetingStatus.CANCELLED, by=by, now=now, sequence=meeting.sequence + 1)
    if meeting.starts_at > now:
        tell_both(meeting, "meetings/meeting_cancelled", now)


@transaction.atomic
def hold_meeting(meeting: Meeting, *, by: Person, now: datetime | None = None) -> None:
    """ "Yes, we have met"."""
    now = now or timezone.now()
    if meeting.starts_at > now:
        raise RuleBroken(_("The meeting has not begun yet."))
    move(meeting, MeetingStatus.HELD, by=by, now=now, held_said_at=now)
    count_meetings(meeting.room)


@transaction.atomic
def unhold_meeting(meeting: Meeting, *, by: Person, now: datetime | None = None) -> None:
    """Held was said by mistake."""
    move(meeting, MeetingStatus.PLANNED, by=by, now=now, held_said_at=None)
    count_meetings(meeting.room)


@transaction.atomic
def meet_outside(room: Room, *, by: Person, now: datetime | None = None) -> None:
    """ "We meet outside the system": the rhythm counts from today."""
    room.outside_on = room.programme.today(now)
    room.save(update_fields=["outside_on"])


@transaction.atomic
def set_nudge(room: Room, *, by: Person, remind: bool) -> None:
    """Whether an empty agenda is reminded of."""
    room.remind_agenda = remind
    room.save(update_fields=["remind_agenda"])


def count_meetings(room: Room) -> None:
    """The room's first and last day, from the meetings held."""
    held = room.meetings.filter(status=MeetingStatus.HELD).aggregate(first=Min("starts_on"), last=Max("starts_on"))
    Room.objects.filter(pk=room.pk).update(first_met_on=held["first"], last_met_on=held["last"])
    room.first_met_on, room.last_met_on = held["first"], held["last"]


def withdraw_meetings(match: Match, *, by: Person | None, now: datetime, before: datetime | None = None) -> None:
    """Cancel what is booked after now (and `before`): calendar entries are withdrawn."""
    coming = Meeting.objects.filter(room__match=match, status__in=COMING, starts_at__gt=now)
    for meeting in coming.filter(starts_at__lt=before) if before else coming:
        cancel_meeting(meeting, by=by, now=now)


def tell_both(meeting: Meeting, name: str, now: datetime) -> None:
    """A mail with the calendar file to each half, once for each change."""
    for half in meeting.room.halves:
        queue_mail(
            name,
            to=half,
            programme=meeting.programme,
            refs={"meeting": meeting.pk, "sequence": meeting.sequence},
            once=f"{name}:{meeting.pk}:{meeting.sequence}:{half.pk}",
            now=now,
        )


def uid_of(meeting: Meeting) -> str:
    """The calendar's name for this meeting, for ever."""
    return f"{uuid.UUID(str(meeting.pk)).hex}@mentorforum"
