"""One meeting: prepare it, hold it, keep what was agreed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.frame import rules, who_reads
from meetings.frame.page import attempt, find_meeting, needs, room_page, show_room
from meetings.meetings.actions import hold_meeting, unhold_meeting
from meetings.meetings.pages import meeting_pill
from meetings.meetings.sheet.actions import answer_suggestion, save_sheet
from meetings.meetings.sheet.forms import SheetForm
from meetings.meetings.sheet.pages import Sheet, read_sheet
from meetings.models import AgendaItem, Meeting, Room
from mentorforum.errors import RuleBroken
from mentorforum.ids import uuids
from mentorforum.notices import notice

PRESSED = ("held", "moved", "cancelled")  # the buttons of "was it held?"


@room_page
def meeting(request: HttpRequest, room: Room, meeting_id: Any) -> HttpResponse:
    """One page, one form: agenda, only you, shared notes. Pressing any button saves what is typed."""
    needs(room.programme, "meetings")
    meeting = find_meeting(request, room, meeting_id)
    sheet = read_sheet(meeting, request.user, room.open_for(request.user), timezone.now())
    form = SheetForm(request.POST or None, sheet=sheet)
    if request.method == "POST":
        if not sheet.writable:
            raise PermissionDenied
        if form.is_valid() and _saved(form, meeting, request.user):
            return _next(request, room, meeting)
    return show_room(request, room, "meetings/meetings/meeting.html", **_context(request, sheet, form))


def _saved(form: SheetForm, meeting: Meeting, person: Any) -> bool:
    edit = form.cleaned_data["edit"] or 0
    if attempt(form, save_sheet, meeting, by=person, edit=edit, written=form.written()):
        return True
    form.show_newer()
    return False


def _next(request: HttpRequest, room: Room, meeting: Meeting) -> HttpResponse:
    """After saving: where the pressed button leads."""
    pressed = next((name for name in PRESSED if name in request.POST), "")
    if pressed == "held":
        return _held(request, room, meeting)
    if pressed in {"moved", "cancelled"}:
        return redirect({"moved": "meetings:move", "cancelled": "meetings:cancel"}[pressed], room.pk, meeting.pk)
    notice(request, _suggestion_said(request, meeting) or _("Saved."))
    return redirect("meetings:meeting", room.pk, meeting.pk)


def _suggestion_said(request: HttpRequest, meeting: Meeting) -> str:
    """A suggestion was taken with, or left: what to say, or nothing."""
    if not rules.can_own_agenda(request.user, meeting.room):
        return ""
    for pressed, sentence in (("take", _("It stands on the agenda.")), ("leave", _("Left out this time."))):
        item = AgendaItem.objects.filter(
            meeting=meeting, suggested=True, pk__in=uuids([request.POST.get(pressed, "")])
        ).first()
        if item:
            item.meeting, item.room = meeting, meeting.room
            answer_suggestion(item, by=request.user, take=pressed == "take")
            return sentence
    return ""


def _held(request: HttpRequest, room: Room, meeting: Meeting) -> HttpResponse:
    try:
        hold_meeting(meeting, by=request.user)
    except RuleBroken as error:
        notice(request, str(error), level=messages.WARNING)
    else:
        notice(request, _("Noted: you have met. Write down what you agreed, if you like."))
    return redirect("meetings:meeting", room.pk, meeting.pk)


def _context(request: HttpRequest, sheet: Sheet, form: SheetForm) -> dict[str, Any]:
    meeting, room, now = sheet.meeting, sheet.meeting.room, timezone.now()
    points = form.bound("agenda-")
    folded = points[2:]
    return {
        "meeting": meeting,
        "number": room.meetings.filter(starts_at__lte=meeting.starts_at).exclude(status="cancelled").count(),
        "sheet": sheet,
        "form": form if sheet.writable else None,
        "points_shown": points[:2],
        "points_folded": folded,
        "fold_open": any(bound.value() for bound in folded),
        "after_first": sheet.shows_after and meeting.ends_at <= now,
        "before_fields": form.questions("before"),
        "together_fields": form.bound("together-"),
        "after_fields": form.questions("after"),
        "pill": meeting_pill(meeting, now),
        "asks_held": rules.can_hold_meeting(request.user, meeting, now),
        "may_move": rules.can_move_meeting(request.user, meeting),
        "pair_line": who_reads.of_room(room, request.user),
        "own_line": who_reads.of_logbook(request.user),
        "newer": form.newer() if getattr(form, "conflict", False) else [],
        "intro": room.programme.said("agenda_intro"),
    }


@room_page
@require_POST
def held(request: HttpRequest, room: Room, meeting_id: Any) -> HttpResponse:
    """Yes, we have met; or: that was a mistake."""
    meeting = find_meeting(request, room, meeting_id)
    if not rules.can_write_room(request.user, room):
        raise PermissionDenied
    if request.POST.get("held") != "no":
        return _held(request, room, meeting)
    try:
        unhold_meeting(meeting, by=request.user)
        notice(request, _("Changed: the meeting counts as not held."))
    except RuleBroken as error:
        notice(request, str(error), level=messages.WARNING)
    return redirect("meetings:meeting", room.pk, meeting.pk)
