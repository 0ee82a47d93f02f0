"""Goals of the pair."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.contract.goals.actions import add_goal, change_goal, mark_goal
from meetings.contract.goals.forms import RATINGS, ChangeGoalForm, GoalForm
from meetings.frame import rules, who_reads
from meetings.frame.page import attempt, needs, room_page, sent, show_room
from meetings.models import Goal, Room
from mentorforum.notices import notice


@room_page
def goals(request: HttpRequest, room: Room) -> HttpResponse:
    """The goals, and a form for one more."""
    needs(room.programme, "goals")
    may_write = rules.can_write_room(request.user, room)
    line = who_reads.of_room(room, request.user)
    form = GoalForm(request.POST or None, who_reads={"text": line, "known_by": line})
    if request.method == "POST":
        if not may_write:
            raise PermissionDenied
        if form.is_valid() and attempt(form, add_goal, room, by=request.user, **form.cleaned_data):
            notice(request, _("The goal stands here for you both."))
            return redirect("meetings:goals", room.pk)
    rows = [_opened(goal, room.open_for(request.user)) for goal in room.goals.all()]
    return show_room(
        request, room, "meetings/contract/goals.html", goals=rows, form=form if may_write else None, line=line
    )


def _opened(goal: Goal, key: Any) -> dict[str, Any]:
    rating = key.read(goal.rating)
    return {
        "goal": goal,
        "text": key.read(goal.text),
        "known_by": key.read(goal.known_by),
        "rating": dict(RATINGS).get(rating, "") if rating else "",
    }


def _find(request: HttpRequest, room: Room, goal_id: Any) -> Goal:
    needs(room.programme, "goals")
    goal = get_object_or_404(Goal.objects.visible_to(request.user).filter(room=room), pk=goal_id)
    goal.room = room
    if not rules.can_write_room(request.user, room):
        raise PermissionDenied
    return goal


@room_page
def goal(request: HttpRequest, room: Room, goal_id: Any) -> HttpResponse:
    """Change one goal. What the other half saved meanwhile stands beside one's own text."""
    goal = _find(request, room, goal_id)
    key, line = room.open_for(request.user), who_reads.of_room(room, request.user)
    now = {name: key.read(getattr(goal, name)) for name in ("text", "known_by", "rating")}
    lines = dict.fromkeys(now, line)
    form = ChangeGoalForm(request.POST or None, initial={**now, "edit": goal.edit}, who_reads=lines)
    if sent(request, form):
        values = {**form.cleaned_data, "edit": form.cleaned_data["edit"] or 0}
        if attempt(form, change_goal, goal, by=request.user, **values):
            notice(request, _("Saved."))
            return redirect("meetings:goals", room.pk)
        form.renew(edit=Goal.objects.get(pk=goal.pk).edit)
    newer = [now["text"], now["known_by"]] if getattr(form, "conflict", False) else []
    return show_room(request, room, "meetings/contract/goal.html", form=form, goal=goal, newer=newer)


@room_page
@require_POST
def reached(request: HttpRequest, room: Room, goal_id: Any) -> HttpResponse:
    """Reached, or not after all."""
    goal = _find(request, room, goal_id)
    mark_goal(goal, by=request.user, reached=request.POST.get("reached") == "yes")
    notice(request, _("Marked as reached.") if goal.reached_on else _("The goal is open again."))
    return redirect("meetings:goals", room.pk)
