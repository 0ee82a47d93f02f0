"""What a coordinator writes to several people at once. Sealed: the programme's coordinators and the receivers read it."""

from __future__ import annotations

from typing import Any

from django.db import models

from mentorforum.encryption import EncryptedTextField, KeyHolder
from programmes.models.people import Person
from programmes.models.programmes import Programme
from programmes.models.sending import Mail


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: Any) -> LetterQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user))


class Letter(KeyHolder):
    """Subject and text; each receiver has a row in the outbox that names it."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="letters")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    once = models.CharField(max_length=40, unique=True)
    subject = EncryptedTextField(seal="letter.subject", holder="self")
    text = EncryptedTextField(seal="letter.text", holder="self")
    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["created_at"]

    def may_read(self, person: Any) -> bool:
        """The programme's coordinators, and everybody it is written to."""
        if person.coordinates(self.programme_id):
            return True
        return Mail.objects.filter(person=person, name="programmes/letter", refs__letter=str(self.pk)).exists()

    def opens_unproven(self, person: Any) -> bool:
        """The office writes it to the address it knows."""
        return True
