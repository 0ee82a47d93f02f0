"""A mentor is new, or has more places: who of those that wait fits now. Asked of the engine here, and nowhere in a page."""

from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from matching.models import WaitingListScan
from matching.problem.material import CohortMaterial, material_of
from matching.waiting.queue import waiting
from programmes.enums import ApplicationStatus, CohortStatus
from programmes.models import Cohort, Seat


def look_at_waiting(now: datetime | None = None) -> int:
    """Look in each cohort that has a new free place since the last look; returns how many were found. Called by the tick."""
    now = now or timezone.now()
    newest = Seat.objects.filter(match=None, application__status=ApplicationStatus.ACCEPTED).values(
        "application__cohort"
    )
    places = {row["application__cohort"]: row["last"] for row in newest.annotate(last=Max("created_at")).order_by()}
    looks = {look.cohort_id: look for look in WaitingListScan.objects.filter(cohort__in=places)}
    cohorts = Cohort.objects.filter(pk__in=places).exclude(status=CohortStatus.ENDED).select_related("programme__unit")
    due = [cohort for cohort in cohorts if cohort.pk not in looks or looks[cohort.pk].looked_at < places[cohort.pk]]
    return sum(_look(cohort, looks.get(cohort.pk), now) for cohort in due)


def _look(cohort: Cohort, last: WaitingListScan | None, now: datetime) -> int:
    latest = _fits(cohort, last.looked_at if last else None)
    before = dict(last.fits) if last else {}
    new = {key: mentors for key, mentors in latest.items() if key not in before}
    fits = {**before, **latest}
    rows: dict[str, Any] = {"programme": cohort.programme, "looked_at": now, "fits": fits}
    if new:
        rows["found_on"] = cohort.programme.today(now)
    WaitingListScan.objects.update_or_create(cohort=cohort, defaults=rows)
    return len(new)


def _fits(cohort: Cohort, since: datetime | None) -> dict[str, list[str]]:
    """Mentee's application -> the new mentors' that no rule keeps from them, both as ids, those who wait longest first."""
    ids = [str(pk) for pk in waiting(cohort).values_list("pk", flat=True)]
    coordinators = cohort.programme.coordinators()
    if not ids or not coordinators:
        return {}
    seats = Seat.objects.filter(application__cohort=cohort, match=None)
    seats = seats.filter(created_at__gt=since) if since else seats
    new = {str(pk) for pk in seats.values_list("application", flat=True)}
    material = material_of(cohort, by=coordinators[0], also=ids)
    return _possible(material, ids, new)


def _possible(material: CohortMaterial, ids: list[str], new: set[str]) -> dict[str, list[str]]:
    from matching.engine import rules  # numpy is loaded here, in the task
    from matching.engine.sides import sides

    table = sides(material.problem)
    mask = rules.fold(table)
    columns = [(column, mentor.id) for column, mentor in enumerate(table.mentors) if mentor.id in new]
    fits = {
        key: [mentor for column, mentor in columns if not mask[table.row[key], column]]
        for key in ids
        if key in table.row
    }
    return {key: mentors for key, mentors in fits.items() if mentors}
