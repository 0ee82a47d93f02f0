"""The chain of a login: the addresses its owner was heard from while it was theirs (ADR 21)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from programmes.enums import MoveEnd
from programmes.models import AddressMove, OwnAddress, Person


def hear_from(person: Person, email: str, *, now: datetime | None = None) -> None:
    """The owner was heard from this mailbox (a code, a mailed button). Nothing where somebody else moved the login."""
    if person.unproven_since is None:
        _note(person, email, now or timezone.now())


def is_own(person: Person, email: str) -> bool:
    """Whether the owner was heard from this address while the login was theirs."""
    return OwnAddress.objects.filter(person=person, email__iexact=email).exists()


@transaction.atomic
def prove(person: Person, *, now: datetime | None = None) -> None:
    """Its owner says that the address in use is theirs: all opens again, and the address is one of the chain."""
    now = now or timezone.now()
    person.unproven_since, person.typed_by = None, None
    person.save(update_fields=["unproven_since", "typed_by"])
    AddressMove.objects.filter(person=person).standing().update(ended_at=now, end=MoveEnd.PROVEN)
    _note(person, person.email, now)


def _note(person: Person, email: str, now: datetime) -> None:
    if not is_own(person, email):
        OwnAddress.objects.create(person=person, email=email.lower(), heard_at=now)
