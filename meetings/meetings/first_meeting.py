"""By when a pair is to have met for the first time, and when it is reminded of it: the programme's own figures."""

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from meetings.models import Room
from mentorforum import dates
from programmes.models import Programme

OTHERWISE = [14]  # days after the start


def figures(programme: Programme) -> dict[str, Any]:
    """`remind_days`, `coordinator_day`, `within_days`, counted from the day the pair counts from; empty without them."""
    return programme.settings.get("first_meeting") or {}


def remind_days(programme: Programme) -> list[int]:
    """On which days both are reminded while nothing is booked."""
    return [int(day) for day in figures(programme).get("remind_days") or OTHERWISE]


def meet_by(room: Room) -> date | None:
    """The last day for the first meeting, where the programme names one (H2: within the first month)."""
    within = figures(room.programme).get("within_days")
    return room.match.active_on + timedelta(days=within) if within and room.match.active_on else None


def meet_by_said(room: Room) -> str:
    """One sentence on when to meet."""
    if last := meet_by(room):
        return _("You meet for the first time by %(day)s.") % {"day": dates.say_day(last)}
    return _("Most meet for the first time within three weeks.")
