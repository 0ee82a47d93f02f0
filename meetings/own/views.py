"""Pages of what one answers once: preparation before day one (H1), role-model exercise (L5), the leader's lines (H7)."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from meetings.frame import who_reads
from meetings.frame.page import attempt, room_page, sent, show, show_room
from meetings.models import Room
from meetings.own.actions import save_own, show_own, take_back
from meetings.own.answers import (
    EXERCISE,
    LEADER,
    PREPARATION,
    leader_page,
    leader_part_of,
    own_page,
    questions_of,
    reachable,
)
from meetings.own.forms import OwnForm, ShowForm
from meetings.own.shown import shown_in
from mentorforum.notices import notice
from programmes.enums import Side
from programmes.models import Application
from programmes.newcomers.leaders.actions import ask_leader
from programmes.newcomers.leaders.forms import AskLeaderForm
from programmes.newcomers.rules import can_ask_leader


def _application(request: HttpRequest, pk: Any, use: str) -> Application:
    """One's own application whose programme asks this of this side; 404 otherwise."""
    application = get_object_or_404(reachable(request.user), pk=pk)
    if not questions_of(application.programme, use, application.side):
        raise Http404
    return application


@never_cache
def preparation(request: HttpRequest, application_id: Any) -> HttpResponse:
    """What one thinks over before day one."""
    return _answer(request, _application(request, application_id, PREPARATION), PREPARATION)


@never_cache
def exercise(request: HttpRequest, application_id: Any) -> HttpResponse:
    """The mentor's exercise on what to pass on and what not."""
    return _answer(request, _application(request, application_id, EXERCISE), EXERCISE)


def _answer(request: HttpRequest, application: Application, use: str) -> HttpResponse:
    page = own_page(application, request.user, use)
    form = OwnForm(request.POST or None, page=page)
    if sent(request, form):
        save_own(page, by=request.user, texts=form.texts(), shown=form.shown())
        notice(request, _("Saved. Only you can read what you do not show."))
        return redirect(request.path)
    context = {
        "form": form,
        "page": page,
        "is_exercise": use == "exercise",
        "room": page.rooms[0] if page.rooms else None,
    }
    line = who_reads.of_logbook(request.user)
    with timezone.override(application.programme.zone):
        return show(request, "meetings/own/own.html", application.programme, line=line, **context)


@never_cache
def leader(request: HttpRequest, application_id: Any) -> HttpResponse:
    """The mentee asks the leader once, and reads what came of it."""
    application = get_object_or_404(reachable(request.user), pk=application_id, side=Side.MENTEE)
    if not can_ask_leader(request.user, application):
        raise Http404
    part = leader_part_of(application, request.user)
    with timezone.override(application.programme.zone):
        return _read(request, application, part) if part and part.answered_at else _ask(request, application, part)


def _ask(request: HttpRequest, application: Application, part: Any) -> HttpResponse:
    form = AskLeaderForm(request.POST or None)
    if sent(request, form) and attempt(form, ask_leader, application, by=request.user, **form.cleaned_data):
        notice(request, _("The mail is on its way. You hear from us if your leader writes."))
        return redirect("meetings:leader", application.pk)
    questions = questions_of(application.programme, LEADER, application.side)
    context = {"form": form, "part": part, "questions": questions}
    return show(request, "meetings/own/leader_ask.html", application.programme, **context)


def _read(request: HttpRequest, application: Application, part: Any) -> HttpResponse:
    page = leader_page(application, request.user, part)
    form = ShowForm(request.POST or None, page=page)
    if sent(request, form):
        show_own(page, by=request.user, texts=form.texts(), shown=form.shown())
        notice(request, _("Saved. Only you can read what you do not show."))
        return redirect("meetings:leader", application.pk)
    line = who_reads.of_leader(part, request.user)
    return show(
        request, "meetings/own/leader_read.html", application.programme, form=form, page=page, part=part, line=line
    )


@room_page
def shown(request: HttpRequest, room: Room) -> HttpResponse:
    """What the two have shown each other of their own answers."""
    rows = shown_in(room, request.user, room.open_for(request.user))
    if not rows:
        raise Http404
    line = who_reads.of_room(room, request.user)
    return show_room(request, room, "meetings/own/shown.html", rows=rows, line=line)


@room_page
@require_POST
def hide(request: HttpRequest, room: Room, shown_id: Any) -> HttpResponse:
    """Take back what one has shown."""
    if not take_back(room, shown_id, by=request.user):
        raise Http404
    notice(request, _("It is no longer shown. What you wrote stays on your own page."))
    return redirect("meetings:shown" if room.shared_own_answers.exists() else "meetings:room", room.pk)
