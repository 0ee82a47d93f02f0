"""The nominations of a cohort: who was named by whom, what came of it, and entering one for a manager."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentorforum.errors import RuleBroken
from mentorforum.notices import messages, notice
from programmes.enums import NominationStatus
from programmes.frame.office import OfficeRequest, office
from programmes.models import Cohort, Nomination
from programmes.nominations import actions
from programmes.nominations.forms import nomination_form
from programmes.nominations.pages import nomination_line, said_of

HERE = "applications"


def _cohort(request: OfficeRequest, cohort_id: Any) -> Cohort:
    cohort: Cohort = request.office.find_cohort(cohort_id)
    if not cohort.programme.has("nomination"):
        raise Http404
    return cohort


def _find(request: OfficeRequest, pk: Any) -> Nomination:
    rows = Nomination.objects.for_office(request.user).select_related("cohort", "entered_by", "application")
    nomination = get_object_or_404(rows, pk=pk)
    request.office.enter(nomination.cohort)
    nomination.programme = nomination.cohort.programme = request.office.programme
    return nomination


@office(HERE)
def nominations(request: OfficeRequest, cohort_id: Any) -> HttpResponse:
    """All of them with how they stand, and the address to share with managers."""
    cohort = _cohort(request, cohort_id)
    rows = Nomination.objects.for_office(request.user).filter(cohort=cohort).select_related("application")
    share = f"{settings.SITE_URL.rstrip('/')}{reverse('programmes:nominate', args=[cohort.programme.slug])}"
    context = {"nominations": rows, "share": share, "taken": actions.takes_nominations(cohort)}
    return render(request, "programmes/nominations/office/nominations.html", context)


@office(HERE)
def new_nomination(request: OfficeRequest, cohort_id: Any) -> HttpResponse:
    """A manager has called or written: the coordinator enters it for them."""
    cohort = _cohort(request, cohort_id)
    form = nomination_form(cohort, request.POST if request.method == "POST" else None, entered=True)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.nominate(cohort, by=request.user, **form.values())
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            notice(request, _("The mails to both leave in ten minutes."))
            return redirect("office_nomination", made.pk)
    context = {"form": form, "line": nomination_line(cohort.programme)}
    return render(request, "programmes/nominations/office/form.html", context)


@office(HERE)
def nomination(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Who named whom, what was said, how it stands."""
    nomination = _find(request, pk)
    again = nomination.status == NominationStatus.EXPIRED and actions.takes_nominations(nomination.cohort)
    line = nomination_line(nomination.programme)
    context = {
        "nomination": nomination,
        "answers": said_of(nomination, request.user),
        "may_ask_again": again,
        "line": line,
    }
    return render(request, "programmes/nominations/office/nomination.html", context)


@require_POST
@office(HERE)
def again(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Ask somebody who did not answer once more."""
    nomination = _find(request, pk)
    try:
        undo = actions.ask_again(nomination, by=request.user)
        text = _("The mail leaves in ten minutes.")
        notice(request, text, undo=reverse("office_undo", args=[undo.pk]))
    except RuleBroken as broken:
        notice(request, broken, level=messages.ERROR)
    return redirect("office_nomination", pk)
