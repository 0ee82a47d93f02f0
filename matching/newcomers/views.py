"""Entering new employees: paste, check row by row, start. It names mentors, so it stands here (H2)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.board.views.lookup import find_cohort
from matching.newcomers.actions import start_newcomers
from matching.newcomers.forms import PasteForm
from matching.newcomers.pages import BLANK_ROWS, EnrolPage
from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.form_parts import OnceField
from mentorforum.notices import notice
from programmes.frame.office import office
from programmes.models import Cohort, Undo
from programmes.newcomers.rules import can_enrol


@office("applications")
def enrol(request: HttpRequest, cohort_id: Any) -> HttpResponse:
    """First the rows, then what they mean; nothing is registered before "Start these"."""
    cohort = find_cohort(request, cohort_id)
    if not cohort.programme.has("enrolment"):
        raise Http404
    if not can_enrol(request.user, cohort):
        raise PermissionDenied
    stage = request.POST.get("stage", "")
    if stage == "type":
        return _check(request, EnrolPage(cohort, request.user, None, blank=BLANK_ROWS))  # type: ignore[arg-type]
    if stage in {"check", "add", "start"}:
        return _checked(request, cohort, stage)
    form = PasteForm(request.POST if stage == "read" else None, request.FILES or None, cohort=cohort)
    if stage == "read" and form.is_valid():
        return _check(request, EnrolPage(cohort, request.user, form.cleaned_data["rows"]))  # type: ignore[arg-type]
    return render(request, "matching/newcomers/enrol.html", {"form": form})


def _checked(request: HttpRequest, cohort: Cohort, stage: str) -> HttpResponse:
    """The rows came back: start them if they are those that were shown, otherwise show them."""
    page = EnrolPage.posted(cohort, request.user, request.POST, blank=int(stage == "add"))  # type: ignore[arg-type]
    if stage != "start" or not page.is_right():
        return _check(request, page)
    if page.digest() != request.POST.get("checked"):
        text = _("You changed something. These are the dates now: look once more, then start.")
        return _check(request, page, warning=text)
    try:
        undo = start_newcomers(cohort, page.starts(), by=request.user, key=OnceField().clean(request.POST.get("once")))
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.ERROR)
        return _check(request, page)
    _tell(request, undo, len(page.wanted))
    return redirect("office_applications", cohort.pk)


def _check(request: HttpRequest, page: EnrolPage, *, warning: str = "") -> HttpResponse:
    rows = page.shown()  # asks every form, so that all errors are there
    context = {
        "rows": rows,
        "errors": [error for row in rows for error in row.errors],
        "is_right": page.is_right(),
        "checked": page.digest(),
        "once": OnceField().clean(request.POST.get("once")),
        "warning": warning,
    }
    for form in page.forms:
        form.summary_shown = True
    return render(request, "matching/newcomers/check.html", context)


def _tell(request: HttpRequest, undo: Undo, number: int) -> None:
    text = ngettext(
        "%(number)d new employee is entered. The mails go %(time)s.",
        "%(number)d new employees are entered. The mails go %(time)s.",
        number,
    )
    sentence = text % {"number": number, "time": dates.say_time(timezone.localtime(undo.until))}
    notice(request, sentence, undo=reverse("office_undo", args=[undo.pk]))
