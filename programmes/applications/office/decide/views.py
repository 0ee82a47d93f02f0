"""Deciding about one or several applications: what is written, the mail as it will go, and Undo."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from mentorforum.forms import PlainForm
from mentorforum.ids import uuids
from mentorforum.notices import notice
from programmes.applications.office.decide import actions as decisions
from programmes.applications.office.decide.forms import FORMS
from programmes.applications.office.list import GROUPS, UNDECIDED, applications_of
from programmes.applications.rules import can_decide_application
from programmes.enums import ApplicationStatus
from programmes.frame.office import OfficeRequest, office
from programmes.mail.preview import previews
from programmes.models import Application, Cohort
from programmes.undo.words import say_undo

ACTIONS: dict[str, Any] = {
    decisions.ACCEPT: decisions.accept,
    decisions.WAIT: decisions.wait,
    decisions.DECLINE: decisions.decline,
    decisions.TALK: decisions.agree_talk,
    decisions.START: decisions.agree_start,
}
TYPED = ("reason", "next_try", "at", "on")


@office("applications")
def decide(request: OfficeRequest, cohort_id: Any) -> HttpResponse:
    """First what is to be written, then the mail as it will go; then it is done, and rests ten minutes."""
    cohort = request.office.find_cohort(cohort_id)
    decision, chosen = request.GET.get("decision", ""), _chosen(request, cohort)
    if decision not in ACTIONS:
        raise Http404
    if not chosen:
        notice(request, _("Tick at least one application first."), level=messages.WARNING)
        return redirect("office_applications", cohort_id)
    if not all(can_decide_application(request.user, application) for application in chosen):
        return _not_all(request, cohort, chosen)
    if refused := _refused(request, decision, chosen):
        return refused
    stage = request.POST.get("stage", "")
    form = _form(decision, chosen, request.POST if stage else None)
    context = {"decision": decision, "chosen": chosen, "form": form, **_words(decision, chosen)}
    if form.fields and not (stage in {"look", "sure"} and form.is_valid()):
        return render(request, "programmes/applications/office/decide.html", context)
    typed = _typed(form)
    if stage == "sure" and (done := _do(request, decision, chosen, typed)):
        return done
    mails = [decisions.preview(application, decision, by=request.user, **typed) for application in chosen]
    return render(request, "programmes/applications/office/decide_mail.html", {**context, "previews": previews(mails)})


def _not_all(request: OfficeRequest, cohort: Cohort, chosen: list[Application]) -> HttpResponse:
    """403; but of several, back to the list with the names of those who have withdrawn."""
    gone = [application.name for application in chosen if application.status == ApplicationStatus.WITHDRAWN]
    if not gone or len(chosen) == 1:
        raise PermissionDenied
    text = _("Withdrawn, so there is nothing to decide: %(names)s. Take the tick away.") % {"names": ", ".join(gone)}
    notice(request, text, level=messages.WARNING)
    return redirect("office_applications", cohort.pk)


def _refused(request: OfficeRequest, decision: str, chosen: list[Application]) -> HttpResponse | None:
    """Back with the sentence, before anything is written."""
    try:
        decisions.check(chosen, decision, by=request.user)
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
        first, *more = chosen
        there = ("office_applications", first.cohort_id) if more else ("office_application", first.pk)
        return redirect(*there)
    return None


def _form(decision: str, chosen: list[Application], data: Any) -> PlainForm:
    """What is to be written. A place in a programme where one wishes a start comes with that day; of several, each
    has the day they wished for."""
    first = chosen[0]
    starts = decisions.asks_start(first) and len(chosen) == 1
    kind = decisions.START if decision == decisions.ACCEPT and starts else decision
    initial = (
        {"on": decisions.day_to_come(first.wished_start, first.programme.today())} if kind == decisions.START else {}
    )
    return FORMS[kind](data, initial={**initial, **({"on": first.starts_on} if first.starts_on else {})})


def _chosen(request: OfficeRequest, cohort: Cohort) -> list[Application]:
    """The ticked ones that are this coordinator's to decide."""
    rows = applications_of(cohort, request.user).select_related("person", "cohort__programme", "programme")
    return list(rows.filter(pk__in=uuids(request.GET.getlist("id"))))


def _typed(form: PlainForm) -> dict[str, Any]:
    values = form.cleaned_data if form.fields else {}
    return {name: values[name] for name in TYPED if name in values}


def _do(request: OfficeRequest, decision: str, chosen: list[Application], typed: dict[str, Any]) -> HttpResponse | None:
    """Done, and on to the next; None when a rule refused (the sentence stands on the page)."""
    try:
        undo = ACTIONS[decision](chosen, by=request.user, **typed)
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
        return None
    notice(request, say_undo(undo), undo=reverse("office_undo", args=[undo.pk]))
    if len(chosen) > 1:
        return redirect("office_applications", chosen[0].cohort_id)
    if decision == decisions.START:
        return redirect("office_application", chosen[0].pk)
    rows = applications_of(chosen[0].cohort, request.user).filter(status__in=GROUPS[UNDECIDED])
    following = rows.exclude(pk=chosen[0].pk).first()
    return redirect("office_application", following.pk) if following else redirect("office_today")


def _words(decision: str, chosen: list[Application]) -> dict[str, str]:
    """Heading and button."""
    name, number = chosen[0].name, len(chosen)
    head = {
        decisions.ACCEPT: _("Accept %(who)s"),
        decisions.WAIT: _("Put %(who)s on the waiting list"),
        decisions.DECLINE: _("Decline %(who)s"),
        decisions.TALK: _("Agree a talk with %(who)s"),
        decisions.START: _("Agree the start with %(who)s"),
    }[decision]
    button = {
        decisions.ACCEPT: _("Accept and send the mail"),
        decisions.WAIT: _("Put on the waiting list and send the mail"),
        decisions.DECLINE: _("Decline and send the mail"),
        decisions.TALK: _("Agree the talk and send the mail"),
        decisions.START: _("Agree the start and send the mail"),
    }[decision]
    who = name if number == 1 else _("%(number)d applications") % {"number": number}
    return {"head": head % {"who": who}, "button": button}
