"""The list of meetings; booking, moving, cancelling, the calendar file."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.enums import COMING
from meetings.frame import rules, who_reads
from meetings.frame.page import attempt, find_meeting, needs, room_page, sent, show_room
from meetings.meetings.actions import book_series, cancel_meeting, meet_outside, move_meeting, note_meeting, set_nudge
from meetings.meetings.calendars import own_calendar
from meetings.meetings.forms import BookForm, MetForm, MoveForm
from meetings.meetings.pages import meeting_pill, meetings_of
from meetings.models import MeetingNote, Room
from mentorforum.notices import notice


@room_page
def meetings(request: HttpRequest, room: Room) -> HttpResponse:
    """All meetings, the coming ones first."""
    needs(room.programme, "meetings")
    key, now = room.open_for(request.user), timezone.now()
    themes = {note.meeting_id: key.read(note.next_theme) for note in MeetingNote.objects.filter(room=room)}
    rows = [
        {
            "meeting": row,
            "title": key.read(row.title),
            "place": key.read(row.place),
            "pill": meeting_pill(row, now),
            "next_theme": themes.get(row.pk, ""),
            "coming": row.status in COMING and row.ends_at > now,
        }
        for row in meetings_of(room)
    ]
    context = {
        "coming": [row for row in rows if row["coming"]],
        "earlier": [row for row in reversed(rows) if not row["coming"]],
        "may_write": rules.can_write_room(request.user, room),
        "line": who_reads.of_room(room, request.user),
        "dates_line": who_reads.of_dates(room.programme),
    }
    return show_room(request, room, "meetings/meetings/meetings.html", **context)


def _writable(request: HttpRequest, room: Room) -> None:
    needs(room.programme, "meetings")
    if not rules.can_write_room(request.user, room):
        raise PermissionDenied


@room_page
def book(request: HttpRequest, room: Room) -> HttpResponse:
    """Book a meeting; both get the date by mail."""
    _writable(request, room)
    line, dates_line = who_reads.of_room(room, request.user), who_reads.of_dates(room.programme)
    contract = getattr(room, "contract", None)
    form = BookForm(
        request.POST or None,
        room=room,
        initial={"minutes": contract.minutes, "every": contract.weeks} if contract else None,
        who_reads={"day": dates_line, "place": line, "title": line},
    )
    if sent(request, form):
        texts, once = form.texts(), form.cleaned_data["once"]
        series = form.series()
        if attempt(form, book_series, room, by=request.user, once=once, **form.when(), **texts, **series):
            notice(request, _booked_said(series["more"] + 1))
            return redirect("meetings:room", room.pk)
    return show_room(request, room, "meetings/meetings/book.html", form=form)


def _booked_said(number: int) -> str:
    single = _("The meeting is booked. You both get it by mail, with a calendar file.")
    many = _("%(n)d meetings are booked. You both get each of them by mail, with a calendar file.")
    return single if number == 1 else many % {"n": number}


@room_page
def met(request: HttpRequest, room: Room) -> HttpResponse:
    """ "We have met", though nothing was booked."""
    _writable(request, room)
    contract = getattr(room, "contract", None)
    initial = {"minutes": contract.minutes if contract else None, "day": room.programme.today()}
    form = MetForm(
        request.POST or None, room=room, initial=initial, who_reads={"day": who_reads.of_dates(room.programme)}
    )
    if sent(request, form) and attempt(
        form, note_meeting, room, by=request.user, once=form.cleaned_data["once"], **form.when()
    ):
        notice(request, _("Noted. Write down what you agreed, if you like."))
        return redirect("meetings:meetings", room.pk)
    return show_room(request, room, "meetings/meetings/met.html", form=form)


@room_page
@require_POST
def outside(request: HttpRequest, room: Room) -> HttpResponse:
    """ "We meet without booking it here"."""
    _writable(request, room)
    meet_outside(room, by=request.user)
    notice(request, room.programme.terms.say(_("Noted. {Coordinators_def} see that you meet outside.")))
    return redirect("meetings:meetings", room.pk)


@room_page
@require_POST
def nudge(request: HttpRequest, room: Room) -> HttpResponse:
    """Whether an empty agenda may be reminded of."""
    needs(room.programme, "agenda")
    _writable(request, room)
    set_nudge(room, by=request.user, remind=request.POST.get("remind") == "yes")
    notice(
        request,
        _("We remind you of an empty agenda.") if room.remind_agenda else _("No more reminders of an empty agenda."),
    )
    return redirect("meetings:meetings", room.pk)


@room_page
def move(request: HttpRequest, room: Room, meeting_id: Any) -> HttpResponse:
    """Another time or place."""
    meeting = find_meeting(request, room, meeting_id)
    if not rules.can_move_meeting(request.user, meeting):
        raise PermissionDenied
    line = who_reads.of_room(room, request.user)
    lines = {"day": who_reads.of_dates(room.programme), "place": line, "title": line}
    form = MoveForm(request.POST or None, meeting=meeting, key=room.open_for(request.user), who_reads=lines)
    if sent(request, form) and attempt(form, move_meeting, meeting, by=request.user, **form.when(), **form.texts()):
        notice(request, _("Saved. A new time goes to you both by mail and replaces the old one in your calendars."))
        return redirect("meetings:meeting", room.pk, meeting.pk)
    return show_room(request, room, "meetings/meetings/move.html", form=form, meeting=meeting)


@room_page
def cancel(request: HttpRequest, room: Room, meeting_id: Any) -> HttpResponse:
    """Call it off."""
    meeting = find_meeting(request, room, meeting_id)
    if not rules.can_move_meeting(request.user, meeting):
        raise PermissionDenied
    if request.method == "POST":
        cancel_meeting(meeting, by=request.user)
        notice(request, _("The meeting is cancelled, and leaves both your calendars."))
        return redirect("meetings:meetings", room.pk)
    return show_room(request, room, "meetings/meetings/cancel.html", meeting=meeting)


@room_page
def calendar(request: HttpRequest, room: Room, meeting_id: Any) -> HttpResponse:
    """The calendar file, for the one who asks: with whom and where."""
    meeting = find_meeting(request, room, meeting_id)
    content = own_calendar(meeting, request.user, room.open_for(request.user))
    headers = {"Content-Disposition": 'attachment; filename="meeting.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8; method=PUBLISH", headers=headers)
