"""How many more a mentor can be proposed for: one rule for the engine and for the board."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Count

from matching.enums import HOLDS_SEAT
from matching.models import Match
from programmes.models import Seat


def held_by(people: Iterable[Any]) -> Counter[str]:
    """Person's id -> the places that mentees of theirs hold, over all programmes."""
    rows = Match.objects.filter(mentor__in=people, status__in=HOLDS_SEAT).values_list("mentor", flat=True)
    return Counter(str(mentor) for mentor in rows)


def places_of(
    mentors: Iterable[Any], *, among: Any, held: Mapping[str, int], proposed: Mapping[Any, int]
) -> dict[Any, tuple[int, int]]:
    """Mentor's application -> its places, and how many are free: what nobody holds, what the ceiling over all
    programmes leaves, whichever is less, without the places that proposals count on.

    `among` is the applications, or their query; `held` is by person (`held_by`), `proposed` by application.
    """
    seats = Seat.objects.filter(application__in=among).order_by().values("application")
    rows = seats.annotate(all=Count("pk"), held=Count("match"))
    places = {row["application"]: (row["all"], row["all"] - row["held"]) for row in rows}
    by_mentor = {}
    for mentor in mentors:
        number, free = places.get(mentor.pk, (0, 0))
        left = mentor.person.ceiling - held.get(str(mentor.person.pk), 0)
        by_mentor[mentor.pk] = (number, max(0, min(free, left) - proposed.get(mentor.pk, 0)))
    return by_mentor
