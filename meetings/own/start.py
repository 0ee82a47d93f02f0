"""What somebody can answer for themself before the first day, as a step and as cards of their start page."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meetings.frame import who_reads
from meetings.own.answers import (
    EXERCISE,
    LEADER,
    PREPARATION,
    first_day_of,
    has_prepared,
    leader_part_of,
    questions_of,
    reachable,
)
from mentorforum import dates
from programmes.models import Application, LeaderPart, Person
from programmes.newcomers.rules import can_ask_leader
from programmes.steps import Step

THINK = 38  # before "book your first meeting", after an evaluation
Card = dict[str, Any]


def steps(person: Person, now: datetime) -> list[Step]:
    """To think before the first day, until something is answered or the day is there. Never afterwards."""
    return [step for application in reachable(person) for step in _think(application, person, now)]


def _think(application: Application, person: Person, now: datetime) -> Iterator[Step]:
    questions = questions_of(application.programme, PREPARATION, application.side)
    day = first_day_of(application, person) if questions else None
    if day is None or application.programme.today(now) >= day or has_prepared(application, person):
        return
    number = len(questions)
    title = ngettext(
        "Think about %(n)d question before the first day",
        "Think about %(n)d questions before the first day",
        number,
    ) % {"n": number}
    text = _("The first day is %(day)s. It takes about 10 minutes, and only you read what you write.")
    url = reverse("meetings:own_preparation", args=[application.pk])
    yield Step(THINK, title, text % {"day": dates.say_day(day)}, _("Open the questions"), url)


def own_cards(person: Person) -> list[Card]:
    """The pages of one's own: preparation, exercise, and what the leader wrote. Never whether anything stands there."""
    return [card for application in reachable(person) for card in cards_of(application, person)]


def cards_of(application: Application, person: Person) -> Iterator[Card]:
    """Those of one application, for the start page and for the room."""
    programme, here = application.programme, [application.pk]
    line = who_reads.of_logbook(person)
    if questions_of(programme, PREPARATION, application.side):
        yield {"url": reverse("meetings:own_preparation", args=here), "head": _("Before you begin"), "line": line}
    if questions_of(programme, EXERCISE, application.side):
        yield {"url": reverse("meetings:exercise", args=here), "head": _("What you pass on"), "line": line}
    if can_ask_leader(person, application) and questions_of(programme, LEADER, application.side):
        text = leader_said(leader_part_of(application, person))
        yield {"url": reverse("meetings:leader", args=here), "head": _("From your leader"), "text": text}


def leader_said(part: LeaderPart | None) -> str:
    """How it stands, in words."""
    if part is None:
        return _("Your leader can write a few lines to you, if you ask.")
    if part.answered_at is None:
        return _("Asked. Nothing has come yet.")
    return _("There are a few lines for you.")
