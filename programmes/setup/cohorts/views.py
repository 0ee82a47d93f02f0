"""DatedProgramme: dates, opening and closing, starting the next one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from mentorforum.pills import OFFICE
from mentorforum.statuses import pill_of
from programmes.frame.form_page import form_page
from programmes.frame.office import OfficeRequest, office
from programmes.models import Programme
from programmes.people.rules import can_run_programme
from programmes.setup.cohorts.actions import change_cohort, next_dates, start_cohort, turn_cohort, turns
from programmes.setup.cohorts.forms import CohortForm, NewCohortForm

_CHANGED = gettext_lazy("The cohort is changed. Gatherings keep their dates: look at them too.")
_MADE = gettext_lazy("The cohort is there, in preparation. Its gatherings have dates to begin with.")


@office("setup")
def cohort(request: OfficeRequest, cohort_id: Any) -> HttpResponse:
    """Dates and windows of a cohort."""
    cohort = request.office.find_cohort(cohort_id)
    form = CohortForm(request.POST or None, cohort=cohort)
    if request.method == "POST" and form.is_valid():
        if not can_run_programme(request.user, cohort.programme):
            raise PermissionDenied
        try:
            change_cohort(cohort, by=request.user, **form.values())
            notice(
                request, _CHANGED if cohort.programme.has("gatherings") and not cohort.is_open_ended else _("Changed.")
            )
            return redirect("office_cohort", cohort_id)
        except RuleBroken as error:
            form.refuse(error)
    context = {"form": form, "turns": turns(cohort)}
    return render(request, "programmes/setup/cohort.html", context)


@office("setup")
@require_POST
def turn(request: OfficeRequest, cohort_id: Any) -> HttpResponse:
    """Open, close, start or end a cohort."""
    cohort = request.office.find_cohort(cohort_id)
    if not can_run_programme(request.user, cohort.programme):
        raise PermissionDenied
    try:
        turn_cohort(cohort, request.POST.get("to", ""), by=request.user)
        notice(
            request, _("Done. %(cohort)s: %(status)s.") % {"cohort": cohort, "status": pill_of(cohort, OFFICE).label}
        )
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
    return redirect("office_cohort", cohort_id)


@office("setup")
def new_cohort(request: OfficeRequest) -> HttpResponse:
    """Start the next cohort from the last."""
    programme = request.office.programme
    if programme is None or not can_run_programme(request.user, programme):
        raise PermissionDenied
    if programme.has("rolling"):
        raise Http404
    last = next(iter(request.office.cohorts), None)
    form = NewCohortForm(request.POST or None, initial=next_dates(last))
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        try:
            made = start_cohort(programme, by=request.user, key=typed.pop("once"), **typed)
            notice(request, _MADE if programme.has("gatherings") else _("The cohort is there, in preparation."))
            return redirect("office_cohort", made.pk)
        except RuleBroken as error:
            form.refuse(error)
    return form_page(
        request, form, head=_("The next cohort"), button=_("Start the cohort"), intro=_intro(programme) if last else ""
    )


def _intro(programme: Programme) -> str:
    if programme.has("gatherings"):
        return _(
            "The dates are those of the last cohort, a year on. Texts, questions and rules stay; gatherings get dates to begin with."
        )
    return _("The dates are those of the last cohort, a year on. Texts, questions and rules stay.")
