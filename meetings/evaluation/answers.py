"""Answers of an evaluation in words, for those who may read them."""

from typing import Any

from meetings.enums import EvaluationStatus
from meetings.evaluation.forms import choices_of
from meetings.frame import who_reads
from meetings.models import Evaluation, PairAnswer
from programmes.models import Person, Question


def in_words(question: Question, value: Any) -> str:
    """A kept figure or key as its label."""
    labels = dict(choices_of(question)) if question.traits.has_options else {}
    if isinstance(value, list):
        return ", ".join(labels.get(str(key), str(key)) for key in value)
    return labels.get(str(value), "" if value is None else str(value))


def own_answers(evaluation: Evaluation, person: Person) -> list[dict[str, Any]]:
    """What this person answered, with who reads it, in the order of the questions; nothing once it is erased."""
    if not evaluation.wrapped_key:
        return []
    key, room = evaluation.open_for(person), evaluation.room
    rows = [
        (row.question, key.read(row.text) if row.question.is_text else in_words(row.question, row.value))
        for row in evaluation.answers.select_related("question__programme")
    ]
    pair = PairAnswer.objects.filter(evaluation=evaluation, by=person).select_related("question__programme")
    if pair and room.wrapped_key:
        opened = room.open_for(person)
        rows += [(row.question, opened.read(row.text)) for row in pair]
    rows.sort(key=lambda row: row[0].position)
    return [{"term": str(q), "value": text, "line": who_reads.of_evaluation(q, room, person)} for q, text in rows]


def answers_of_other(evaluation: Evaluation, person: Person) -> list[dict[str, Any]]:
    """What the other half wrote for the pair at this point, once this person has answered too."""
    if evaluation.status != EvaluationStatus.ANSWERED or not evaluation.room.wrapped_key:
        return []
    key = evaluation.room.open_for(person)
    rows = PairAnswer.objects.filter(room=evaluation.room, evaluation__point=evaluation.point).exclude(by=person)
    rows = rows.select_related("question__programme").order_by("question__position")
    return [{"term": str(row.question), "value": key.read(row.text)} for row in rows]
