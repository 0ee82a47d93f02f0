"""A person is made by one action, and every model that points at one says what happens at export and erasure."""

import ast

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, Model

from mentorforum import wiring
from tests.house.sources import APPS, Source, dotted, enclosing, made, sources

MAKER = "register_person"
MAKES_PEOPLE = ("Person", "EmailAddress", "Person.objects.create", "EmailAddress.objects.create", "create_user",
                "Person.objects.get_or_create", "EmailAddress.objects.get_or_create", "Person.objects.bulk_create",
                "EmailAddress.objects.bulk_create")  # fmt: skip


def bypasses(source: Source) -> list[str]:
    found = [enclosing(source, call) for call in source.calls() if is_maker(call)]
    return [line for line in found if not line.endswith(f"::{MAKER}") and not line.endswith("::create_superuser")]


def is_maker(call: ast.Call) -> bool:
    name = dotted(call.func)
    return any(name == maker or name.endswith(f".{maker}") for maker in MAKES_PEOPLE)


def pointers(model: type[Model]) -> list[str]:
    """Its own relations to a person."""
    person = apps.get_model("programmes.Person")
    relations = [*model._meta.local_fields, *model._meta.local_many_to_many]
    return [
        field.name
        for field in relations
        if isinstance(field, ForeignKey | ManyToManyField) and field.related_model is person
    ]


def undeclared() -> list[str]:
    declared = {
        (entry.model, name) for entries in wiring.collect("privacy") for entry in entries for name in entry.fields
    }
    own = [model for model in apps.get_models() if model._meta.app_label in APPS]
    pairs = [(model._meta.label, name) for model in own for name in pointers(model)]
    return [f"{label}.{name}" for label, name in pairs if (label, name) not in declared]


def test_every_pointer_at_a_person_is_declared_for_export_and_erasure() -> None:
    assert undeclared() == []


def test_what_is_declared_exists() -> None:
    entries = [entry for entries in wiring.collect("privacy") for entry in entries]
    assert [
        entry.model for entry in entries if not set(entry.fields) <= set(pointers(apps.get_model(entry.model)))
    ] == []
    assert [entry.model for entry in entries if not (entry.export and entry.erase)] == []


def test_people_are_made_by_one_action() -> None:
    assert [line for source in sources() for line in bypasses(source)] == []


@pytest.mark.parametrize("text", ["Person(email='x')", "models.EmailAddress.objects.create(email='x')"])
def test_a_bypass_is_found(text: str) -> None:
    assert bypasses(made(f"def apply():\n    {text}")) == ["meetings/example.py::apply"]
    assert bypasses(made(f"def register_person():\n    {text}")) == []
