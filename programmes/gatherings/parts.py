"""The parts of a gathering with their times, as one of those invited meets them (G4).

Each side goes through the list in order. A part for both begins when the last of the two sides is free, so a part for
mentees and one for mentors that stand next to each other run at the same time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from mentorforum.words import Words
from programmes.enums import ApplicationStatus, Audience, Side
from programmes.models import Application, Gathering, Person

AUDIENCE_OF = {Side.MENTEE: Audience.MENTEES, Side.MENTOR: Audience.MENTORS}


@dataclass(frozen=True)
class TimedPart:
    """One part: `mine` is True for one's own side alone, False for the other's, None where all are together.

    `whose` says for whom it is, where it is for one side.
    """

    title: str
    audience: str
    begins: datetime
    ends: datetime
    mine: bool | None
    whose: str = ""


def _placed(parts: Iterable[Mapping[str, Any]]) -> Iterable[tuple[Mapping[str, Any], int, int]]:
    """Each part with the minutes after the start at which it begins and ends."""
    clock = {Audience.MENTEES: 0, Audience.MENTORS: 0}
    for part in parts:
        sides = [Audience(part["audience"])] if part["audience"] in clock else list(clock)
        begins = max(clock[side] for side in sides)
        ends = begins + part["minutes"]
        clock.update(dict.fromkeys(sides, ends))
        yield part, begins, ends


def total_minutes(parts: Iterable[Mapping[str, Any]]) -> int:
    """From the start until the last part is over; 0 without parts."""
    return max((ends for _part, _begins, ends in _placed(parts)), default=0)


def sides_of(person: Person, gathering: Gathering) -> set[str]:
    """On which sides this person takes part in the gathering's cohort."""
    own = Application.objects.of(person).filter(cohort=gathering.cohort_id, status=ApplicationStatus.ACCEPTED)
    return set(own.values_list("side", flat=True))


def timed_parts(gathering: Gathering, sides: Iterable[str] = ()) -> list[TimedPart]:
    """The parts with their times, marked for somebody on these sides; unmarked (None) for a coordinator."""
    own = {AUDIENCE_OF[Side(side)] for side in sides}
    parts = []
    for part, begins, ends in _placed(gathering.parts):
        mine = None if part["audience"] == Audience.BOTH or not own else part["audience"] in own
        parts.append(
            TimedPart(
                title=_title(gathering, part),
                audience=part["audience"],
                begins=gathering.starts_at + timedelta(minutes=begins),
                ends=gathering.starts_at + timedelta(minutes=ends),
                mine=mine,
                whose=_("for you") if mine else _whose(gathering, part["audience"]),
            )
        )
    return parts


def _whose(gathering: Gathering, audience: str) -> str:
    only = {Audience.MENTEES: _("only {mentees_def}"), Audience.MENTORS: _("only {mentors_def}")}
    return gathering.programme.terms.say(only.get(Audience(audience), ""))


@dataclass(frozen=True)
class DilemmaCard:
    """A dilemma card in the reader's language (L6)."""

    title: str
    story: str
    questions: list[str]


def cards_of(gathering: Gathering) -> list[DilemmaCard]:
    """The cards chosen for it, to be read and printed."""
    return [DilemmaCard(str(item), item.said("story"), item.said("questions").splitlines()) for item in gathering.cards]


def _title(gathering: Gathering, part: Mapping[str, Any]) -> str:
    words = Words(part["title"])
    words.owner = gathering
    return str(words)
