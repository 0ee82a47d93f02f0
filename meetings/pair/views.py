"""The coordinator's pairs: rhythm and dates, never text."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from matching.enums import WITH_ROOM
from matching.findings.pages import open_findings
from matching.models import Match
from meetings.ending.forms import OfficePauseForm
from meetings.ending.resting import rest_end, rest_pause, rest_resume, resting
from meetings.evaluation.figures import evaluation_figures
from meetings.frame import rules
from meetings.frame.page import attempt, sent
from meetings.pair.notes import note_pair
from meetings.pair.pages import PairRow, pair_facts, pair_row, pairs_of
from mentorforum.errors import RuleBroken
from mentorforum.ids import uuids
from mentorforum.notices import notice
from programmes.applications.office.notes.forms import NoteForm
from programmes.frame.office import office
from programmes.models import Note, Programme, Undo
from programmes.undo.words import say_undo


@office("pairs")
def pairs(request: HttpRequest, cohort_id: Any) -> HttpResponse:
    """All pairs of a cohort: status, dates, signed or not, rhythm."""
    cohort = request.office.find_cohort(cohort_id)  # type: ignore[attr-defined]
    programme, now = cohort.programme, timezone.now()
    rows = [pair_row(match, programme, now) for match in pairs_of(cohort, request.user)]
    chosen = request.GET.get("show", "")
    shown = [row for row in rows if SHOW.get(chosen, SHOW[""])[1](row)]
    actions = [{"name": "to", "value": to, "label": programme.terms.say(label())} for to, label in WRITE.items()]
    context = {
        "actions": actions,
        "rows": shown,
        "all": len(rows),
        "chips": _chips(programme, rows, chosen),
        "private": programme.has("private_relation"),
    }
    return render(request, "meetings/pair/pairs.html", context)


#: filter -> (label, which rows)
SHOW = {
    "": (lambda: _("All"), lambda row: True),
    "silent": (lambda: _("A while ago"), lambda row: row.is_silent),
    "unsigned": (lambda: _("Not signed"), lambda row: row.is_unsigned and row.match.status == "active"),
    "paused": (lambda: _("Paused"), lambda row: row.match.status == "paused"),
    "over": (lambda: _("Ended"), lambda row: row.match.status not in rules.RUNNING),
}


#: the buttons under the list
WRITE = {
    "both": lambda: _("Write to both halves"),
    "mentee": lambda: _("Only to {mentees_def}"),
    "mentor": lambda: _("Only to {mentors_def}"),
}


def _chips(programme: Programme, rows: list[PairRow], chosen: str) -> list[dict[str, Any]]:
    left_out = set() if programme.has("contract_signed") else {"unsigned"}
    left_out |= {"silent"} if programme.has("private_relation") else set()
    return [
        {
            "label": label(),
            "url": f"?show={key}" if key else "?",
            "current": key == chosen,
            "count": sum(map(shows, rows)),
        }
        for key, (label, shows) in SHOW.items()
        if key not in left_out
    ]


def _find(request: HttpRequest, match_id: Any) -> Match:
    """A pair this coordinator works with; never their own."""
    rows = Match.objects.for_office(request.user).filter(status__in=WITH_ROOM)
    rows = rows.select_related("programme__unit__root", "cohort", "mentee__unit", "mentor__unit")
    match = get_object_or_404(rows, pk=match_id)
    match.cohort.programme = match.programme
    request.office.enter(match.cohort)  # type: ignore[attr-defined]
    return match


@office("pairs")
def pair(request: HttpRequest, match_id: Any, note_form: NoteForm | None = None) -> HttpResponse:
    """One pair: dates, figures, signed or not, answered or not. The text is theirs."""
    match = _find(request, match_id)
    undo = resting(match)
    may = {
        "may_pause": not undo and rules.can_pause_match(request.user, match),
        "may_resume": not undo and rules.can_resume_match(request.user, match),
        "may_end": not undo and rules.can_end_match(request.user, match),
    }
    notes = (
        Note.objects.visible_to(request.user)
        .filter(thing=match.pk, about=match.mentee_id)
        .select_related("by")
        .order_by("-created_at")
    )
    opened = [{"note": note, "text": note.open_for(request.user).read(note.text)} for note in notes]
    context = {"facts": pair_facts(match, timezone.now()), "notes": opened, **may}
    context["note_form"] = note_form or NoteForm()
    context["findings"] = open_findings(match, request.user)
    if undo:
        context["resting"] = say_undo(undo)
        context["undo"] = _address(undo) if undo.until > timezone.now() else ""
    return render(request, "meetings/pair/pair.html", {"match": match, **context})


@office("pairs")
@require_POST
def note(request: HttpRequest, match_id: Any) -> HttpResponse:
    """A note or follow-up about the pair; coordinators read it, and the two get it with their data."""
    match = _find(request, match_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return pair(request, match_id, note_form=form)
    typed = form.cleaned_data
    note_pair(match, text=typed["text"], due_on=typed["due_on"], by=request.user, key=typed["once"])
    notice(request, _("The note is kept."))
    return redirect("office_pair", match.pk)


@office("pairs")
def write(request: HttpRequest, cohort_id: Any) -> HttpResponse:
    """To the page that writes to people, with the halves of the ticked pairs."""
    cohort = request.office.find_cohort(cohort_id)  # type: ignore[attr-defined]
    rows = Match.objects.for_office(request.user).filter(cohort=cohort, pk__in=uuids(request.GET.getlist("pair")))
    side = request.GET.get("to", "")
    people = [
        half
        for match in rows
        for half in match.halves
        if side not in {"mentee", "mentor"} or match.side_of(half) == side
    ]
    address = reverse("office_write") if people else reverse("office_pairs", args=[cohort.pk])
    return redirect(f"{address}?{urlencode([('person', half.pk) for half in people])}")


@office("pairs")
def pause(request: HttpRequest, match_id: Any) -> HttpResponse:
    """Pause on the two's behalf; both are told by mail, when Undo has run out."""
    match = _find(request, match_id)
    if not rules.can_pause_match(request.user, match):
        raise PermissionDenied
    form = OfficePauseForm(request.POST or None)
    if sent(request, form) and attempt(form, rest_pause, match, by=request.user, until=form.cleaned_data["until"]):
        return redirect("office_pair", match.pk)
    return render(request, "meetings/pair/pause.html", {"match": match, "form": form})


@office("pairs")
@require_POST
def resume(request: HttpRequest, match_id: Any) -> HttpResponse:
    """Go on, on the two's behalf."""
    match = _find(request, match_id)
    if not rules.can_resume_match(request.user, match):
        raise PermissionDenied
    return _do(request, rest_resume, match)


@office("pairs")
def end(request: HttpRequest, match_id: Any) -> HttpResponse:
    """End it on the two's behalf, after a question."""
    match = _find(request, match_id)
    if not rules.can_end_match(request.user, match):
        raise PermissionDenied
    if request.method == "POST":
        return _do(request, rest_end, match)
    return render(request, "meetings/pair/end.html", {"match": match})


def _do(request: HttpRequest, action: Any, match: Match) -> HttpResponse:
    """The page of the pair says what is about to happen, with Undo."""
    try:
        action(match, by=request.user)
    except RuleBroken as error:
        notice(request, str(error), level=messages.WARNING)
    return redirect("office_pair", match.pk)


def _address(undo: Undo) -> str:
    return reverse("office_undo", args=[undo.pk])


@office("figures")
def evaluation(request: HttpRequest, cohort_id: Any) -> HttpResponse:
    """Answered or not, sums from five answers on, named answers."""
    cohort = request.office.find_cohort(cohort_id)  # type: ignore[attr-defined]
    points = evaluation_figures(cohort, request.user)
    return render(request, "meetings/pair/evaluation.html", {"points": points})
