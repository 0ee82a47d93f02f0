"""Somebody asks the coordinators for help. What they wrote is sealed, and each opening is noted."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.frame.edits import made_once
from mentorforum.errors import RuleBroken
from programmes.mail.queue import queue_mail
from programmes.models import AccessLogEntry, Concern, Person, Programme


@transaction.atomic
def write_concern(programme: Programme, *, by: Person, text: str, once: Any, now: datetime | None = None) -> Concern:
    """Kept sealed; the coordinators are told by mail that somebody has written, without name or text."""
    now = now or timezone.now()

    def make() -> Concern:
        concern = Concern(programme=programme, person=by, text=text, once=str(once), created_at=now)
        concern.save(force_insert=True)
        _tell_coordinators(concern, now)
        return concern

    return made_once(Concern.objects.filter(person=by), once, make)


def _tell_coordinators(concern: Concern, now: datetime) -> None:
    for coordinator in concern.programme.coordinators():
        if coordinator.pk != concern.person_id:
            queue_mail(
                "meetings/concern",
                to=coordinator,
                programme=concern.programme,
                refs={"concern": concern.pk},
                once=f"concern:{concern.pk}:{coordinator.pk}",
                now=now,
            )


@transaction.atomic
def open_concern(concern: Concern, *, by: Person, now: datetime | None = None) -> str:
    """The text, for a coordinator; that they opened it is noted for the one who wrote."""
    key = concern.open_for(by)
    AccessLogEntry.objects.create(
        programme_id=concern.programme_id, person=by, what="concern", thing=concern.pk, at=now or timezone.now()
    )
    return key.read(concern.text)


@transaction.atomic
def close_concern(concern: Concern, *, by: Person, now: datetime | None = None) -> None:
    """The coordinators have done what they could."""
    if not Concern.objects.filter(pk=concern.pk, closed_at=None).update(closed_at=now or timezone.now()):
        raise RuleBroken(_("This is closed already."))
