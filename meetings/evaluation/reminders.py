"""An evaluation is due."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from meetings.enums import EvaluationStatus
from meetings.frame.due import DueQuery, days
from meetings.models import Evaluation
from programmes.mail.reminders.declaration import Due, Late, Reminder
from programmes.models import Person


def evaluation_due(offset: int) -> DueQuery:
    """So many days after the evaluation's day, to the one who is asked."""

    def due(first: date, last: date) -> Iterator[Due]:
        waiting = [EvaluationStatus.LATER, EvaluationStatus.OPEN]
        rows = Evaluation.objects.filter(status__in=waiting, due_on__range=(first - days(offset), last - days(offset)))
        for evaluation in rows.select_related("programme", "person"):
            yield Due(evaluation.programme, evaluation.person, evaluation, evaluation.due_on + days(offset))

    return due


def answered(evaluation: Evaluation, person: Person) -> bool:
    return evaluation.status in {EvaluationStatus.ANSWERED, EvaluationStatus.CLOSED}


def find_evaluation(pk: Any) -> Evaluation | None:
    return Evaluation.objects.select_related("programme").filter(pk=pk).first()


def evaluation_line(evaluation: Evaluation, person: Person) -> tuple[str, str]:
    text = _("There are a few questions about how it goes. It takes five minutes, and each says who reads the answer.")
    return text, reverse("meetings:evaluation", args=[evaluation.pk])


def _evaluation(key: str, offset: int) -> Reminder:
    return Reminder(
        key,
        due=evaluation_due(offset),
        done=answered,
        line=evaluation_line,
        find=find_evaluation,
        late=Late.SEND,
        step="evaluation",
        nudge=offset > 0,
    )


REMINDERS: list[Reminder] = [
    _evaluation("evaluation_due", 0),
    _evaluation("evaluation_due_7", 7),
    _evaluation("evaluation_due_14", 14),
]
