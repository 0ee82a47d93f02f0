"""Starting a cohort of a programme: the dates that follow from its start, and its gatherings."""

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from mentorforum import dates
from mentorforum.errors import RuleBroken
from programmes.models import Cohort, Gathering, Person, Programme


@transaction.atomic
def create_cohort(
    programme: Programme,
    *,
    slug: str,
    name: dict[str, str],
    starts_on: date | None = None,
    ends_on: date | None = None,
    by: Person | None = None,
    **more: Any,
) -> Cohort:
    """A cohort in preparation, with the programme's gatherings on their days; each date is preliminary until fixed.

    A gathering whose anchor has no day is left out: somebody dates it by hand. RuleBroken for a second cohort of a
    rolling programme, which has one.
    """
    if programme.has("rolling") and programme.cohorts.exists():
        raise RuleBroken(_("This programme takes people in all year round and has no cohorts."))
    cohort = Cohort.objects.create(
        programme=programme, slug=slug, name=name, starts_on=starts_on, ends_on=ends_on, **more
    )
    for item in programme.items("gatherings"):
        if _anchor(cohort, item):
            Gathering.objects.create(**_gathering(cohort, item))
    return cohort


def open_ended(programme: Programme, *, by: Person | None = None) -> Cohort | None:
    """The one cohort of a rolling programme, made when there is none; None for a programme with cohorts."""
    if not programme.has("rolling"):
        return None
    return programme.cohorts.first() or create_cohort(programme, slug="all-year", name=_all_year(), by=by)


def _all_year() -> dict[str, str]:
    name = {}
    for code, _label in settings.LANGUAGES:
        with translation.override(code):
            name[code] = _("All year round")
    return name


def _anchor(cohort: Cohort, item: Any) -> date | None:
    return cohort.ends_on if item.data["anchor"] == "end" else cohort.starts_on


def _gathering(cohort: Cohort, item: Any) -> dict[str, Any]:
    programme, data = cohort.programme, item.data
    anchor: Any = _anchor(cohort, item)
    day = dates.next_working_day(anchor + timedelta(days=data["offset_days"]), programme.country)
    starts_at = dates.at(day, 13, zone=programme.zone)
    return {
        "programme": programme,
        "cohort": cohort,
        "key": item.key,
        "kind": data["kind"],
        "audience": data["audience"],
        "title": dict(item.text),
        "about": item.more.get("description", {}),
        "parts": data.get("parts", []),
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(minutes=data["minutes"]),
    }
