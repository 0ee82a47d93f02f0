"""Goals: what the mentee wants to reach, how they will know, and how far they are. Only the two see ratings."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from meetings.frame.edits import claim, made_once
from meetings.models import Goal, Room
from programmes.models import Person


@transaction.atomic
def add_goal(room: Room, *, by: Person, text: str, known_by: str, once: Any) -> Goal:
    """One goal more; the same submission gives the same goal."""

    def make() -> Goal:
        position = (room.goals.aggregate(last=Max("position"))["last"] or 0) + 1
        goal = Goal(room=room, by=by, text=text, known_by=known_by, once=str(once), position=position)
        goal.save(force_insert=True)
        return goal

    return made_once(Goal.objects.filter(room=room), once, make)


@transaction.atomic
def change_goal(goal: Goal, *, by: Person, edit: int, text: str, known_by: str, rating: str) -> None:
    """Save the texts. EditedMeanwhile if the other half was faster."""
    claim(goal, edit)
    goal.text, goal.known_by, goal.rating = text, known_by, rating
    goal.save(update_fields=["text", "known_by", "rating"])


@transaction.atomic
def mark_goal(goal: Goal, *, by: Person, reached: bool, now: datetime | None = None) -> None:
    """Reached today, or not reached after all."""
    goal.reached_on = goal.room.programme.today(now) if reached else None
    goal.save(update_fields=["reached_on"])
