"""What is one person's alone: logbook and preparation. Nobody else learns whether anything stands there."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from meetings.frame import who_reads
from meetings.frame.page import attempt, room_page, sent, show, show_room
from meetings.meetings.pages import asks_around_meetings, meetings_of, next_meeting
from meetings.models import Logbook, LogEntry, PrivateAnswer, Room
from meetings.own.logbook.actions import change_entry, delete_entry, write_entry
from meetings.own.logbook.copies import copy_of_logbook
from meetings.own.logbook.forms import ChangeEntryForm, EntryForm
from mentorforum.notices import notice
from programmes.models import Person, Programme


def programme_of(person: Person) -> Programme:
    """The programme whose words stand around the logbook: the latest room's that has one, otherwise 404."""
    rooms = Room.objects.visible_to(person).select_related("programme__unit__root").order_by("-created_at")
    programme = next((room.programme for room in rooms if room.programme.has("logbook")), None)
    if programme is None:
        raise Http404
    return programme


@never_cache
def logbook(request: HttpRequest) -> HttpResponse:
    """Today's line, and the earlier ones."""
    programme = programme_of(request.user)
    line = who_reads.of_logbook(request.user)
    form = EntryForm(request.POST or None, who_reads={"text": line})
    if sent(request, form) and attempt(form, write_entry, request.user, **form.cleaned_data):
        notice(request, _("Saved. Only you can read it."))
        return redirect("meetings:logbook")
    book = Logbook.objects.visible_to(request.user).first()
    with timezone.override(programme.zone):
        context = {"form": form, "entries": _entries(book, request.user), "line": line}
        return show(
            request, "meetings/own/logbook/logbook.html", programme, honest=programme.said("privacy_plain"), **context
        )


def _entries(book: Logbook | None, person: Person) -> list[dict[str, Any]]:
    if book is None:
        return []
    key = book.open_for(person)
    return [{"entry": entry, "text": key.read(entry.text)} for entry in book.entries.all()]


def _find(request: HttpRequest, entry_id: Any) -> LogEntry:
    return get_object_or_404(LogEntry.objects.visible_to(request.user).select_related("logbook"), pk=entry_id)


@never_cache
def entry(request: HttpRequest, entry_id: Any) -> HttpResponse:
    """Change an earlier line."""
    entry = _find(request, entry_id)
    text = entry.logbook.open_for(request.user).read(entry.text)
    line = who_reads.of_logbook(request.user)
    form = ChangeEntryForm(request.POST or None, initial={"text": text}, who_reads={"text": line})
    if sent(request, form):
        change_entry(entry, text=form.cleaned_data["text"])
        notice(request, _("Saved. Only you can read it."))
        return redirect("meetings:logbook")
    return show(request, "meetings/own/logbook/entry.html", programme_of(request.user), form=form, entry=entry)


@never_cache
def remove(request: HttpRequest, entry_id: Any) -> HttpResponse:
    """Delete a line, after a question."""
    entry = _find(request, entry_id)
    if request.method == "POST":
        delete_entry(entry)
        notice(request, _("Deleted."))
        return redirect("meetings:logbook")
    return show(request, "meetings/own/logbook/remove.html", programme_of(request.user), entry=entry)


@never_cache
def export(request: HttpRequest) -> HttpResponse:
    """The whole logbook with one's private answers, as text."""
    programme = programme_of(request.user)
    book = Logbook.objects.visible_to(request.user).first()
    with timezone.override(programme.zone):
        text = copy_of_logbook(book, request.user)
    headers = {"Content-Disposition": 'attachment; filename="logbook.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)


@room_page
def preparation(request: HttpRequest, room: Room) -> HttpResponse:
    """One's own answers around the meetings of this pair."""
    if not asks_around_meetings(room.programme):
        raise Http404
    meetings = meetings_of(room)
    book = Logbook.objects.visible_to(request.user).first()
    key = book.open_for(request.user) if book else None
    rows = PrivateAnswer.objects.filter(logbook=book, meeting__room=room) if book else PrivateAnswer.objects.none()
    answers: dict[Any, list[dict[str, str]]] = {}
    for row in rows.select_related("question__programme"):
        answers.setdefault(row.meeting_id, []).append({"term": str(row.question), "value": key.read(row.text)})  # type: ignore[union-attr]
    earlier = [{"meeting": row, "facts": answers[row.pk]} for row in reversed(meetings) if row.pk in answers]
    context = {"coming": next_meeting(meetings, timezone.now()), "earlier": earlier}
    return show_room(
        request, room, "meetings/own/logbook/preparation.html", line=who_reads.of_logbook(request.user), **context
    )
