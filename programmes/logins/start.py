"""On the start page: somebody else moves this login, or has moved it."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.logins.rules import can_answer_move, standing_move
from programmes.models import Person
from programmes.steps import Step

FIRST = 0  # before everything else


def steps(person: Person, now: datetime) -> list[Step]:
    """Before everything else: is the new address yours?"""
    address = reverse("programmes:my_address")
    if not person.is_proven:
        text = _("Somebody else changed your mail address. What was written before opens when we have heard from you.")
        return [Step(FIRST, _("Part of this is closed"), text, _("See how it opens"), address)]
    move = standing_move(person)
    if move is None or not can_answer_move(move, now) or (move.done_at and person.unproven_since is None):
        return []
    if move.done_at:
        text = _("{by} gave it to us for you. Until you say yes, it opens nothing.")
    else:
        text = _("{by} wants to give it to us for you. It happens on {day} if nobody says no.")
    said = text.format(by=move.by.name, day=dates.say_day(dates.local(move.due_at, move.programme.zone).date()))
    return [Step(FIRST, _("Is {email} yours?").format(email=move.new), said, _("Say yes or no"), address)]
