"""Somebody proposes a colleague as mentor, who says yes or no before anything else happens (G2, G3)."""

from __future__ import annotations

from typing import Any

from django.db import models

from mentorforum.encryption import EncryptedTextField, KeyHolder
from programmes.enums import NominationStatus
from programmes.models.applications import Application
from programmes.models.people import Person
from programmes.models.programmes import Cohort, Programme
from programmes.models.records import Bearer


class NominationQuerySet(models.QuerySet["Nomination"]):
    def for_office(self, user: Any) -> NominationQuerySet:
        """The programme's coordinators; nobody's own."""
        mine = self.filter(programme__in=Programme.objects.coordinated_by(user))
        return mine.exclude(nominee_email__iexact=user.email)

    def visible_to(self, user: Any) -> NominationQuerySet:
        return self.for_office(user)

    def behind(self, application: Application) -> NominationQuerySet:
        """Those its mentor has said yes to in this cohort (G3): of the application, or of the person before it."""
        theirs = self.filter(cohort=application.cohort_id, status=NominationStatus.CONSENTED)
        same = models.Q(application=application) | models.Q(person=application.person_id)
        return theirs.filter(same).order_by("asked_at")


class Nomination(KeyHolder):
    """One colleague vouched for by one nominator. What was said of the nominee is sealed; the nominee reads all of it.

    The nominator reads "received" for ever, whatever became of it.
    """

    history_name = "nomination"
    STATUSES = NominationStatus

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="nominations")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="nominations")
    status = models.CharField(max_length=10, choices=NominationStatus, default=NominationStatus.ASKED)
    nominator_name = models.CharField(max_length=120)
    nominator_email = models.EmailField(max_length=254)
    nominator_title = models.CharField(max_length=120, blank=True)
    nominee_name = models.CharField(max_length=120)
    nominee_email = models.EmailField(max_length=254)
    language = models.CharField(max_length=2, default="da")
    once = models.CharField(max_length=40, unique=True)
    words = EncryptedTextField(seal="nomination.words", holder="self", default="")  # JSON: question key -> value
    asked_at = models.DateTimeField()
    answer_by = models.DateField(db_index=True)
    answered_at = models.DateTimeField(null=True)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="nominations")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, null=True, related_name="nomination")

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]

    def __str__(self) -> str:
        return f"nomination {self.pk}"

    @property
    def is_asked(self) -> bool:
        """The nominee has not answered yet."""
        return self.status == NominationStatus.ASKED

    @property
    def is_consented(self) -> bool:
        """The nominee has said yes."""
        return self.status == NominationStatus.CONSENTED

    def may_read(self, person: Any) -> bool:
        """The nominee (with login or the mailed link) and the programme's coordinators."""
        if isinstance(person, Bearer):
            return person.thing == self.pk
        return person.pk == self.person_id or person.coordinates(self.programme_id)
