"""The access log."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from programmes.models import AccessLogEntry, Person, Programme


def log_opened(
    programme: Programme | None, *, what: str, by: Person, thing: Any = None, now: datetime | None = None
) -> None:
    """Somebody opened, or took out, something that is logged; `what` is a code."""
    now = now or timezone.now()
    AccessLogEntry.objects.create(programme=programme, person=by, what=what, thing=getattr(thing, "pk", None), at=now)
