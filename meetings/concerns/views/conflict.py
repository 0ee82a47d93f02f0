"""Something has come up after the start: the two are too close to go on (L7)."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from matching.findings.actions import say_conflict
from matching.findings.rules import can_say_conflict
from meetings.frame import who_reads
from meetings.frame.page import room_page, show_room
from meetings.models import Room
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice


@room_page
def conflict(request: HttpRequest, room: Room) -> HttpResponse:
    """What to do, whom to ask, and one button. The page is the same whether or not anybody has pressed it."""
    if not can_say_conflict(request.user, room.match):
        raise PermissionDenied
    if request.method == "POST":
        try:
            say_conflict(room.match, by=request.user)
        except RuleBroken as broken:
            notice(request, str(broken), level=messages.WARNING)
        else:
            sentence = _(
                "{Coordinators_def} read that there is a conflict, and not whose or why. They get in touch with you both."
            )
            notice(request, room.programme.terms.say(sentence))
        return redirect("meetings:conflict", room.pk)
    is_mentor = request.user.pk == room.mentor_id
    return show_room(
        request,
        room,
        "meetings/concerns/conflict.html",
        is_mentor=is_mentor,
        line=who_reads.of_conflict(room, request.user),
    )
