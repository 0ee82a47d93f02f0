"""Why not these two? Any pair of the cohort taken apart, blocked ones too, with the price of holding it fast."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from matching.board.forms import PinForm, WhyForm
from matching.board.views.lookup import find_cohort, find_half, find_working_cohort
from matching.board.views.running import newer_than_seen, newest, said_of
from matching.explain.asking import Asking, mentors_of
from matching.runs.actions import NewPin
from matching.runs.background import ask_for_run
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.enums import Side
from programmes.frame.office import office


@office("board")
def why(request: HttpRequest, cohort_id: Any, mentee_id: Any) -> HttpResponse:
    """Choose a mentor, read the answer; holding the two fast runs the matching again around them."""
    if request.method == "POST":
        return _pin(request, cohort_id, mentee_id)
    cohort = find_cohort(request, cohort_id)
    mentee = find_half(request, cohort, mentee_id, Side.MENTEE)
    form = WhyForm(request.GET if "mentor" in request.GET else None, mentors=mentors_of(cohort, by=request.user))
    answer = None
    if form.is_bound and form.is_valid():
        mentor = find_half(request, cohort, form.cleaned_data["mentor"], Side.MENTOR)
        answer = Asking(cohort, by=request.user, also=mentee.pk).answer(mentee, mentor)
    context = {"form": form, "mentee": mentee, "answer": answer, "newest": newest(cohort)}
    return render(request, "matching/board/why.html", context)


def _pin(request: HttpRequest, cohort_id: Any, mentee_id: Any) -> HttpResponse:
    cohort = find_working_cohort(request, cohort_id)
    mentee = find_half(request, cohort, mentee_id, Side.MENTEE)
    if newer := newer_than_seen(request, cohort):
        return newer
    choice = WhyForm(request.POST, mentors=mentors_of(cohort, by=request.user))
    form = PinForm(request.POST)
    try:
        if not choice.is_valid() or not form.is_valid():
            raise RuleBroken(_("Choose somebody first."))
        mentor = find_half(request, cohort, choice.cleaned_data["mentor"], Side.MENTOR)
        made = ask_for_run(cohort, by=request.user, pin=NewPin(mentee, mentor, form.cleaned_data["rules"]))
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.ERROR)
    else:
        text = _(
            "%(mentee)s and %(mentor)s stay together, and the others are matched around them. Nobody has been told."
        )
        names = {"mentee": mentee.person.first_name, "mentor": mentor.person.first_name}
        notice(request, text % names if made.done_at else said_of(made))
    return redirect("office_board", cohort.pk)
