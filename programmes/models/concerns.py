"""One person asks the coordinators for help. Superusers never read it; each opening is logged."""

from __future__ import annotations

from typing import Any

from django.db import models

from mentorforum.encryption import EncryptedTextField, KeyHolder
from programmes.models.people import Person
from programmes.models.programmes import Programme


class ConcernQuerySet(models.QuerySet["Concern"]):
    def for_office(self, user: Any) -> ConcernQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user)).exclude(person=user)

    def visible_to(self, user: Any) -> ConcernQuerySet:
        mine = Programme.objects.coordinated_by(user)
        return self.filter(models.Q(person=user) | models.Q(programme__in=mine))


class Concern(KeyHolder):
    """What a person wrote to the coordinators of a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="concerns")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="concerns")
    once = models.CharField(max_length=40, unique=True)
    text = EncryptedTextField(seal="concern.text", holder="self")
    closed_at = models.DateTimeField(null=True)
    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def may_read(self, person: Any) -> bool:
        return person.pk == self.person_id or person.coordinates(self.programme_id)
