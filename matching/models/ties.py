"""A private reason why two must not be matched (L7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from mentorforum.encryption import EncryptedTextField, KeyHolder
from programmes.models import Person, Unit


@dataclass(frozen=True)
class TheRule:
    """The matching itself: it compares a name with people's names, and tells nobody what it compared."""

    pk: str = "rule"


class TieQuerySet(models.QuerySet["Tie"]):
    def visible_to(self, user: Any) -> TieQuerySet:
        """Only the one who named it. Coordinators see that a rule blocks, never the row."""
        return self.filter(person=user)

    def readable(self) -> TieQuerySet:
        """Those whose text is not erased."""
        return self.filter(wrapped_key__isnull=False)


class Tie(KeyHolder):
    """Somebody a person is close to: with a login, by name only, or a whole unit. `name` is what they typed."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="tied_by")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    name = EncryptedTextField(seal="tie.name", holder="self", default="")
    objects = TieQuerySet.as_manager()

    def may_read(self, person: Any) -> bool:
        """The one who named it; and the matching, which says no more than "not for each other"."""
        return isinstance(person, TheRule) or person.pk == self.person_id
