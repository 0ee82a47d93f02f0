"""A proposal is an immutable run; what coordinators decide about pairs is kept beside it."""

from __future__ import annotations

from typing import Any

from django.db import models

from matching.enums import MarkKind
from mentorforum.encryption import EncryptedTextField, KeyHolder
from programmes.models import Application, Cohort, Person, Programme


class RunQuerySet(models.QuerySet["Run"]):
    def visible_to(self, user: Any) -> RunQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user))

    def whole(self) -> RunQuerySet:
        """For the whole cohort, and done; without those for one mentee and those that could not be made."""
        return self.readable().filter(mentee_application=None, progress=100, done_at__isnull=False)

    def readable(self) -> RunQuerySet:
        """Those whose text is not erased."""
        return self.filter(wrapped_key__isnull=False)

    def in_the_works(self) -> RunQuerySet:
        """Asked for, and not done: a task is at it, or will be."""
        return self.filter(done_at=None)


class Run(KeyHolder):
    """One proposal of the engine: who asked for it, what went in, what came out. Never changed once it is done.

    `answer` is sealed, since its reasons quote words that two applications share. One that could not be made is done
    with less than 100 in `progress`, and `settings` says why.
    """

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="runs")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="runs")
    number = models.PositiveIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    mentee_application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, related_name="runs"
    )  # made for this one alone (Find)
    settings = models.JSONField(default=dict)  # weights, floor, switches as they were
    answer = EncryptedTextField(seal="run.answer", holder="self", default="")
    served = models.PositiveIntegerField(default=0)
    mentees = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)  # NULL while a task works on it
    progress = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)  # a worker is at it until then
    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["cohort", "number"], name="run_number_once")]

    def may_read(self, person: Any) -> bool:
        return person.coordinates(self.programme_id)


class MarkQuerySet(models.QuerySet["PairMark"]):
    def visible_to(self, user: Any) -> MarkQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user))


class PairMark(KeyHolder):
    """A coordinator holds two fast together, or keeps them apart; with a note that coordinators read."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="marks")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="marks")
    mentee_application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="marks_as_mentee")
    mentor_application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="marks_as_mentor")
    kind = models.CharField(max_length=8, choices=MarkKind, blank=True)  # blank: a note only
    overrides = models.JSONField(default=list)  # codes of the rules that a pin sets aside
    note = EncryptedTextField(seal="mark.note", holder="self", default="")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    objects = MarkQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentee_application", "mentor_application"], name="mark_once")]

    def may_read(self, person: Any) -> bool:
        return person.coordinates(self.programme_id)
