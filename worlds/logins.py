"""Who can log in to the demo world with a password, beside the code by mail that everybody else uses."""

from functools import cache

from django.contrib.auth.hashers import make_password

from programmes.models import Person
from programmes.people.register import register_person

PASSWORD = "mentorforum"  # noqa: S105  of the try-out, printed by `make run`
ROOT = ("root@demo.test", "Ruth Ottosen")


@cache
def _hashed() -> str:
    """Hashing is slow on purpose; one public password needs it once."""
    return make_password(PASSWORD)


def give_login(*emails: str) -> None:
    """The try-out's password for those of these who are here."""
    Person.objects.filter(email__in=emails).update(password=_hashed())


def make_root() -> Person:
    """The superuser, made once."""
    root = register_person(email=ROOT[0], name=ROOT[1], is_superuser=True)
    give_login(root.email)
    return root
