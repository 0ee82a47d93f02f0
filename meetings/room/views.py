"""The pair's room: its first page, what is good just now, what the coordinator sees, and a copy of it all."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from meetings.addresses.rules import doubt_of
from meetings.ending.kept import kept_until
from meetings.frame import rules, who_reads
from meetings.frame.page import room_page, show_room
from meetings.frame.path import room_path
from meetings.meetings.pages import count_points, meetings_of, next_meeting, unanswered_meeting
from meetings.models import Evaluation, Room
from meetings.newcomers.plan import plan_of
from meetings.pair.pages import pair_facts
from meetings.room.copies import copy_of_room
from meetings.room.lines import good_now, room_lines
from programmes.public.cards import card_links
from programmes.public.mentoring import differences_of


@room_page
def room(request: HttpRequest, room: Room) -> HttpResponse:
    """Everything that is the pair's, the next meeting first."""
    now, person = timezone.now(), request.user
    key = room.open_for(person)
    contract, meetings = getattr(room, "contract", None), meetings_of(room)
    coming = next_meeting(meetings, now)
    evaluations = list(Evaluation.objects.of(person).filter(room=room))
    context = {
        "coming": coming,
        "place": key.read(coming.place) if coming else "",
        "theme": key.read(coming.title) if coming else "",
        "points": count_points(coming) if coming else None,
        "unanswered": unanswered_meeting(meetings, now),
        "steps": room_path(room, contract, meetings, evaluations),
        "lines": room_lines(room, person, key, contract, meetings),
        "good_now": good_now(room, meetings),
        "doubt": doubt_of(room, person),
        "differences": bool(room.programme.items("differences")),
        "cards": card_links(room.programme),
        "line": who_reads.of_whole_room(room, person),
        "until": kept_until(room.match, "room"),
        "writable": rules.can_write_room(person, room),
        "has_meetings": room.programme.has("meetings"),
        "may_continue": rules.can_continue_match(person, room.match),
        "may_close": rules.can_close_match(person, room.match),
        "may_change": rules.can_end_match(person, room.match),
    }
    return show_room(request, room, "meetings/room/room.html", **context)


@room_page
def good(request: HttpRequest, room: Room, key: str) -> HttpResponse:
    """One card of what is good just now; where its card says so, beside the table of the ways to talk (A7)."""
    item = room.programme.item("good_now", key)
    if item is None:
        raise Http404
    table = item.data.get("shows") == "learning_languages" and room.programme.has("learning_languages")
    languages = room.programme.items("learning_languages") if table else []
    ways = [
        {"name": str(language), **{part: language.said(part) for part in ("says", "steers", "owns")}}
        for language in languages
    ]
    return show_room(request, room, "meetings/room/good.html", item=item, text=item.said("text"), languages=ways)


@room_page
def plan(request: HttpRequest, room: Room) -> HttpResponse:
    """Which phase it is, and who does what (H1, H3)."""
    plan = plan_of(room, request.user)
    if plan is None:
        raise Http404
    return show_room(
        request, room, "meetings/newcomers/plan.html", plan=plan, person_is_mentor=request.user == room.mentor
    )


@room_page
def differences(request: HttpRequest, room: Room) -> HttpResponse:
    """Mentoring beside coaching: advice is allowed, instructing is not (L8)."""
    points = differences_of(room.programme)
    if not points:
        raise Http404
    return show_room(request, room, "meetings/room/differences.html", points=points)


@room_page
def coordinator_view(request: HttpRequest, room: Room) -> HttpResponse:
    """The coordinator's own page of this pair, drawn by the same code."""
    facts = pair_facts(room.match, timezone.now())
    return show_room(
        request, room, "meetings/room/coordinator_view.html", facts=facts, line=who_reads.of_dates(room.programme)
    )


@room_page
def copy(request: HttpRequest, room: Room) -> HttpResponse:
    """All that the two wrote together, as text."""
    text = copy_of_room(room, request.user)
    headers = {"Content-Disposition": 'attachment; filename="room.txt"'}
    return HttpResponse(text, content_type="text/plain; charset=utf-8", headers=headers)
