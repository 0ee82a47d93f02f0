"""Answers asked for at agreed points."""

from __future__ import annotations

from typing import Any

from django.db import models

from meetings.enums import EvaluationStatus
from meetings.models.rooms import Room
from mentorforum.encryption import EncryptedTextField, KeyHolder
from mentorforum.rows import BaseRow
from programmes.enums import Side
from programmes.models import Cohort, Person, Programme, Question


class EvaluationQuerySet(models.QuerySet["Evaluation"]):
    def of(self, user: Any) -> EvaluationQuerySet:
        return self.filter(person=user)

    def for_office(self, user: Any) -> EvaluationQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user)).exclude(person=user)

    def visible_to(self, user: Any) -> EvaluationQuerySet:
        """One's own. What a coordinator may see is drawn by `meetings.evaluation.figures`."""
        return self.filter(person=user)


class Evaluation(KeyHolder):
    """One person is asked at one point. Coordinators see answered or not; answers by each question's readers."""

    history_name = "evaluation"
    STATUSES = EvaluationStatus

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="evaluations")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="evaluations")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="evaluations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="evaluations")
    side = models.CharField(max_length=6, choices=Side)
    point = models.SlugField(max_length=20)  # midway, closing
    due_on = models.DateField(db_index=True)
    status = models.CharField(max_length=10, choices=EvaluationStatus, default=EvaluationStatus.LATER)
    answered_at = models.DateTimeField(null=True)
    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on"]
        constraints = [models.UniqueConstraint(fields=["room", "person", "point"], name="evaluation_once")]

    @property
    def is_answered(self) -> bool:
        """The person has sent the answers."""
        return self.status == EvaluationStatus.ANSWERED

    @property
    def is_later(self) -> bool:
        """Its day has not come."""
        return self.status == EvaluationStatus.LATER

    def may_read(self, person: Any) -> bool:
        """The person; and the coordinators, who are shown only what each question's readers allow."""
        return person.pk == self.person_id or person.coordinates(self.programme_id)


class EvaluationAnswer(BaseRow):
    """An answer with the question as it was shown. `value` holds keys and figures only."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    shown_as = models.TextField(max_length=1000)
    value = models.JSONField(null=True)
    text = EncryptedTextField(seal="evaluation_answer.text", holder="evaluation", default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "question"], name="evaluation_answer_once")]


class PairAnswer(BaseRow):
    """The part of an evaluation that is marked "for my pair": read by the two and nobody else."""

    room = models.ForeignKey(Room, on_delete=models.PROTECT, related_name="pair_answers")
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    text = EncryptedTextField(seal="pair_answer.text", holder="room")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evaluation", "question"], name="pair_answer_once")]
