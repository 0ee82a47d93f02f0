"""A rule that no longer holds for a live pair, for the coordinator to decide about. The pair is told nothing."""

from __future__ import annotations

from typing import Any

from django.db import models

from matching.models.matches import Match
from mentorforum.rows import BaseRow
from programmes.models import Person, Programme


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, user: Any) -> FindingQuerySet:
        """The coordinators; never about one's own match."""
        return self.filter(match__in=Match.objects.for_office(user).values("pk"))


class Finding(BaseRow):
    """One rule, one match: found by a look at live pairs, or `conflict`, said by a half, never whose or why (L7)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="findings")
    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="findings")
    rule = models.CharField(max_length=20)
    found_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["found_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["match", "rule"], condition=models.Q(settled_at=None), name="finding_open_once"
            )
        ]


class ListingConsent(BaseRow):
    """One half agrees to stand on the open list of who mentors whom (L4). Both do, or the pair is not on it."""

    match = models.ForeignKey(Match, on_delete=models.PROTECT, related_name="listed")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["match", "person"], name="listed_once")]
