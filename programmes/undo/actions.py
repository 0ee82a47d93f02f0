"""Taking a coordinator's click back within ten minutes: what it moved is noted with it (`begin_undo`, `remember`)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import wiring
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import MailStatus
from programmes.models import Person, Programme, Undo
from programmes.models.sending import REST


def begin_undo(programme: Programme, what: str, *, by: Person, now: datetime | None = None) -> Undo:
    """A click that rests: hang mails on it (`queue_mail(undo=…)`) and note what it moved (`remember`)."""
    now = now or timezone.now()
    return Undo.objects.create(programme=programme, by=by, what=what, until=now + REST, created_at=now)


def remember(undo: Undo, moved: Iterable[tuple[Any, str]]) -> None:
    """Note the things an undo would move back, as (thing, the status it had)."""
    undo.things = [
        *undo.things,
        *({"model": t._meta.label, "id": str(t.pk), "old": old, "new": str(t.status)} for t, old in moved),
    ]
    undo.save(update_fields=["things"])


def remember_fields(undo: Undo, row: Any, **new: Any) -> None:
    """Set dates on a row, and note what they were: an undo puts them back if nobody has changed them since."""
    old = {name: _plain(getattr(row, name)) for name in new}
    type(row)._base_manager.filter(pk=row.pk).update(**new)
    for name, value in new.items():
        setattr(row, name, value)
    noted = {"model": row._meta.label, "id": str(row.pk), "old": old, "new": {k: _plain(v) for k, v in new.items()}}
    undo.things = [*undo.things, {**noted, "fields": True}]
    undo.save(update_fields=["things"])


def _plain(value: Any) -> Any:
    return None if value is None else str(value)


def remember_day(undo: Undo, thing: Any, name: str, old: date | None, *, then: str) -> None:
    """Note that a day of `thing` was another; an undo puts it back and calls what follows (`then`, of wiring)."""
    day: date | None = getattr(thing, name)
    noted = {"model": thing._meta.label, "id": str(thing.pk), "day": name, "then": then}
    undo.things = [*undo.things, {**noted, "old": old and old.isoformat(), "new": day and day.isoformat()}]
    undo.save(update_fields=["things"])


def remember_made(undo: Undo, of: Any, made: Iterable[Any]) -> None:
    """Note rows that this click has made for `of` (a gathering); an undo takes them away again."""
    rows = list(made)
    noted = {"model": rows[0]._meta.label, "id": str(of.pk), "made": [str(row.pk) for row in rows]}
    undo.things = [*undo.things, noted]
    undo.save(update_fields=["things"])


@transaction.atomic
def take_back(undo: Undo, *, by: Person, now: datetime | None = None) -> None:
    """Undo: the mails do not go and every status is what it was. RuleBroken when it is too late."""
    now = now or timezone.now()
    if not Undo.objects.filter(pk=undo.pk, undone_at=None, until__gt=now).update(undone_at=now):
        raise RuleBroken(_("It is too late to undo this: the mails have gone."))
    for mail in undo.mails.filter(status=MailStatus.PLANNED):
        move(mail, MailStatus.UNDONE, by=by, now=now)
    for thing in undo.things:
        if "later" in thing:  # it would have happened when the undo had run out
            continue
        if "made" in thing:
            apps.get_model(thing["model"])._base_manager.filter(pk__in=thing["made"]).delete()
        elif "day" in thing:
            _day_back(thing, by, now)
        else:
            _move_back(thing, by, now)


def _day_back(thing: dict[str, Any], by: Person, now: datetime) -> None:
    rows = apps.get_model(thing["model"])._base_manager.filter(pk=thing["id"])
    old = date.fromisoformat(thing["old"]) if thing["old"] else None
    if not rows.filter(**{thing["day"]: thing["new"]}).update(**{thing["day"]: old}):
        raise RuleBroken(_("Something has happened since, so this cannot be undone."))
    wiring.follow(thing["then"], rows.get(), by=by, now=now)


def _move_back(thing: dict[str, Any], by: Person, now: datetime) -> None:
    rows = apps.get_model(thing["model"])._base_manager
    if thing.get("fields"):
        if not rows.filter(pk=thing["id"], **_lookups(thing["new"])).update(**thing["old"]):
            raise RuleBroken(_("Something has happened since, so this cannot be undone."))
        return
    row = rows.get(pk=thing["id"])
    if str(row.status) != thing["new"]:
        raise RuleBroken(_("Something has happened since, so this cannot be undone."))
    undo_fields = getattr(row, "fields_undone", None)
    if undo_fields and thing["old"] == thing["new"]:  # nothing has moved yet: only what was noted on it is taken back
        type(row)._base_manager.filter(pk=row.pk, status=row.status).update(**undo_fields(thing["old"]))
        return
    move(row, thing["old"], by=by, now=now, why="undo", **(undo_fields(thing["old"]) if undo_fields else {}))


def _lookups(values: dict[str, Any]) -> dict[str, Any]:
    return {f"{name}__isnull" if value is None else name: value is None or value for name, value in values.items()}
