"""Putting a mail into the outbox."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from programmes.models import Mail, Person, Programme, Undo


def queue_mail(
    name: str,
    *,
    to: Person | None = None,
    email: str = "",
    programme: Programme | None,
    refs: dict[str, Any] | None = None,
    language: str = "",
    by: Person | None = None,
    undo: Undo | None = None,
    once: str | None = None,
    not_before: datetime | None = None,
    now: datetime | None = None,
) -> Mail:
    """One row in the outbox. `name` is a MailKind's, `refs` ids only, `once` what must never be sent twice.

    With `undo` the mail rests until the undo has run out, and longer where `not_before` is later.
    """
    when = not_before or now or timezone.now()
    if undo:
        when = max(undo.until, not_before or undo.until)
    row = {
        "programme": programme,
        "person": to,
        "email": "" if to else email,
        "name": name,
        "refs": {key: str(value) for key, value in (refs or {}).items()},
        "language": language,
        "not_before": when,
        "by": by,
        "undo": undo,
    }
    if once is None:
        return Mail.objects.create(**row)
    return Mail.objects.get_or_create(once=once, defaults=row)[0]
