"""How a login came to its address: the addresses its owner was heard from, and moves by others (ADR 21)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from mentorforum.rows import BaseRow
from programmes.enums import MoveEnd
from programmes.models.people import Person
from programmes.models.programmes import Programme
from programmes.models.sending import Undo

#: how long the old mailbox or an open session may say no where somebody who has logged in has lost the mailbox
ASKED = timedelta(days=7)
#: how long an address the owner was heard from puts a moved login back
PUT_BACK = timedelta(days=30)


class OwnAddress(BaseRow):
    """An address its owner was heard from while the login was theirs: a link of the chain."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="own_addresses")
    email = models.EmailField(max_length=254)
    heard_at = models.DateTimeField()

    class Meta:
        ordering = ["heard_at", "id"]
        constraints = [models.UniqueConstraint("person", Lower("email"), name="own_address_once")]


class AddressMoveQuerySet(models.QuerySet["AddressMove"]):
    def waiting(self) -> AddressMoveQuerySet:
        """Not happened, and not ended."""
        return self.filter(done_at=None, ended_at=None)

    def standing(self) -> AddressMoveQuerySet:
        """Waiting, or happened and not ended by the owner."""
        return self.filter(ended_at=None)

    def visible_to(self, user: Any) -> AddressMoveQuerySet:
        return self.filter(Q(person=user) | Q(programme__in=Programme.objects.coordinated_by(user)))


class AddressMove(BaseRow):
    """Somebody else gives a login another address. It rests, happens, and its owner can put it back."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="address_moves")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    undo = models.ForeignKey(Undo, on_delete=models.PROTECT, related_name="+")
    old = models.EmailField(max_length=254)
    new = models.EmailField(max_length=254)
    asked = models.BooleanField(default=False)  # its owner has logged in, so it waits for a no
    due_at = models.DateTimeField(db_index=True)
    done_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end = models.CharField(max_length=8, choices=MoveEnd, blank=True)
    objects = AddressMoveQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(done_at=None, ended_at=None), name="one_address_move_waits"
            )
        ]
