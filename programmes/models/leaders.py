"""The leader's part: written once on a one-time page, and read by the mentee alone (H3, H7, L4)."""

from __future__ import annotations

from typing import Any

from django.db import models

from mentorforum.encryption import EncryptedTextField, KeyHolder
from programmes.models.applications import Application
from programmes.models.people import Person
from programmes.models.programmes import Programme
from programmes.models.records import Bearer


class LeaderPartQuerySet(models.QuerySet["LeaderPart"]):
    def visible_to(self, user: Any) -> LeaderPartQuerySet:
        """The mentee's own. Coordinators see that a leader was asked and has answered, never a word of it."""
        return self.filter(application__person=user)


class LeaderPart(KeyHolder):
    """What a mentee's leader was asked, and wrote. No login, no follow-up on what it says."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="leader_parts")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="leader_parts")
    leader_name = models.CharField(max_length=120, blank=True)
    leader_email = models.EmailField(max_length=254)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    once = models.CharField(max_length=40, unique=True)
    words = EncryptedTextField(seal="leader.words", holder="self", default="")  # JSON: question key -> text
    objects = LeaderPartQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]

    def may_read(self, person: Any) -> bool:
        """The mentee, and who holds the link while writing."""
        if isinstance(person, Bearer):
            return person.thing == self.pk
        return person.pk == self.application.person_id
