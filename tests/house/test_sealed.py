"""Confidential text: who opens it is a list, and no admin knows its models."""

from django.apps import apps
from django.contrib.admin.sites import all_sites
from django.db.models import Model

from mentorforum.encryption import EncryptedTextField, WrappedKeyField
from tests.house.opens import OPENS
from tests.house.sources import Source, enclosing, made, name_of, sources

HOUSE = "mentorforum/encryption.py"


def opens(source: Source) -> list[str]:
    return [enclosing(source, call) for call in source.calls() if name_of(call) == "open_for"]


def goes_round(source: Source) -> list[str]:
    """Calls of the unguarded key."""
    return [enclosing(source, call) for call in source.calls() if name_of(call) in {"_key", "unwrap"}]


def confidential(model: type[Model]) -> list[str]:
    return [f.name for f in model._meta.get_fields() if isinstance(f, EncryptedTextField | WrappedKeyField)]


def test_who_opens_confidential_text_is_listed() -> None:
    found = {line for source in sources() if source.name != HOUSE for line in opens(source)}
    assert sorted(found - OPENS) == []
    assert sorted(OPENS - found) == []


def test_nobody_goes_round_open_for() -> None:
    assert [line for source in sources() if source.name != HOUSE for line in goes_round(source)] == []


def test_no_admin_knows_a_model_with_confidential_text() -> None:
    registered = {model for site in all_sites for model in site._registry}
    assert [model._meta.label for model in registered if confidential(model)] == []


def test_confidential_fields_have_names_of_their_own() -> None:
    """The seal name is part of what is encrypted: two fields with one name could be swapped."""
    seals = [
        field.seal
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, EncryptedTextField)
    ]
    assert [seal for seal in seals if seals.count(seal) > 1 or not seal] == []


def test_an_opener_is_found() -> None:
    bad = made("class P:\n    def page(self):\n        key = room.open_for(person)\n        k = room._key()")
    assert (opens(bad), goes_round(bad)) == (["meetings/example.py::page"], ["meetings/example.py::page"])
