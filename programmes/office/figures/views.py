"""Figures of a cohort, and lists to take out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from mentorforum import wiring
from programmes.applications.office.list import applications_of
from programmes.frame.office import OfficeRequest, office
from programmes.office.figures import exports
from programmes.privacy.access import log_opened


@office("figures")
def figures(request: OfficeRequest, cohort_id: Any) -> HttpResponse:
    """Each figure with a sentence, a picture, a table and its definition; printable."""
    cohort, now = request.office.find_cohort(cohort_id), timezone.now()
    figures = [figure for find in wiring.collect("figures") for figure in find(cohort, request.user, now)]
    return render(request, "programmes/office/figures/figures.html", {"figures": figures, "now": now})


@office("applications")
@require_POST
def export(request: OfficeRequest, cohort_id: Any) -> HttpResponse:
    """The list of applications as a spreadsheet, without what anybody wrote; taking it out is logged."""
    cohort = request.office.find_cohort(cohort_id)
    log_opened(cohort.programme, what="applications.exported", thing=cohort, by=request.user)
    content = exports.applications(request.office.programme, applications_of(cohort, request.user))
    name = f"{cohort.programme.slug}-{cohort.slug}.xlsx"
    return HttpResponse(
        content, content_type=exports.KIND, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
