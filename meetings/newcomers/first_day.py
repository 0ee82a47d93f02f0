"""A first working day has moved: what a pair counts from moves along until the two have met (H2)."""

from datetime import date, datetime

from matching.enums import MatchStatus
from matching.offers.spans import pair_ends_on
from meetings.enums import EvaluationStatus
from meetings.models import Evaluation, Room
from programmes.models import Application, Person, Undo
from programmes.undo.actions import remember_fields

RUNNING = [MatchStatus.ACTIVE, MatchStatus.PAUSED]


def follow_first_day(application: Application, *, old: date, new: date, by: Person, undo: Undo, now: datetime) -> None:
    """The pair's start and end; evaluations that have not opened move as many days."""
    rows = Room.objects.filter(match__mentee_application=application, match__status__in=RUNNING, first_met_on=None)
    for room in rows.select_related("match__programme", "match__cohort"):
        match = room.match
        remember_fields(undo, match, active_on=new, ends_on=pair_ends_on(match, new))
        for evaluation in Evaluation.objects.filter(room=room, status=EvaluationStatus.LATER):
            remember_fields(undo, evaluation, due_on=evaluation.due_on + (new - old))
