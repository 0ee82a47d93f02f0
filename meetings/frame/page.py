"""What the pages of the room have in common: finding the room, its clock, who to ask."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from meetings.frame.edits import SAME_MOMENT, EditedMeanwhile
from meetings.models import Meeting, Room
from mentorforum.errors import RuleBroken, Unproven
from programmes.models import Programme

View = Callable[..., HttpResponse]
APPLICATIONS = ("match__mentee_application", "match__mentor_application")


def room_page(view: View) -> View:
    """`view(request, room, …)` for one of the two (404 for everybody else), never cached, on the programme's clock."""

    @never_cache
    @wraps(view)
    def inside(request: HttpRequest, room_id: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        rooms = Room.objects.visible_to(request.user)
        room = get_object_or_404(
            rooms.select_related("programme__unit__root", "match__cohort", *APPLICATIONS, "mentee", "mentor"),
            pk=room_id,
        )
        room.match.programme = room.match.cohort.programme = room.programme
        with timezone.override(room.programme.zone):
            if not room.wrapped_key:
                return show_room(request, room, "meetings/frame/erased.html")
            if not room.opens_for(request.user):
                raise Unproven
            return view(request, room, *args, **kwargs)

    return inside


def find_meeting(request: HttpRequest, room: Room, meeting_id: Any) -> Meeting:
    """A meeting of this room, or 404."""
    needs(room.programme, "meetings")
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).filter(room=room), pk=meeting_id)
    meeting.room, meeting.programme = room, room.programme
    return meeting


def needs(programme: Programme, step: str) -> None:
    """404 where the programme has no such step."""
    if not programme.has(step):
        raise Http404


def show(request: HttpRequest, template: str, programme: Programme | None, **context: Any) -> HttpResponse:
    """Render a page for one of the two: programme, its words, who to ask."""
    asks = [p for p in programme.coordinators() if p.pk != request.user.pk] if programme else []  # type: ignore[misc]
    frame = {
        "programme": programme,
        "terms": programme.terms if programme else {},
        "asks": asks,
        "concern_url": reverse("meetings:concern") if programme else "",
        "start_url": reverse("meetings:start"),
    }
    status = context.pop("status", 200)
    return render(request, template, {**frame, **context}, status=status)


def show_room(request: HttpRequest, room: Room, template: str, **context: Any) -> HttpResponse:
    """A page of the room."""
    own = {"room": room, "match": room.match, "other": room.other(request.user)}
    return show(request, template, room.programme, **own, **context)


def sent(request: HttpRequest, form: Any) -> bool:
    """The form was sent, and all that is in it is right."""
    return request.method == "POST" and form.is_valid()


def attempt(form: Any, action: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """Call the action; a broken rule becomes an error of the form. `form.conflict` when somebody saved meanwhile."""
    try:
        action(*args, **kwargs)
    except EditedMeanwhile as error:
        form.conflict = True
        form.refuse(error)
    except RuleBroken as error:
        form.refuse(error)
    except IntegrityError:
        form.refuse(SAME_MOMENT)
    else:
        return True
    return False
