"""What rests at a gathering: invitations, a change that those invited hear of, a cancellation.

Invitations are made and rest as mails. A change or a cancellation stands in the Undo alone until its time has run out:
no page, calendar file or mail tells of it, and there is nothing to put back. One thing rests at a time.
"""

import copy
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from mentorforum.words import Words
from programmes.models import Gathering, Person, Undo
from programmes.undo.actions import begin_undo

INVITED, CHANGED, CANCELLED = "gathering.invited", "gathering.changed", "gathering.cancelled"
MOMENTS, WORDS = ("starts_at", "ends_at"), ("title", "about")


def waiting() -> QuerySet[Undo]:
    """Neither undone nor done. Done is an Undo whose time is taken away: nobody undoes it then, by whatever clock."""
    return Undo.objects.filter(what__in=[CHANGED, CANCELLED], undone_at=None, until__gt=F("created_at"))


def resting(gathering: Gathering, now: datetime | None = None) -> Undo | None:
    """What is about to happen at this gathering, for the coordinators alone."""
    leaving = Undo.objects.filter(what=INVITED, undone_at=None, until__gt=now or timezone.now())
    rows = (waiting() | leaving).filter(programme=gathering.programme_id)
    return next((undo for undo in rows if undo.things[0]["id"] == str(gathering.pk)), None)


def check_nothing_rests(gathering: Gathering, now: datetime | None) -> None:
    """RuleBroken while something does."""
    if resting(gathering, now):
        raise RuleBroken(_("Something is about to happen to this gathering already. Undo that first."))


def rest(
    gathering: Gathering, what: str, *, by: Person, version: int, now: datetime | None, fields: dict[str, Any]
) -> Undo:
    """Keep what is to come in an Undo. RuleBroken if somebody else has changed the gathering since `version`."""
    if not Gathering.objects.filter(pk=gathering.pk, version=version).update(version=F("version") + 1):
        raise RuleBroken(_("Somebody else has just changed this gathering. Look at their version, then try again."))
    undo = begin_undo(gathering.programme, what, by=by, now=now)
    plain = {name: value.isoformat() if name in MOMENTS else value for name, value in fields.items()}
    undo.things = [{"id": str(gathering.pk), "later": plain}]
    undo.save(update_fields=["things"])
    return undo


def fields_to_come(undo: Undo) -> dict[str, Any]:
    """The fields of a change as they will be written."""
    return {name: _read(name, value) for name, value in undo.things[0]["later"].items()}


def _read(name: str, value: Any) -> Any:
    if name in MOMENTS:
        return parse_datetime(value)
    return Words(value) if name in WORDS else value


def as_it_will_be(gathering: Gathering, undo: Undo | None) -> Gathering | None:
    """The gathering as a resting change will make it; None where no change rests."""
    if undo is None or undo.what != CHANGED:
        return None
    changed = copy.copy(gathering)
    for name, value in fields_to_come(undo).items():
        setattr(changed, name, value)
    return changed
