"""Pausing, going on, ending early, the end, and continuing by themselves. Both read the same words, whatever the reason."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.enums import HOLDS_SEAT, MatchStatus
from matching.models import Match
from meetings.concerns.actions import write_concern
from meetings.evaluation.actions import end_evaluations
from meetings.meetings.actions import withdraw_meetings
from meetings.models import Room
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import ApplicationStatus
from programmes.mail.queue import queue_mail
from programmes.models import Application, Person

LONGEST_PAUSE = timedelta(days=366)


@transaction.atomic
def pause_match(match: Match, *, by: Person, until: date, now: datetime | None = None) -> None:
    """The seat is kept, reminders rest, and on the day both are asked whether to go on."""
    now = now or timezone.now()
    check_pause(match, until, now)
    move(match, MatchStatus.PAUSED, by=by, now=now, paused_until=until)
    _tell(match, "meetings/paused", now)


def check_pause(match: Match, until: date, now: datetime) -> None:
    """A day to come, and not too far."""
    today = match.programme.today(now)
    if not today < until <= today + LONGEST_PAUSE:
        raise RuleBroken(_("Choose a day after today, within a year."))


@transaction.atomic
def resume_match(match: Match, *, by: Person, now: datetime | None = None) -> None:
    now = now or timezone.now()
    move(match, MatchStatus.ACTIVE, by=by, now=now, paused_until=None)
    _tell(match, "meetings/resumed", now)


@transaction.atomic
def end_match(
    match: Match, *, by: Person, stops: bool, reason: str = "", once: Any = None, now: datetime | None = None
) -> None:
    """The match ends early: the seat is free, both get the same words.

    `stops`: the one who ends it wants no other match in this cohort. A reason is sealed for the coordinators alone.
    """
    now = now or timezone.now()
    move(match, MatchStatus.ENDED, by=by, now=now, seat=None, ended_at=now)
    if reason and match.side_of(by):
        write_concern(match.programme, by=by, text=reason, once=once or f"end-{match.pk.hex}", now=now)
    for application in (match.mentee_application, match.mentor_application):
        if stops and application.person_id == by.pk:
            _withdraw(application, by, now)
        else:
            Application.objects.filter(pk=application.pk).update(priority=True)
    _tell(match, "meetings/ended", now)


@transaction.atomic
def finish_match(match: Match, *, by: Person, now: datetime | None = None) -> None:
    """The two have reached what they set out for, and one of them says so, on a day of their own (E, L, A).

    What comes with the end comes today: the last questions, and the mail to both.
    """
    now = now or timezone.now()
    today = match.programme.today(now)
    room = Room.objects.select_related("programme").get(match=match)
    withdraw_meetings(match, by=by, now=now)
    move(match, MatchStatus.COMPLETED, by=by, now=now, seat=None, ended_at=now, ends_on=today)
    room.match = match
    end_evaluations(room, by=by, now=now)
    _tell(match, "meetings/completed", now)


def _withdraw(application: Application, by: Person, now: datetime) -> None:
    """Out of this cohort, unless a mentor still has another mentee."""
    busy = Match.objects.filter(mentor_application=application, status__in=HOLDS_SEAT).exists()
    if not busy and application.status == ApplicationStatus.ACCEPTED:
        move(application, ApplicationStatus.WITHDRAWN, by=by, now=now)


def complete_matches(now: datetime | None = None) -> int:
    """The tick: matches whose last day has come are completed; returns how many."""
    now = now or timezone.now()
    tomorrow = now.date() + timedelta(days=1)  # no zone is further ahead
    running = Match.objects.filter(status__in=[MatchStatus.ACTIVE, MatchStatus.PAUSED], ends_on__lte=tomorrow)
    done = 0
    for match in running.select_related("programme", "cohort"):
        if match.ends_on and match.ends_on <= match.programme.today(now):
            done += _complete(match, now)
    return done


def _complete(match: Match, now: datetime) -> int:
    try:
        with transaction.atomic():
            move(match, MatchStatus.COMPLETED, by=None, now=now, seat=None, ended_at=now)
            _tell(match, "meetings/completed", now)
    except RuleBroken:  # another worker, or one of the two, was faster
        return 0
    return 1


@transaction.atomic
def continue_match(match: Match, *, by: Person, now: datetime | None = None) -> None:
    """The two go on by themselves: the room stays, nobody reminds them."""
    now = now or timezone.now()
    move(match, MatchStatus.CONTINUING, by=by, now=now)
    _tell(match, "meetings/continuing", now)


@transaction.atomic
def close_match(match: Match, *, by: Person, now: datetime | None = None) -> None:
    """The room is closed: it can be read and copied."""
    now = now or timezone.now()
    move(match, MatchStatus.CLOSED, by=by, now=now)
    _tell(match, "meetings/closed", now)


def _tell(match: Match, name: str, now: datetime) -> None:
    for half in match.halves:
        queue_mail(name, to=half, programme=match.programme, refs={"match": match.pk}, now=now)
