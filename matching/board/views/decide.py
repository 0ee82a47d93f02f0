"""What a coordinator decides about a pair on the board: hold fast, keep apart, let go, note, one more place."""

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from matching.board.drawing import board_of
from matching.board.forms import DoForm, PairNoteForm
from matching.board.views.board import back_to_board, chips
from matching.board.views.lookup import find_half, find_pair, find_working_cohort
from matching.board.views.running import newer_than_seen
from matching.enums import MarkKind
from matching.models import PairMark
from matching.runs.marks import drop_pair, set_mark, write_note
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications.office.actions import set_places
from programmes.enums import Side
from programmes.frame.office import office
from programmes.models import Application

Act = Callable[..., Any]
ACTS: dict[str, Act] = {
    "pin": lambda a, b, by: set_mark(a, b, MarkKind.PINNED, by=by),
    "unpin": lambda a, b, by: set_mark(a, b, "", by=by),
    "exclude": lambda a, b, by: set_mark(a, b, MarkKind.EXCLUDED, by=by),
    "lift": lambda a, b, by: set_mark(a, b, "", by=by),
    "allow": lambda a, b, by: set_mark(a, b, MarkKind.ALLOWED, by=by),
    "drop": lambda a, b, by: drop_pair(a, b, by=by),
}


def _done(do: str, mentee: Application, mentor: Application) -> str:
    names = {"mentee": mentee.person.first_name, "mentor": mentor.person.first_name}
    return {
        "pin": _("%(mentee)s and %(mentor)s stay together whenever you run again."),
        "unpin": _("%(mentee)s and %(mentor)s are no longer held fast."),
        "exclude": _("%(mentee)s and %(mentor)s are never proposed for each other. Run again to find somebody else."),
        "lift": _("%(mentee)s and %(mentor)s may be proposed again."),
        "allow": _("%(mentee)s and %(mentor)s may be proposed again."),
        "drop": _("The proposal is dropped. The next run may bring it back."),
    }[do] % names


@require_POST
@office("board")
def mark(request: HttpRequest, cohort_id: Any, mentee_id: Any, mentor_id: Any) -> HttpResponse:
    """One of the buttons of a row."""
    cohort = find_working_cohort(request, cohort_id)
    mentee, mentor = find_pair(request, cohort, mentee_id, mentor_id)
    if newer := newer_than_seen(request, cohort):
        return newer
    form, failed = DoForm(request.POST), False
    try:
        if not form.is_valid():
            raise RuleBroken(_("This button does nothing here. Open the page again."))
        ACTS[form.cleaned_data["do"]](mentee, mentor, request.user)
        outcome = _done(form.cleaned_data["do"], mentee, mentor)
    except RuleBroken as broken:
        outcome, failed = str(broken), True
    if request.headers.get("HX-Request"):
        return _row(request, cohort, mentee, outcome, failed)
    notice(request, outcome, level=messages.ERROR if failed else messages.SUCCESS)
    return back_to_board(request, cohort, mentee.pk)


def _row(request: HttpRequest, cohort: Any, mentee: Application, outcome: str, failed: bool) -> HttpResponse:
    """Only the row, the head with its numbers, and what is read aloud."""
    board = board_of(cohort, by=request.user)
    show = parse_qs(urlsplit(request.headers.get("HX-Current-URL", "")).query).get("show", ["all"])[0]
    context = {
        "board": board,
        "chips": chips(board, show),
        "row": board.row(mentee.pk),
        "outcome": outcome,
        "failed": failed,
    }
    return render(request, "matching/board/_row_alone.html", context)


@office("board")
def note(request: HttpRequest, cohort_id: Any, mentee_id: Any, mentor_id: Any) -> HttpResponse:
    """A note on the two, which the coordinators read."""
    cohort = find_working_cohort(request, cohort_id)
    mentee, mentor = find_pair(request, cohort, mentee_id, mentor_id)
    written = (
        PairMark.objects.visible_to(request.user).filter(mentee_application=mentee, mentor_application=mentor).first()
    )
    now = written.open_for(request.user).read(written.note) if written else ""
    line = cohort.programme.terms.say(_("{Coordinators_def} of the programme read this, nobody else."))
    form = PairNoteForm(request.POST or None, initial={"note": now}, who_reads={"note": line})
    if request.method == "POST" and form.is_valid():
        write_note(mentee, mentor, form.cleaned_data["note"], by=request.user)
        notice(request, cohort.programme.terms.say(_("The note is kept. Only {coordinators_def} read it.")))
        return redirect(f"{reverse('office_board', args=[cohort.pk])}#row-{mentee.pk}")
    return render(request, "matching/board/note.html", {"form": form, "mentee": mentee, "mentor": mentor})


@office("board")
def place(request: HttpRequest, cohort_id: Any, mentor_id: Any) -> HttpResponse:
    """Ask a mentor for one place more, and enter the yes."""
    cohort = find_working_cohort(request, cohort_id)
    mentor = find_half(request, cohort, mentor_id, Side.MENTOR)
    if request.method == "POST":
        try:
            set_places(mentor, mentor.seats_held.count() + 1, by=request.user)
        except RuleBroken as broken:
            notice(request, str(broken), level=messages.ERROR)
        else:
            notice(request, _("%(name)s has one place more. Run again to use it.") % {"name": mentor.person.name})
        return redirect("office_board", cohort.pk)
    return render(request, "matching/board/place.html", {"mentor": mentor, "places": mentor.seats_held.count()})
