"""The page on which one half says whether an address is the other's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from meetings.addresses.actions import say_of_address
from meetings.addresses.rules import doubt_of
from meetings.frame.page import room_page, show_room
from meetings.models import Room
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice

YES, NO = "yes", "no"


@room_page
def address(request: HttpRequest, room: Room) -> HttpResponse:
    """The address, who typed it and when; yes, or not theirs."""
    doubt, problem = doubt_of(room, request.user), ""
    answer = request.POST.get("answer", "")
    if request.method == "POST" and answer in {YES, NO}:
        try:
            typed = {"is_theirs": answer == YES, "email": request.POST.get("email", "")[:254]}
            say_of_address(room, by=request.user, **typed)  # type: ignore[arg-type]
        except RuleBroken as error:
            problem = str(error)
        else:
            notice(request, _said(room, request, theirs=answer == YES))
            return redirect("meetings:room", room.pk)
    if doubt is None and not problem:
        return redirect("meetings:room", room.pk)
    return show_room(request, room, "meetings/addresses/address.html", doubt=doubt, problem=problem)


def _said(room: Room, request: HttpRequest, *, theirs: bool) -> str:
    name = room.other(request.user).first_name  # type: ignore[arg-type]
    if theirs:
        return _("Thank you. The room is open to %(name)s.") % {"name": name}
    text = _("Thank you. The room is closed to that address, and {coordinators_def} are told.")
    return room.programme.terms.say(text)
