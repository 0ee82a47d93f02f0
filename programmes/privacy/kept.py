"""Until when what somebody sent is kept: so many months after its cohort, or after a no, as the programme says."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from mentorforum import dates
from programmes.enums import ApplicationStatus, CohortStatus, NominationStatus, ProgrammeStatus
from programmes.models import Application, Cohort, History, Nomination, Programme

SHORTEST_MONTH = timedelta(days=28)
#: `once` of a row whose text is erased begins so
ERASED = "erased:"
#: before it begins, a day that is past is a slip of the pen
BEGUN = [CohortStatus.UNDER_WAY, CohortStatus.ENDED]
OUT = [ApplicationStatus.DECLINED, ApplicationStatus.WITHDRAWN]
UNNAMED = [NominationStatus.DECLINED, NominationStatus.EXPIRED]


def is_over(programme: Programme, what: str, since: date | datetime | None, now: datetime) -> bool:
    """Whether the months for `what` (a name in `kept_months`) have passed since that day; its last day still counts."""
    months = (programme.settings.get("kept_months") or {}).get(what)
    day = dates.local(since, programme.zone).date() if isinstance(since, datetime) else since
    return bool(months and day and dates.erased_on(day, months) <= programme.today(now))


def old(rows: QuerySet[Any], field: str, what: str, now: datetime) -> list[Any]:
    """Those rows whose moment `field` is so long ago in their programme; rows that stay are not read."""
    old_enough = Q(pk=None)
    for programme in Programme.objects.all():
        months = (programme.settings.get("kept_months") or {}).get(what)
        if months:
            old_enough |= Q(programme=programme, **{f"{field}__lt": now - months * SHORTEST_MONTH})
    candidates = rows.filter(old_enough).select_related("programme")
    return [row for row in candidates if is_over(row.programme, what, getattr(row, field), now)]


def cohorts_over(now: datetime) -> list[Any]:
    """Ids of the cohorts that ended so long ago that nothing written in them is kept."""
    ended = Q(kind="cohort", new=CohortStatus.ENDED) | Q(kind="programme", new=ProgrammeStatus.ENDED)
    endings = dict(History.objects.filter(ended).order_by("at").values_list("thing", "at"))
    rows = Cohort.objects.select_related("programme")
    days = {
        row: row.ends_on or endings.get(row.pk) or endings.get(row.programme_id)
        for row in rows.filter(status__in=BEGUN)
    }
    return [row.pk for row, day in days.items() if is_over(row.programme, "application", day, now)]


def applications_over(now: datetime, cohorts: Iterable[Any]) -> list[Application]:
    """Of those cohorts, and of those who were turned down or withdrew long enough ago."""
    last = History.objects.filter(thing=OuterRef("pk"), new__in=OUT).order_by("-at").values("at")[:1]
    rows = Application.objects.exclude(status=ApplicationStatus.DRAFT).exclude(once__startswith=ERASED)
    wanted = rows.filter(Q(cohort__in=cohorts) | Q(status__in=OUT)).select_related("programme")
    known = set(cohorts)
    return [
        row
        for row in wanted.annotate(out_at=Subquery(last))
        if row.cohort_id in known or is_over(row.programme, "turned_down", row.out_at, now)
    ]


def nominations_over(now: datetime, cohorts: Iterable[Any]) -> list[Nomination]:
    """Of those cohorts, and of those who said no or nothing long enough ago."""
    rows = Nomination.objects.exclude(once__startswith=ERASED).filter(Q(cohort__in=cohorts) | Q(status__in=UNNAMED))
    known = set(cohorts)
    return [
        row
        for row in rows.select_related("programme")
        if row.cohort_id in known or is_over(row.programme, "turned_down", row.answer_by, now)
    ]
