"""The form of a mentee's application or a mentor's interest: overview, steps, check. No account is needed.

The draft is the visitor's by session or by mailed link (`views/own.py`); every page is the same for both sides.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications.apply.drafts import carry_over, mail_link, read_draft, save_draft, start_draft, takes
from programmes.applications.apply.forms import KnownStartForm, StartForm, StepForm, check_form, step_form
from programmes.applications.apply.pages import facts_by_step, task_list
from programmes.applications.apply.sending import closed, submit_application
from programmes.applications.form import FormStep, empty_draft, form_steps, stopping, unmet
from programmes.applications.path import open_cohort
from programmes.applications.visitor import (
    begin,
    confirmed_elsewhere,
    frame,
    own_draft,
    own_sent,
    posted,
    public_programme,
    reader_of,
)
from programmes.applications.who_reads import say_with_readers
from programmes.enums import ApplicationStatus
from programmes.models import Application, Programme


@dataclass(frozen=True)
class SideForm:
    """What differs between the two sides' forms: the programme's step, and the names of their addresses."""

    needs: str
    start: str
    step: str
    check: str


SIDES = {
    "mentee": SideForm("application", "programmes:apply", "programmes:apply_step", "programmes:apply_check"),
    "mentor": SideForm("interest", "programmes:interest", "programmes:interest_step", "programmes:interest_check"),
}
ELSEWHERE = gettext_lazy(
    "The link in our mail was opened in another browser, so the form goes on there. To go on here, open the link here too, and then press the button once more."
)


@login_not_required
@never_cache
def start(request: HttpRequest, slug: str, side: str) -> HttpResponse:
    """The whole form at a glance: begin it, or go on where one was."""
    programme = _programme(request, slug, side)
    cohort, form = open_cohort(programme, side), _start_form(request)
    if draft := own_draft(request, programme, side):
        if cohort:
            carry_over(draft, cohort)
        return _overview(request, draft)
    if sent := own_sent(request, programme, side, cohort):
        return redirect("programmes:application", sent.number)
    if request.method == "GET" and confirmed_elsewhere(request, programme, side):
        notice(request, ELSEWHERE, level=messages.INFO)
    if request.method == "POST" and form.is_valid() and cohort:
        try:
            return _begin(request, cohort, side, form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
    tasks = task_list(form_steps(programme, side))
    context = {"cohort": cohort, "form": form, "tasks": tasks, **_names(side)}
    context["reads"] = say_with_readers(_("What you send is read by {who}. Your manager: never."), programme)
    context["ask_yourself"] = _ask_yourself(programme, side)
    context["no_cohort"] = cohort if cohort and not takes(cohort, "mentee") and not cohort.is_open_ended else None
    context["privacy_url"] = reverse("programmes:programme_privacy", args=[slug])
    return render(request, "programmes/applications/apply/start.html", frame(programme, **context))


def _ask_yourself(programme: Programme, side: str) -> list[Any]:
    """What an applicant asks themself first; never stored and never sent (E3)."""
    return programme.items("self_questions") if side == "mentee" and programme.has("self_questions") else []


def _start_form(request: HttpRequest) -> StartForm | KnownStartForm:
    form = KnownStartForm if request.user.is_authenticated else StartForm
    return form(posted(request))


def _begin(request: HttpRequest, cohort: Any, side: str, data: dict[str, Any]) -> HttpResponse:
    by = request.user if request.user.is_authenticated else None
    data = {"name": "", "email": "", **data}
    draft = start_draft(cohort, side, by=by, **data)
    begin(request, draft)
    if not by:
        text = _("We have mailed a link to %(email)s. It confirms your address, and with it you can go on another day.")
        notice(request, text % {"email": draft.email})
    first = form_steps(cohort.programme, side)[0]
    return redirect(_step_address(draft, first.key))


def _overview(request: HttpRequest, draft: Application) -> HttpResponse:
    """The task list with what is done; sending oneself the link again is a POST."""
    if request.method == "POST":
        mail_link(draft)
        notice(request, _("If %(email)s is right, a mail with the link is on its way.") % {"email": draft.email})
        return redirect(_start_address(draft))
    steps, content = form_steps(draft.programme, draft.side), read_draft(draft, reader_of(request, draft))
    tasks = task_list(steps, content, lambda step: _step_address(draft, step.key))
    todo = next((step for step in steps if step.key not in content["done"]), None)
    onward = _step_address(draft, todo.key) if todo else _check_address(draft)
    context = {"draft": draft, "tasks": tasks, "onward": onward, "todo": todo, **_said_of(draft), **_names(draft.side)}
    return render(request, "programmes/applications/apply/overview.html", frame(draft.programme, **context))


@login_not_required
@never_cache
def step(request: HttpRequest, slug: str, side: str, key: str) -> HttpResponse:
    """One group of questions: saved while one types, and with every button."""
    programme = _programme(request, slug, side)
    draft = own_draft(request, programme, side)
    steps = form_steps(programme, side)
    here = next((group for group in steps if group.key == key), None)
    if draft is None:
        return _left(request, programme, side, here)
    if here is None:
        raise Http404
    reader = reader_of(request, draft)
    content = read_draft(draft, reader)
    form = step_form(here, posted(request), draft=content, side=side, cohort=draft.cohort)
    if request.method == "POST":
        if answer := _save(request, draft, steps, here, form, reader):
            return answer
        content = read_draft(draft, reader)
    context = {"form": form, "step": here, "draft": draft, **_place(draft, steps, here), **_names(side)}
    context |= _said_of(draft) | {"stopped": [item.said("unmet") for item in stopping(here, content)]}
    context["statements"] = programme.items("statements") if side == "mentor" and here.conditions else []
    return render(request, "programmes/applications/apply/step.html", frame(programme, **context))


def _left(request: HttpRequest, programme: Programme, side: str, here: FormStep | None) -> HttpResponse:
    """No form of this visitor's. What was typed while the link was opened in another browser stays on the page."""
    begun = confirmed_elsewhere(request, programme, side)
    if begun is None or here is None or request.method != "POST":
        return redirect(SIDES[side].start, programme.slug)
    if _autosaves(request):
        return JsonResponse({"said": str(ELSEWHERE)}, status=409)
    form = step_form(here, posted(request), draft=empty_draft(), side=side, cohort=begun.cohort)
    form.refuse(ELSEWHERE)
    steps = form_steps(programme, side)
    context = {"form": form, "step": here, "draft": begun, **_place(begun, steps, here), **_names(side)}
    return render(request, "programmes/applications/apply/step.html", frame(programme, **context))


def _save(
    request: HttpRequest, draft: Application, steps: list[FormStep], here: FormStep, form: StepForm, reader: Any
) -> HttpResponse | None:
    """Keep what can be kept; where to go next, or None to show the page with what is wrong."""
    complete = form.is_valid()
    try:
        content = save_draft(draft, by=reader, step=here.key, done=complete, **form.values())
    except RuleBroken as error:
        form.refuse(error)
        return JsonResponse({"said": str(error)}, status=409) if _autosaves(request) else None
    if _autosaves(request):
        return JsonResponse(_said_of(draft))
    stops = stopping(here, content)
    if stops:
        save_draft(draft, by=reader, step=here.key, done=False)
    place = _place(draft, steps, here)
    if "back" in request.POST:
        return redirect(place["back"])
    if not complete or stops:
        return None
    for item in unmet(here, content):
        notice(request, item.said("unmet"))
    return redirect(place["onward"])


@login_not_required
@never_cache
def check(request: HttpRequest, slug: str, side: str) -> HttpResponse:
    """All answers with who reads them, the commitments one by one, and send."""
    programme = _programme(request, slug, side)
    draft = own_draft(request, programme, side)
    if draft is None:
        return start(request, slug, side)
    reader, steps = reader_of(request, draft), form_steps(programme, side)
    content = read_draft(draft, reader)
    form = check_form(programme, side, posted(request), draft=content)
    if request.method == "POST":
        ticked = form.is_valid()
        save_draft(draft, by=reader, accepted=[key for key, yes in form.cleaned_data.items() if yes])
        if ticked and (answer := _send(request, draft, form, reader)):
            return answer
    sections = facts_by_step(
        steps, content, side=side, cohort=draft.cohort, address=lambda group: _step_address(draft, group.key)
    )
    context = {"form": form, "draft": draft, "sections": sections, **_said_of(draft), **_names(side)}
    return render(request, "programmes/applications/apply/check.html", frame(programme, **context))


def _send(request: HttpRequest, draft: Application, form: Any, reader: Any) -> HttpResponse | None:
    try:
        sent = submit_application(draft, by=reader)
    except RuleBroken as error:
        form.refuse(error)
        return None
    if sent.status == ApplicationStatus.DRAFT:
        return redirect(_start_address(draft))
    notice(request, _("It has arrived. A receipt is on its way by mail."))
    return redirect("programmes:application", sent.number)


def _programme(request: HttpRequest, slug: str, side: str) -> Programme:
    """The public programme, if it has this form."""
    programme = public_programme(request, slug)
    if not programme.has(SIDES[side].needs):
        raise Http404
    return programme


def _start_address(draft: Application) -> str:
    return reverse(SIDES[draft.side].start, args=[draft.programme.slug])


def _step_address(draft: Application, key: str) -> str:
    return reverse(SIDES[draft.side].step, args=[draft.programme.slug, key])


def _check_address(draft: Application) -> str:
    return reverse(SIDES[draft.side].check, args=[draft.programme.slug])


def _place(draft: Application, steps: list[FormStep], here: FormStep) -> dict[str, Any]:
    """Which step of how many, and the addresses before and after it."""
    number = steps.index(here)
    back = _step_address(draft, steps[number - 1].key) if number else _start_address(draft)
    onward = _step_address(draft, steps[number + 1].key) if number + 1 < len(steps) else _check_address(draft)
    return {"number": number + 1, "all": len(steps), "back": back, "onward": onward, "overview": _start_address(draft)}


def _said_of(draft: Application) -> dict[str, str]:
    """When it was saved, and whether the cohort closed meanwhile."""
    saved = dates.say_time(dates.local(draft.saved_at, draft.programme.zone)) if draft.saved_at else ""
    sentences = {"said": _("Saved %(time)s") % {"time": saved} if saved else ""}
    if not draft.send_asked_at and not takes(draft.cohort, draft.side, timezone.now()):
        sentences["closed"] = closed(draft)
    return sentences


def _names(side: str) -> dict[str, Any]:
    """For the pages of both sides: whose it is, and the names of its addresses."""
    here = SIDES[side]
    return {"side": side, "is_mentor": side == "mentor", "start_name": here.start, "check_name": here.check}


def _autosaves(request: HttpRequest) -> bool:
    return request.headers.get("X-Autosave") == "1"
