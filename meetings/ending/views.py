"""Pause, stop, another match, a talk with the coordinators; and going on after the end."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from matching.findings.rules import can_say_conflict
from meetings.ending.actions import close_match, continue_match, end_match, finish_match, pause_match, resume_match
from meetings.ending.forms import EndForm, PauseForm
from meetings.frame import rules, who_reads
from meetings.frame.page import attempt, room_page, sent, show_room
from meetings.models import Room
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice


@room_page
def change(request: HttpRequest, room: Room) -> HttpResponse:
    """Four ways, and what each means. No reason is needed."""
    may = {
        "may_pause": rules.can_pause_match(request.user, room.match),
        "may_resume": rules.can_resume_match(request.user, room.match),
        "may_end": rules.can_end_match(request.user, room.match),
        "may_finish": rules.can_finish_match(request.user, room.match),
        "may_say_conflict": can_say_conflict(request.user, room.match),
    }
    return show_room(request, room, "meetings/ending/change.html", **may)


@room_page
def pause(request: HttpRequest, room: Room) -> HttpResponse:
    """Pause until a day."""
    if not rules.can_pause_match(request.user, room.match):
        raise PermissionDenied
    form = PauseForm(request.POST or None, who_reads={"until": who_reads.of_dates(room.programme)})
    if sent(request, form) and attempt(
        form, pause_match, room.match, by=request.user, until=form.cleaned_data["until"]
    ):
        notice(request, _("You are on pause. You both get a mail with the same words."))
        return redirect("meetings:room", room.pk)
    return show_room(request, room, "meetings/ending/pause.html", form=form)


@room_page
@require_POST
def resume(request: HttpRequest, room: Room) -> HttpResponse:
    """Go on after a pause."""
    if not rules.can_resume_match(request.user, room.match):
        raise PermissionDenied
    return _do(request, room, resume_match, _("You go on. You both get a mail."))


@room_page
def end(request: HttpRequest, room: Room, stops: bool) -> HttpResponse:
    """Another match, or stop: the other half reads the same words either way."""
    if not rules.can_end_match(request.user, room.match):
        raise PermissionDenied
    line = who_reads.of_concern(room.programme, request.user)
    form = EndForm(request.POST or None, who_reads={"reason": line})
    if sent(request, form) and attempt(form, end_match, room.match, by=request.user, stops=stops, **form.cleaned_data):
        sentence = _("Your time as a pair has ended. You both get a mail with the same words.")
        notice(request, f"{sentence} {_said_next(room, stops)}")
        return redirect("meetings:start")
    return show_room(request, room, "meetings/ending/end.html", form=form, stops=stops)


@room_page
def finish(request: HttpRequest, room: Room) -> HttpResponse:
    """We are done: after one question, since it ends for both."""
    if not rules.can_finish_match(request.user, room.match):
        raise PermissionDenied
    if request.method == "POST":
        return _do(request, room, finish_match, _("You are done. You both get a mail, and a few last questions."))
    return show_room(request, room, "meetings/ending/finish.html", last_questions=room.programme.has("evaluation"))


def _said_next(room: Room, stops: bool) -> str:
    if stops:
        return ""
    return room.programme.terms.say(_("{Coordinators_def} look for a new match for you."))


@room_page
@require_POST
def go_on(request: HttpRequest, room: Room) -> HttpResponse:
    """After the end: by themselves."""
    if not rules.can_continue_match(request.user, room.match):
        raise PermissionDenied
    return _do(request, room, continue_match, _("You go on by yourselves. The room stays open to you both."))


@room_page
@require_POST
def close(request: HttpRequest, room: Room) -> HttpResponse:
    """Close the room: it can still be read and copied."""
    if not rules.can_close_match(request.user, room.match):
        raise PermissionDenied
    return _do(request, room, close_match, _("The room is closed. You can still read it and fetch a copy."))


def _do(request: HttpRequest, room: Room, action: Any, sentence: str) -> HttpResponse:
    try:
        action(room.match, by=request.user)
        notice(request, sentence)
    except RuleBroken as error:
        notice(request, str(error), level=messages.WARNING)
    return redirect("meetings:room", room.pk)
