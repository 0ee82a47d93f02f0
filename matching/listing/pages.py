"""The open list of who mentors whom: only pairs where both halves have agreed, only for those who take part (L4)."""

from typing import Any

from django.db.models import Count

from matching.models import Match
from matching.ties.people import LIVE
from programmes.enums import ApplicationStatus
from programmes.models import Application, Programme

STEP = "open_list"


def sees_list(user: Any, programme: Programme) -> bool:
    """Who takes part in the programme, and its coordinators."""
    if not programme.has(STEP):
        return False
    taking_part = Application.objects.of(user).filter(programme=programme, status=ApplicationStatus.ACCEPTED)
    return user.coordinates(programme.pk) or taking_part.exists()


def listed_pairs(programme: Programme) -> list[Match]:
    """The pairs on the list, by the mentee's name."""
    live = Match.objects.filter(programme=programme, status__in=LIVE)
    agreed = live.annotate(agreed=Count("listed")).filter(agreed=2)
    return list(agreed.select_related("mentee__unit", "mentor__unit").order_by("mentee__name", "id"))


def agrees(match: Match, person: Any) -> bool:
    """Whether this half has agreed. The other half's answer is theirs: the list shows it once both have said yes."""
    return bool(match.listed.filter(person=person).exists())
