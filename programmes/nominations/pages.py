"""A nomination as it is read: its questions, what was said, and what being a mentor takes."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from programmes.applications.kinds import answer_text
from programmes.applications.who_reads import say_with_readers
from programmes.enums import Audience, GatheringStatus
from programmes.models import Cohort, Nomination, Programme, Question


@dataclass(frozen=True)
class NominationAnswer:
    """One question and what the nominator answered: see components/facts.html."""

    term: str
    value: str


def nomination_questions(programme: Programme) -> list[Question]:
    """What a nominator is asked, in order, each with its programme at hand."""
    questions = list(programme.questions.current().filter(use="nomination").order_by("position"))
    for question in questions:
        question.programme = programme
    return questions


def said_of(nomination: Nomination, reader: Any) -> list[NominationAnswer]:
    """What was written of the nominee, for a reader: the nominee, a coordinator. NotAReader for everybody else."""
    answers = json.loads(nomination.open_for(reader).read(nomination.words) or "{}")
    questions = nomination_questions(nomination.programme)
    return [NominationAnswer(str(question), answer_text(question, answers.get(question.key))) for question in questions]


def gathering_dates(cohort: Cohort) -> list[str]:
    """What a mentor is asked to come to, in order: a preliminary date as its month alone (G1)."""
    over = [GatheringStatus.CANCELLED, GatheringStatus.HELD]
    rows = cohort.gatherings.exclude(status__in=over).exclude(audience=Audience.MENTEES)
    rows = rows.select_related("programme")
    return [f"{row.title}: {row.said_day}" for row in rows.order_by("starts_at")]


def nomination_line(programme: Programme) -> str:
    """Who reads what a nominator writes: the rule is Nomination.may_read."""
    return say_with_readers(_("Whoever you nominate reads all you write here. So does {who}."), programme)
