"""Seats: as many rows as a mentor has places. A match that is offered, active or paused holds one, and the database
lets no two hold the same."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from matching.enums import HOLDS_SEAT, OPEN
from matching.models import Match
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.models import Application, Person, Seat


def free_seats(application: Any) -> QuerySet[Seat]:
    """The places of a mentor's application that nobody holds."""
    return Seat.objects.filter(application=application, match=None)


def give_seats(application: Application) -> None:
    """As many seats as the mentor has places; those that are there already stay."""
    there = set(application.seats_held.values_list("number", flat=True))
    missing = [number for number in range(1, application.places + 1) if number not in there]
    Seat.objects.bulk_create(Seat(application=application, number=number) for number in missing)


def take_seats_away(application: Application) -> None:
    """The mentor is out again: only places that nobody holds go."""
    free_seats(application).delete()


def hold_mentor(mentor: Person) -> None:
    """Until the transaction ends nobody else counts this mentor's places: an update is a lock on both databases."""
    Person.objects.filter(pk=mentor.pk).update(ceiling=F("ceiling"))


def move_onto_seat(match: Match, to: str, *, by: Person, now: datetime, **fields: Any) -> None:
    """Move the match and take a free place in the same update; RuleBroken when there is none."""
    hold_mentor(match.mentor)
    if Match.objects.filter(mentor=match.mentor_id, status__in=HOLDS_SEAT).count() >= match.mentor.ceiling:
        raise RuleBroken(_at_ceiling(match.mentor))
    for seat in free_seats(match.mentor_application_id):
        try:
            with transaction.atomic():
                return move(match, to, by=by, now=now, seat=seat, **fields)
        except IntegrityError:
            _refuse_second(match)
    raise RuleBroken(_("%(name)s has no free place any more. Run the matching again.") % {"name": match.mentor})


def _refuse_second(match: Match) -> None:
    """Somebody was faster: with the place (then the next one is tried), or with this mentee."""
    if Match.objects.filter(
        cohort=match.cohort_id, mentee_application=match.mentee_application_id, status__in=OPEN
    ).exists():
        raise RuleBroken(_("%(name)s already has an offer or a match.") % {"name": match.mentee})


def _at_ceiling(person: Person) -> str:
    return _("%(name)s already has %(number)d at a time, counted over all programmes, and wants no more.") % {
        "name": person,
        "number": person.ceiling,
    }
