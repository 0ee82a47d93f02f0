"""The applications of a cohort, and one application."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentorforum import wiring
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications.apply.commitments import unconfirmed
from programmes.applications.office import sheet
from programmes.applications.office.actions import set_places
from programmes.applications.office.decide.actions import ACCEPT, DECLINE, TALK, WAIT
from programmes.applications.office.forms import PlacesForm
from programmes.applications.office.list import (
    ListFilter,
    applications_of,
    filtered,
    neighbours,
    side_chips,
    status_chips,
)
from programmes.applications.office.notes.forms import NoteForm
from programmes.applications.rules import can_correct_application, can_decide_application, can_enter_application
from programmes.enums import ApplicationStatus, Side
from programmes.frame.office import OfficeRequest, office
from programmes.models import Application, Cohort, Nomination

PER_PAGE = 50


@office("applications")
def applications(request: OfficeRequest, cohort_id: Any) -> HttpResponse:
    """The list, with filters and the bar for several at once."""
    cohort = request.office.find_cohort(cohort_id)
    filters, rows = ListFilter.read(request.GET), applications_of(cohort, request.user)
    page = Paginator(filtered(rows, filters), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "filters": filters,
        "chips": status_chips(rows, filters),
        "sides": side_chips(cohort, rows, filters),
        "actions": _bulk(),
        "enter": _enter(request, cohort),
    }
    return render(request, "programmes/applications/office/applications.html", context)


def _enter(request: OfficeRequest, cohort: Cohort) -> list[tuple[str, str]]:
    """Address and label of entering somebody by hand, on the sides that have a form."""
    say = cohort.programme.terms.say
    labels = {Side.MENTEE: say(_("Enter a {mentee}")), Side.MENTOR: say(_("Enter a {mentor}"))}
    can = [side for side in labels if can_enter_application(request.user, cohort, side)]
    return [(reverse("office_enter", args=[cohort.pk, side.value]), labels[side]) for side in can]


def _bulk() -> list[dict[str, str]]:
    labels = {ACCEPT: _("Accept"), WAIT: _("Put on the waiting list"), DECLINE: _("Decline")}
    return [{"name": "decision", "value": value, "label": label} for value, label in labels.items()]


def find_application(request: OfficeRequest, pk: Any) -> Application:
    """One of this coordinator's, its cohort entered; 404 otherwise, also for their own."""
    rows = Application.objects.for_office(request.user).select_related("cohort", "person__unit", "entered_by")
    application = get_object_or_404(rows, pk=pk)
    request.office.enter(application.cohort)
    application.programme = application.cohort.programme = request.office.programme
    return application


@office("applications")
def application(request: OfficeRequest, pk: Any, note_form: NoteForm | None = None) -> HttpResponse:
    """Answers, conditions, notes, history, and the decision. `note_form`: a note that could not be kept yet."""
    application = find_application(request, pk)
    key = application.open_for(request.user)
    answered = sheet.sections(application, key)
    told = sheet.common_line(answered)
    before, after = neighbours(applications_of(application.cohort, request.user), application)
    context = {
        "application": application,
        "sections": sheet.without(answered, told),
        "may_correct": can_correct_application(request.user, application),
        "unconfirmed": unconfirmed(application),
        "told": told,
        "conditions": sheet.conditions(application),
        "commitments": list(application.commitments.all()),
        "reason": sheet.reason_of(application, key),
        "start": sheet.start_of(application),
        "notes": sheet.notes_about(application, request.user),
        "history": sheet.history(application),
        "leader": sheet.leader_asked(application),
        "note_form": note_form or NoteForm(),
        "places_form": _places_form(application),
        "nominations": list(Nomination.objects.behind(application)) if _asks_nomination(application) else None,
        "decisions": _decisions(request, application),
        "ways": [way for ways in wiring.collect("application_actions") for way in ways(application, request.user)],
        "before": before,
        "after": after,
    }
    return render(request, "programmes/applications/office/application.html", context)


def _asks_nomination(application: Application) -> bool:
    return application.side == Side.MENTOR and application.programme.has("nomination")


def _places_form(application: Application) -> PlacesForm | None:
    accepted = application.side == Side.MENTOR and application.status == ApplicationStatus.ACCEPTED
    return PlacesForm(initial={"places": application.places}) if accepted else None


def _decisions(request: OfficeRequest, application: Application) -> list[dict[str, Any]]:
    """The buttons: what can be decided now, the first one filled while nothing is decided."""
    if not can_decide_application(request.user, application):
        return []
    labels = {
        ACCEPT: _("Accept"),
        TALK: _("Agree a talk"),
        WAIT: _("Put on the waiting list"),
        DECLINE: _("Decline"),
    }
    if application.status in {ApplicationStatus.ACCEPTED, ApplicationStatus.DECLINED}:
        del labels[TALK]
    if application.status == ApplicationStatus.WAITING:
        labels[WAIT] = _("Wait again, with another reason or day")
    if application.status == ApplicationStatus.TALK:
        labels[TALK] = _("Another time for the talk")
    again = {ApplicationStatus.WAITING, ApplicationStatus.TALK}
    can = ApplicationStatus.MOVES[application.status]
    return [
        {"decision": to, "label": label, "first": to == ACCEPT}
        for to, label in labels.items()
        if to in can or (to == application.status and to in again)
    ]


@office("applications")
@require_POST
def places(request: OfficeRequest, pk: Any) -> HttpResponse:
    """An accepted mentor takes more or fewer."""
    application = find_application(request, pk)
    if not can_decide_application(request.user, application):
        raise PermissionDenied
    form = PlacesForm(request.POST)
    if not form.is_valid():
        notice(request, form.error_summary[0].text, level=messages.ERROR)
        return redirect("office_application", pk)
    try:
        set_places(application, form.cleaned_data["places"], by=request.user)
        notice(request, _("The number of places is changed. Nobody gets a mail about it."))
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
    return redirect("office_application", pk)
