"""What a person says about themself: name, position, phone, language."""

from django.db import transaction

from mentorforum import wiring
from programmes.models import Person

FIELDS = ("name", "title", "workplace", "phone", "language")


@transaction.atomic
def update_profile(person: Person, *, by: Person, **values: str) -> None:
    """Change one's own data; `values` among FIELDS. A name is never emptied."""
    assert by.pk == person.pk  # only oneself; the office has its own way
    changed = {name: value for name, value in values.items() if name in FIELDS and (value or name != "name")}
    for name, value in changed.items():
        setattr(person, name, value)
    person.save(update_fields=list(changed))
    if "workplace" in changed:
        wiring.follow("person.changed", person)


def choose_language(person: Person, language: str) -> None:
    """Pages and mails in this language from now on."""
    update_profile(person, by=person, language=language)
