"""The days that follow from an offer, by the programme's own calendar and figures."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from mentorforum import dates
from mentorforum.dates import months_later
from programmes.models import Programme
from programmes.newcomers.phases import last_day_of

if TYPE_CHECKING:
    from matching.models import Match

TOLD = 8  # o'clock on the programme's clock, when both halves are told an outcome


def offer_figure(programme: Programme, name: str, otherwise: int) -> int:
    """One of the figures of the programme's offer, in working days."""
    return int(programme.settings.get("offer", {}).get(name) or otherwise)


def asks_mentor_first(programme: Programme) -> bool:
    """What the programme says, where the coordinator says nothing."""
    return bool(programme.settings.get("offer", {}).get("mode") == "mentor_first")


def working_days(programme: Programme, day: date, name: str = "answer_within_working_days") -> date:
    """The last day of a deadline that counts from `day`."""
    return dates.add_working_days(day, offer_figure(programme, name, 5), programme.country)


def first_word_by(programme: Programme, day: date) -> date:
    """Until when the one who writes first has written."""
    return working_days(programme, day, "first_word_days")


def next_word_by(programme: Programme, moment: datetime) -> date:
    """Until when the coordinator writes again after an offer came to nothing."""
    return working_days(programme, programme.today(moment))


def counts_from(match: Match, today: date) -> date:
    """The day from which everything of a pair counts that begins `today`.

    A first working day, past or to come (H2); an agreed start (E1), where it is still to come; otherwise today.
    """
    agreed = match.mentee_application.starts_on
    if agreed and match.programme.has("enrolment"):
        return agreed
    return max(today, agreed) if agreed and match.programme.has("wished_start") else today


def pair_ends_on(match: Match, begins: date) -> date | None:
    """The cohort's own end, the end of the last phase, or so many months after the start as the programme says."""
    if match.cohort.ends_on:
        return match.cohort.ends_on
    if ends_on := last_day_of(match.programme, begins):
        return ends_on
    months = (match.programme.settings.get("ending") or {}).get("months")
    return months_later(begins, months) if months else None


def morning_after(programme: Programme, day: date) -> datetime:
    """8.00 on the first working day after `day`: when both are told what became known on that day."""
    return dates.at(dates.add_working_days(day, 1, programme.country), TOLD, zone=programme.zone)


def hear_by(match: Match) -> date:
    """The last morning on which both can hear the outcome. The same for both, whoever has answered."""
    return dates.add_working_days(match.last_day, 1, match.programme.country)
