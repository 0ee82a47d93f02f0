"""Today: what waits for a coordinator."""

from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from mentorforum import wiring
from programmes.enums import ApplicationStatus, GatheringStatus, MailStatus
from programmes.frame.office import OfficeRequest, office
from programmes.gatherings.pages import counted
from programmes.mail.reminders.forecast import forecast
from programmes.models import Application, Gathering, Programme
from programmes.office.mail.pages import mails_of
from programmes.steps import Line
from programmes.undo.words import open_undos, say_undo

FORTNIGHT = timedelta(days=14)


@office("today")
def today(request: OfficeRequest) -> HttpResponse:
    """The first page of the office. A superuser who coordinates nothing starts with setting up."""
    programme, cohort, now = request.office.programme, request.office.cohort, timezone.now()
    if programme is None:
        return redirect("office_system")
    glances = [g for find in wiring.collect("glance") for g in find(cohort, request.user, now)] if cohort else []
    context = {
        "now": now,
        "lines": collected(programme, request.user, now),
        "undos": [
            (say_undo(undo), reverse("office_undo", args=[undo.pk]))
            for undo in open_undos(programme, request.user, now)
        ],
        "glances": glances,
        "others": _others(request, programme),
        **_ahead(programme, request.user, now),
    }
    return render(request, "programmes/office/today/today.html", context)


def _others(request: OfficeRequest, programme: Programme) -> list[tuple[Programme, int]]:
    """The coordinator's other programmes, with how many applications wait there."""
    others = [other for other in request.office.programmes if other != programme]
    if not others:
        return []
    rows = Application.objects.for_office(request.user).filter(programme__in=others, status=ApplicationStatus.SUBMITTED)
    waiting = dict(rows.order_by().values_list("programme").annotate(Count("pk")))
    return [(other, waiting.get(other.pk, 0)) for other in others]


def collected(programme: Programme, person: Any, now: datetime) -> list[Line]:
    """The lines of all apps, the most urgent first."""
    lines = [line for find in wiring.collect("today") for line in find(programme, person, now)]
    return sorted(lines, key=lambda line: line.order)


def _planned(programme: Programme, person: Any, now: datetime) -> int:
    """Mails in the outbox that go within 14 days, and the reminders that will be made until then."""
    waiting = mails_of(programme, person).filter(status=MailStatus.PLANNED, not_before__lt=now + FORTNIGHT)
    return waiting.count() + sum(day.people for day in forecast(programme, now))


def _ahead(programme: Programme, person: Any, now: datetime) -> dict[str, Any]:
    """The next 14 days: mails that go by themselves, and gatherings; or the next date after that."""
    rows = Gathering.objects.filter(programme=programme, starts_at__gt=now)
    coming = list(islice(counted(rows.exclude(status=GatheringStatus.CANCELLED).order_by("starts_at")), 3))
    soon = [gathering for gathering in coming if gathering.starts_at <= now + FORTNIGHT]
    return {
        "mails": _planned(programme, person, now),
        "gatherings": soon or coming[:1],
        "next_gathering": next(iter(coming), None),
    }
