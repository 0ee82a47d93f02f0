"""People come to be here, and nowhere else (house test)."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils import timezone

from mentorforum import wiring
from programmes.models import Person


def register_person(*, email: str, name: str, password: str | None = None, **more: Any) -> Person:
    """The person with this address, made with a verified address if there is none. `more` is set on a new one only.

    Without the verified EmailAddress the right code would end at "confirm your e-mail".
    """
    email = email.strip()
    if person := Person.objects.filter(email__iexact=email).first():
        return person
    person = Person(email=email, name=name.strip(), **more)
    person.set_password(password)
    try:
        with transaction.atomic():
            person.save(force_insert=True)
            EmailAddress.objects.create(user=person, email=email.lower(), primary=True, verified=True)
    except IntegrityError:  # the same link opened twice at once
        return Person.objects.get(email__iexact=email)
    return person


def address_is_free(email: str, person: Person) -> bool:
    """Whether nobody else logs in with it."""
    others = EmailAddress.objects.filter(email__iexact=email).exclude(user=person)
    return not (Person.objects.filter(email__iexact=email).exclude(pk=person.pk).exists() or others.exists())


@transaction.atomic
def give_address(person: Person, email: str, *, by: Person | None, now: datetime | None = None) -> None:
    """Another address for login and mail; the one it replaces is gone, further ones are kept. The caller asks whether
    it is free. `by`: who in the office typed it, None where the owner did.

    A login that its owner has been heard from, or that opens what others wrote, is unproven from now on if somebody
    else moves it (ADR 21).
    """
    email, old = email.strip(), person.email
    person.email, person.typed_by = email, by
    if by and person.unproven_since is None and _opens_something(person):
        person.unproven_since = now or timezone.now()
    person.save(update_fields=["email", "typed_by", "unproven_since"])
    EmailAddress.objects.filter(user=person).update(primary=False)
    EmailAddress.objects.filter(user=person, email__iexact=old).exclude(email__iexact=email).delete()
    EmailAddress.objects.update_or_create(
        user=person, email=email.lower(), defaults={"primary": True, "verified": True}
    )


def _opens_something(person: Person) -> bool:
    return person.own_addresses.exists() or any(opens(person) for opens in wiring.collect("sealed_for"))
