"""Which rows belong to which organisation, found by following foreign keys; and names that show where they come from."""

from collections import deque
from collections.abc import Iterator
from functools import cache
from itertools import count
from typing import Any

from django.apps import apps
from django.db import models

from programmes.models import Application, Cohort, Gathering, LeaderPart, Nomination, Person, Programme, Unit

OURS = ("programmes", "matching", "meetings")
#: every field in which a name, an address or a place stands unsealed; a dict is a text in three languages
NAMED: dict[type[models.Model], tuple[str, ...]] = {
    Person: ("name", "email", "phone", "title", "workplace"),
    Application: ("name", "email"),
    Nomination: ("nominator_name", "nominator_email", "nominee_name", "nominee_email"),
    LeaderPart: ("leader_name", "leader_email"),
    Unit: ("name",),
    Programme: ("name", "contact_email", "contact_phone"),
    Cohort: ("name",),
    Gathering: ("title", "place"),
}


@cache
def path_to_organisation(model: type[models.Model]) -> str:
    """The lookup from a row to its organisation's root unit: the shortest way over foreign keys, or nothing."""
    ways = deque([(model, "")])
    seen = {model}
    while ways:
        here, path = ways.popleft()
        if here is Unit:
            return f"{path}root"
        onward = [f for f in here._meta.get_fields() if f.concrete and (f.many_to_one or f.one_to_one)]
        for field in sorted(onward, key=lambda one: one.name != "programme"):  # a person's own unit comes last
            other: Any = field.related_model
            if other not in seen:
                seen.add(other)
                ways.append((other, f"{path}{field.name}__"))
    return ""


def rows_of(root: Unit) -> Iterator[models.Model]:
    """Every row of the three apps that belongs to this organisation."""
    for model in apps.get_models():
        if model._meta.app_label in OURS and (path := path_to_organisation(model)):
            yield from model._base_manager.filter(**{path: root})  # type: ignore[attr-defined]


def ids_of(root: Unit) -> list[str]:
    return [str(row.pk) for row in rows_of(root)]


def rename(root: Unit, word: str) -> dict[str, str]:
    """Every name of the organisation becomes `word` and a number of its own; returns number -> where it stands."""
    numbers, marks = count(1), {}
    for model, fields in NAMED.items():
        for row in model._base_manager.filter(**{path_to_organisation(model): root}):  # type: ignore[attr-defined]
            for field in fields:
                if old := getattr(row, field):
                    mark = f"{word.lower()}n{next(numbers):04}x"
                    marks[mark] = f"{model.__name__}.{field}"
                    setattr(row, field, _named(old, word, mark))
            model._base_manager.filter(pk=row.pk).update(**{field: row.__dict__[field] for field in fields})  # type: ignore[attr-defined]
    return marks


def _named(old: Any, word: str, mark: str) -> Any:
    if isinstance(old, dict):
        return dict.fromkeys(old, f"{word} {mark}")
    return f"{word.lower()}.{mark}@hus.test" if "@" in old else f"{word} {mark}"
