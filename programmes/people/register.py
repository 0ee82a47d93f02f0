"""People come to be here, and nowhere else (house test)."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.db.models import Q

from programmes.models import Application, Person, Programme


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


def may_readdress(person: Person, *, by: Person) -> bool:
    """Whether a coordinator may give this person another address for mail and login.

    Only somebody who has never logged in, and takes part in nothing that `by` does not coordinate: otherwise a
    coordinator could come in as one half of a pair, or with somebody else's office.
    """
    if person.last_login is not None or person.is_staff:
        return False
    theirs = Application.objects.filter(Q(person=person) | Q(introducer=person))
    return not theirs.exclude(programme__in=Programme.objects.coordinated_by(by)).exists()


@transaction.atomic
def change_address(person: Person, email: str) -> None:
    """Another address for login and mail, verified, and the earlier ones gone. The caller has asked whether it is free."""
    email = email.strip()
    person.email = email
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).update(primary=False)
    EmailAddress.objects.filter(user=person).exclude(email__iexact=email).delete()
    EmailAddress.objects.update_or_create(
        user=person, email=email.lower(), defaults={"primary": True, "verified": True}
    )
