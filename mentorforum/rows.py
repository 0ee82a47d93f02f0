"""What every table of ours has: a UUID and the time the row was made."""

from datetime import datetime

from django.db import models
from django.utils import timezone

from mentorforum.ids import uuid7


def now() -> datetime:
    """The time, asked for at each call: a default bound to `timezone.now` itself would not follow a moved clock."""
    return timezone.now()


class BaseRow(models.Model):
    """Abstract base: `id` (UUIDv7) and `created_at`."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        abstract = True
