"""The one writer of `status`: a table of moves, a conditional update, one history row, one transaction."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import wiring
from mentorforum.errors import RuleBroken


def move(thing: Any, to: str, *, by: Any, now: datetime | None = None, why: str = "", **fields: Any) -> None:
    """Move `thing` from the status it was read with to `to`, setting `fields` in the same update.

    `thing` has `STATUSES` (its statuses with their MOVES), `history_name` (its word in history) and `programme_id`;
    `MOVED`, where other apps follow, is the event they follow (mentorforum/wiring.py).
    `why` is a code, never text. Raises RuleBroken if the table forbids the move or somebody else was faster.
    """
    old = str(thing.status)
    if to not in thing.STATUSES.MOVES.get(old, ()):
        raise RuleBroken(_("This can no longer be done, because something has changed since you opened the page."))
    now = now or timezone.now()
    with transaction.atomic():
        model: type[models.Model] = type(thing)
        if not model._base_manager.filter(pk=thing.pk, status=old).update(status=to, **fields):
            raise RuleBroken(_("Somebody else has just changed this. Open the page again to see how it stands."))
        thing.status = to
        for name, value in fields.items():
            setattr(thing, name, value)
        apps.get_model("programmes.History")._base_manager.create(
            programme_id=thing.programme_id,
            kind=thing.history_name,
            thing=thing.pk,
            old=old,
            new=to,
            by=by,
            at=now,
            why=why,
        )
        if event := getattr(thing, "MOVED", ""):
            wiring.follow(event, thing, old=old, new=to, by=by, now=now)
