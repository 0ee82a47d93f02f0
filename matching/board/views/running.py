"""Running the matching: what would change, the run itself, how far a large one is, and what one changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from matching.board.views.board import back_to_board
from matching.board.views.lookup import find_cohort, find_working_cohort
from matching.models import Run
from matching.runs.background import ask_for_run
from matching.runs.changes import changes_of, would_change
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.frame.office import office
from programmes.models import Cohort


@office("board")
def run(request: HttpRequest, cohort_id: Any) -> HttpResponse:
    """First who would move, then the run; what is proposed now is kept where nobody loses by it."""
    cohort = find_working_cohort(request, cohort_id)
    if request.method == "POST":
        return newer_than_seen(request, cohort) or _run(request, cohort)
    fresh = "fresh" in request.GET
    try:
        change = would_change(cohort, by=request.user, fresh=fresh)
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.ERROR)
        return redirect("office_board", cohort.pk)
    context = {"change": change, "fresh": fresh, "newest": newest(cohort)}
    return render(request, "matching/board/run.html", context)


def _run(request: HttpRequest, cohort: Cohort) -> HttpResponse:
    try:
        made = ask_for_run(cohort, by=request.user, fresh="fresh" in request.POST)
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.ERROR)
    else:
        notice(request, said_of(made))
    return redirect("office_board", cohort.pk)


def said_of(run: Run) -> str:
    """What a new run is, in a sentence; one that a task works on says so."""
    if not run.done_at:
        return _("So many people take a moment. You can go on with something else; nobody has been told.")
    text = ngettext(
        "%(served)d match is proposed. Nobody has been told.",
        "%(served)d matches are proposed. Nobody has been told.",
        run.served,
    )
    return text % {"served": run.served}


def newest(cohort: Cohort) -> int:
    return Run.objects.filter(cohort=cohort).order_by("-number").values_list("number", flat=True).first() or 0


def newer_than_seen(request: HttpRequest, cohort: Cohort) -> HttpResponse | None:
    """Somebody else has run the matching since this page was opened: told, and nothing is done; else None."""
    made = _newer(request, cohort, request.POST.get("seen", ""))
    if made is None:
        return None
    names = {"name": made.by.name if made.by else "", "number": made.number}
    text = _("%(name)s has made proposal %(number)d since you opened the page. Nothing is changed; here it is.")
    notice(request, text % names, level=messages.WARNING)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Refresh": "true"})
    return back_to_board(request, cohort)


def _newer(request: HttpRequest, cohort: Cohort, seen: str) -> Run | None:
    if not (seen.isascii() and seen.isdigit() and len(seen) < 9):
        return None
    rows = Run.objects.visible_to(request.user).filter(cohort=cohort, number__gt=int(seen)).exclude(by=request.user)
    return rows.defer("answer").select_related("by").first()


@require_GET
@office("board")
def watch(request: HttpRequest, cohort_id: Any) -> HttpResponse:
    """What the board asks from time to time: how far a run is, and whether there is a newer one."""
    cohort = find_cohort(request, cohort_id)
    if not request.headers.get("HX-Request"):
        return redirect("office_board", cohort.pk)
    works = Run.objects.in_the_works().filter(cohort=cohort).defer("answer").select_related("by").first()
    seen = request.GET.get("seen", "")
    if "works" in request.GET and works is None:
        return HttpResponse(headers={"HX-Refresh": "true"})
    context = {"works": works, "seen": seen, "newer": None if works else _newer(request, cohort, seen)}
    return render(request, "matching/board/_watch.html", context)


@require_GET
@office("board")
def difference(request: HttpRequest, cohort_id: Any, number: int) -> HttpResponse:
    """What one run changed against the one before it."""
    cohort = find_cohort(request, cohort_id)
    rows = (
        Run.objects.visible_to(request.user).readable().filter(progress=100).select_related("by", "mentee_application")
    )
    made = get_object_or_404(rows, cohort=cohort, number=number)
    context = {"run": made, "changes": changes_of(made, by=request.user)}
    return render(request, "matching/board/difference.html", context)
