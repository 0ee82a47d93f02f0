"""A pair's room follows its match."""

from datetime import date, datetime
from typing import Any

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers.spans import counts_from, pair_ends_on
from meetings.evaluation.actions import close_evaluations, create_evaluations
from meetings.meetings.actions import withdraw_meetings
from meetings.models import Contract, Room
from mentorforum import dates
from programmes.models import Person, Programme


def follow_match(match: Match, *, old: str, new: str, by: Person | None, now: datetime, **_: Any) -> None:
    """A match became active: its room. Paused or ended early: calendar entries are withdrawn, evaluations close."""
    if new == MatchStatus.ACTIVE:
        open_room(match, now=now)
    elif new == MatchStatus.PAUSED:
        until = match.paused_until
        withdraw_meetings(match, by=by, now=now, before=_morning(until, match.programme) if until else None)
    elif new == MatchStatus.ENDED:
        withdraw_meetings(match, by=by, now=now)
        close_evaluations(match, by=by, now=now)


def open_room(match: Match, *, now: datetime) -> Room:
    """The room with its contract not begun and its evaluations; the same room when asked again."""
    _date(match, now)
    room, _made = Room.objects.get_or_create(
        match=match, defaults={"programme": match.programme, "mentee": match.mentee, "mentor": match.mentor}
    )
    Contract.objects.get_or_create(
        room=room, defaults={"programme": match.programme, **suggested_terms(match.programme)}
    )
    create_evaluations(room)
    return room


def suggested_terms(programme: Programme) -> dict[str, Any]:
    """The programme's rhythm as the terms of a contract not begun: upper ends, and the middle of the length."""
    rhythm = programme.settings.get("rhythm") or {}
    stages = rhythm.get("stages") or []
    terms: dict[str, Any] = {}
    if rhythm.get("minutes_from"):
        between = rhythm["minutes_from"] + rhythm.get("minutes_to", rhythm["minutes_from"])
        terms["minutes"] = between // 10 * 5  # whole five minutes
    if stages:
        terms["weeks"] = stages[-1].get("weeks_to")
    if len(stages) > 1:
        terms |= {"early_weeks": stages[0].get("weeks_to"), "early_months": stages[0].get("months")}
    return terms


def _date(match: Match, now: datetime) -> None:
    """The dates a room counts from, where the offer has not set them (`matching.offers.spans`)."""
    today = match.programme.today(now)
    fields: dict[str, Any] = {}
    if match.active_on is None:
        fields["active_on"] = counts_from(match, today)
    if match.ends_on is None and (ends_on := pair_ends_on(match, fields.get("active_on") or match.active_on or today)):
        fields["ends_on"] = ends_on
    if fields:
        Match.objects.filter(pk=match.pk).update(**fields)
        for name, value in fields.items():
            setattr(match, name, value)


def _morning(day: date, programme: Programme) -> datetime:
    return dates.at(day, 0, zone=programme.zone)
