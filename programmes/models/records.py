"""History, access log, one-time links: ids and codes, never text or names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from mentorforum.rows import BaseRow
from programmes.enums import LinkPurpose
from programmes.models.people import Person
from programmes.models.programmes import Programme


class HistoryQuerySet(models.QuerySet["History"]):
    def about(self, thing: Any) -> HistoryQuerySet:
        return self.filter(thing=thing.pk)

    def newest_first(self) -> list[History]:
        """Moves of one moment stand in the order in which one led to the other."""
        left: list[Any] = list(self.order_by("at", "created_at"))
        moves: list[History] = []
        while left:
            first = next((row for row in left if not any(row.follows(other) for other in left)), left[0])
            left.remove(first)
            moves.append(first)
        return moves[::-1]

    def visible_to(self, user: Any) -> HistoryQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user))


class History(BaseRow):
    """A change of status: who, when, from what to what. `by` is never shown to the other half."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="history")
    kind = models.CharField(max_length=20)
    thing = models.UUIDField(db_index=True)
    old = models.CharField(max_length=20)
    new = models.CharField(max_length=20)
    why = models.CharField(max_length=40, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    objects = HistoryQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]

    def follows(self, other: History) -> bool:
        """Of the same moment, and from the status that `other` led to."""
        same = (self.at, self.created_at) == (other.at, other.created_at)
        return same and self.old == other.new != other.old


class AccessLogEntry(BaseRow):
    """The access log: somebody opened something that is logged (a concern, a role taken on, an export)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=40)
    thing = models.UUIDField(null=True, db_index=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]

    @property
    def moved_address(self) -> bool:
        """Somebody gave the person's login another address."""
        return self.what == "address.moved"


class Link(BaseRow):
    """A secret address. The token itself is only in the mail; here is its hash. Redeemed by POST."""

    purpose = models.CharField(max_length=12, choices=LinkPurpose)
    token_hash = models.CharField(max_length=64, unique=True)
    thing = models.UUIDField(db_index=True)
    expires = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


@dataclass(frozen=True)
class Bearer:
    """Whoever holds a redeemed link to one thing, without a login. A reader of that thing alone (`may_read`)."""

    thing: UUID

    @property
    def pk(self) -> UUID:
        return self.thing


@dataclass(frozen=True)
class OwnCopy:
    """A person who takes out their copy of data: reads there what coordinators noted about them, and nowhere else."""

    pk: UUID
