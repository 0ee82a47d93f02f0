"""Evaluations: made with the room, opened on their day, answered once, closed when their days are over."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.models import Match
from meetings.enums import EvaluationStatus
from meetings.models import Evaluation, EvaluationAnswer, PairAnswer, Room
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import Side
from programmes.models import Person, Programme, Question

OPEN_DAYS = 28


def create_evaluations(room: Room) -> None:
    """A row for each half and point of the programme; a point that would fall after the next one is left out."""
    if not room.programme.has("evaluation"):
        return
    for point, due_on in _points(room):
        for person, side in ((room.mentee, Side.MENTEE), (room.mentor, Side.MENTOR)):
            Evaluation.objects.get_or_create(
                room=room,
                person=person,
                point=point,
                defaults={
                    "programme": room.programme,
                    "cohort_id": room.match.cohort_id,
                    "side": side,
                    "due_on": due_on,
                },
            )


def move_evaluations(room: Room) -> None:
    """Those still to come have another day, since the pair's start has."""
    for point, due_on in _points(room):
        Evaluation.objects.filter(room=room, point=point, status=EvaluationStatus.LATER).update(due_on=due_on)


def end_evaluations(room: Room, *, by: Person | None, now: datetime) -> None:
    """The pair has ended on a day of its own: what is asked at the end is due, what was still to come is not asked."""
    today = room.programme.today(now)
    create_evaluations(room)
    at_end = {item.key for item in room.programme.items("evaluation") if item.data.get("anchor") == "end"}
    later = Evaluation.objects.filter(room=room, status=EvaluationStatus.LATER)
    later.filter(point__in=at_end).update(due_on=today)
    for evaluation in later.filter(due_on__gt=today):
        move(evaluation, EvaluationStatus.CLOSED, by=by, now=now)


def _points(room: Room) -> list[tuple[str, date]]:
    points: list[tuple[str, date]] = []
    for item in room.programme.items("evaluation"):
        anchor = _anchor(room.match, item.data.get("anchor", "start"))
        if anchor:
            points.append((item.key, anchor + timedelta(days=item.data.get("offset_days", 0))))
    return [(key, day) for n, (key, day) in enumerate(points) if all(day < later for _key, later in points[n + 1 :])]


def _anchor(match: Match, name: str) -> date | None:
    """The cohort's day, or the pair's own where it began later or the cohort has none."""
    if name == "end":
        return match.ends_on or match.cohort.ends_on
    days = [day for day in (match.cohort.starts_on, match.active_on) if day]
    return max(days) if days else None


def open_days(programme: Programme, point: str) -> int:
    """How long a point stays open."""
    item = programme.item("evaluation", point)
    return int(item.data.get("open_days") or OPEN_DAYS) if item else OPEN_DAYS


def turn_evaluations(now: datetime | None = None) -> int:
    """Open what is due and close what has been open for its days; returns how many changed."""
    now = now or timezone.now()
    tomorrow = now.date() + timedelta(days=1)  # no zone is further ahead
    waiting = Evaluation.objects.filter(
        status__in=[EvaluationStatus.LATER, EvaluationStatus.OPEN], due_on__lte=tomorrow
    )
    changed = 0
    programmes: dict[Any, Programme] = {}
    for evaluation in waiting.iterator():
        programme = programmes.get(evaluation.programme_id)
        if programme is None:
            programme = programmes[evaluation.programme_id] = evaluation.programme
        changed += _turn(evaluation, programme, now)
    return changed


def _turn(evaluation: Evaluation, programme: Programme, now: datetime) -> int:
    today = programme.today(now)
    over = today > evaluation.due_on + timedelta(days=open_days(programme, evaluation.point))
    to = EvaluationStatus.CLOSED if over else EvaluationStatus.OPEN
    if today < evaluation.due_on or evaluation.status == to:
        return 0
    try:
        move(evaluation, to, by=None, now=now)
    except RuleBroken:  # answered in this moment, or by another worker
        return 0
    return 1


def close_evaluations(match: Match, *, by: Person | None, now: datetime) -> None:
    """A match that ended early is asked nothing more."""
    waiting = [EvaluationStatus.LATER, EvaluationStatus.OPEN]
    for evaluation in Evaluation.objects.filter(room__match=match, status__in=waiting):
        move(evaluation, EvaluationStatus.CLOSED, by=by, now=now)


def questions_of(evaluation: Evaluation) -> list[Question]:
    """What this person is asked at this point, in the current wording."""
    questions = Question.objects.current().filter(programme=evaluation.programme_id, use=evaluation.point)
    return list(questions.filter(side__in=[evaluation.side, "both"]).order_by("position"))


@transaction.atomic
def answer_evaluation(
    evaluation: Evaluation, *, by: Person, answers: dict[Question, Any], now: datetime | None = None
) -> None:
    """All answers at once; what is marked for the pair goes into the room, the rest stays with the evaluation."""
    now = now or timezone.now()
    if evaluation.person_id != by.pk:
        raise RuleBroken(_("Only the person who is asked can answer."))
    move(evaluation, EvaluationStatus.ANSWERED, by=by, now=now, answered_at=now)
    for question, value in answers.items():
        if value in (None, "", []):
            continue
        if question.readers == "pair" and question.is_text:
            PairAnswer(room=evaluation.room, evaluation=evaluation, question=question, by=by, text=value).save()
        else:
            content = {"text": value} if question.is_text else {"value": value}
            EvaluationAnswer(evaluation=evaluation, question=question, shown_as=str(question)[:1000], **content).save()
