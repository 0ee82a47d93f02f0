"""Who may give somebody's login another address, and what its owner may answer."""

from datetime import datetime

from django.db.models import Q

from programmes.models import AddressMove, Application, Person, Programme
from programmes.models.logins import PUT_BACK


def can_move_login(by: Person, person: Person) -> bool:
    """A coordinator, of somebody who takes part in nothing else; nobody's own, and no login of the office."""
    if person.pk == by.pk or person.is_staff or person.erased_at:
        return False
    theirs = Application.objects.filter(Q(person=person) | Q(introducer=person))
    mine = Programme.objects.coordinated_by(by)
    return theirs.filter(programme__in=mine).exists() and not theirs.exclude(programme__in=mine).exists()


def can_answer_move(move: AddressMove, now: datetime) -> bool:
    """Its owner says yes or no while it waits, and for thirty days after it has happened."""
    return move.ended_at is None and (move.done_at is None or now < move.done_at + PUT_BACK)


def standing_move(person: Person) -> AddressMove | None:
    """The latest move that its owner has not ended."""
    return AddressMove.objects.filter(person=person).standing().select_related("by", "programme").first()
