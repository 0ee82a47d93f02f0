"""Find: the five best mentors now for one mentee, each with reasons and what it costs others."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from matching.board.find.actions import propose_one
from matching.board.find.pages import find_page
from matching.board.find.rules import can_be_found_for
from matching.board.forms import WhyForm
from matching.board.views.lookup import find_half
from matching.explain.asking import mentors_of
from matching.offers import rules
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.enums import Side
from programmes.frame.office import office
from programmes.models import Application


@office("applications")
def find(request: HttpRequest, pk: Any) -> HttpResponse:
    """Choosing one proposes the two and leads to the preview of the mails; nobody is told before that is sent."""
    mentee = _mentee(request, pk)
    if not rules.can_match_cohort(request.user, mentee.cohort):
        raise PermissionDenied
    if request.method == "POST" and (chosen := _choose(request, mentee)):
        return chosen
    context = {"mentee": mentee, "page": find_page(mentee, by=request.user)}
    return render(request, "matching/board/find.html", context)


def _mentee(request: HttpRequest, pk: Any) -> Application:
    """An accepted or waiting mentee of this coordinator's, the cohort entered; 404 otherwise."""
    rows = Application.objects.for_office(request.user).select_related("cohort", "person__unit")
    mentee = get_object_or_404(rows, pk=pk)
    if not can_be_found_for(mentee):
        raise Http404
    request.office.enter(mentee.cohort)  # type: ignore[attr-defined]
    mentee.programme = mentee.cohort.programme = request.office.programme  # type: ignore[attr-defined]
    return mentee


def _choose(request: HttpRequest, mentee: Application) -> HttpResponse | None:
    """On to the preview; None where a rule refused (the sentence stands on the page)."""
    form = WhyForm(request.POST, mentors=mentors_of(mentee.cohort, by=request.user))
    try:
        if not form.is_valid():
            raise RuleBroken(form.error_summary[0].text)
        mentor = find_half(request, mentee.cohort, form.cleaned_data["mentor"], Side.MENTOR)
        match = propose_one(mentee, mentor, by=request.user)
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.ERROR)
        return None
    query = urlencode({"match": match.pk, "found": mentee.pk})
    return redirect(f"{reverse('office_offer', args=[mentee.cohort_id])}?{query}")
