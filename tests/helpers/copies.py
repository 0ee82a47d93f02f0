"""A programme of a preset is made by the action once in a process; from then on the rows it made are copied.

Making one takes 50 ms, and a thousand tests begin with it.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, models
from django.utils import timezone

from mentorforum.ids import uuid7
from programmes.models import Item, Programme, Question, Unit
from programmes.setup.cohorts.create import open_ended
from programmes.setup.from_preset import create_programme
from tests.helpers import snapshot

#: (code, language) -> what the action made of it
MADE: dict[tuple[str, str], "Made"] = {}
OWN = ("id", "created_at", "unit_id")


def programme_of(code: str, *, language: str, unit: Unit, slug: str, **contact: str) -> Programme:
    """As `create_programme` makes it: the same rows, with ids and times of their own."""
    if made := MADE.get((code, language)):
        return made.copy(unit=unit, slug=slug, **contact)
    programme = create_programme(code, language=language, unit=unit, slug=slug, **contact)
    MADE[code, language] = Made(programme)
    return programme


@dataclass
class Made:
    """The programme's own fields as JSON, so that no copy shares a list with another; and its texts and questions."""

    source: Programme
    fields: dict[str, str] = field(init=False)
    texts: list["Texts"] = field(init=False)

    def __post_init__(self) -> None:
        found = Programme.objects.filter(pk=self.source.pk).values().get()
        self.fields = {name: json.dumps(value) for name, value in found.items() if name not in OWN}
        self.texts = [Texts(model, self.source) for model in (Item, Question)]

    def copy(self, **about: Any) -> Programme:
        fields = {name: json.loads(value) for name, value in self.fields.items()}
        programme = Programme.objects.create(**{**fields, **about})
        for texts in self.texts:
            texts.copy(programme)
        open_ended(programme)
        return programme


class Texts:
    """The rows of one table that belong to a programme, as the database has them."""

    def __init__(self, model: type[models.Model], programme: Programme) -> None:
        self.model = model
        self.columns, self.rows = snapshot.read(
            model._meta.db_table, "programme_id", self._prepared("programme", programme.pk)
        )

    def copy(self, programme: Programme) -> None:
        own = {
            "programme_id": self._prepared("programme", programme.pk),
            "created_at": self._prepared("created_at", timezone.now()),
        }
        key, places = self.columns.index("id"), {self.columns.index(name): value for name, value in own.items()}
        rows = [[places.get(place, value) for place, value in enumerate(old)] for old in self.rows]
        for row in rows:
            row[key] = self._prepared("id", uuid7())
        snapshot.insert(self.model._meta.db_table, self.columns, rows)

    def _prepared(self, name: str, value: Any) -> Any:
        """As the database takes it."""
        return self.model._meta.get_field(name).get_db_prep_value(value, connection)
