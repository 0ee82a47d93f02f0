"""Who on the waiting list a new mentor fits, as it was found; ids only."""

from __future__ import annotations

from typing import Any

from django.db import models

from mentorforum.rows import BaseRow
from programmes.models import Cohort, Programme


class WaitingListScanQuerySet(models.QuerySet["WaitingListScan"]):
    def visible_to(self, user: Any) -> WaitingListScanQuerySet:
        return self.filter(programme__in=Programme.objects.coordinated_by(user))


class WaitingListScan(BaseRow):
    """The last look at those who wait in a cohort: `fits` maps a mentee's application to the new mentors' (ids)."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="waiting_scans")
    cohort = models.OneToOneField(Cohort, on_delete=models.PROTECT, related_name="waiting_scan")
    looked_at = models.DateTimeField()
    found_on = models.DateField(null=True, db_index=True)
    fits = models.JSONField(default=dict)
    objects = WaitingListScanQuerySet.as_manager()
