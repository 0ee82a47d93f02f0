"""`mentorforum.status.move` is the one writer of a status: conditional, with history."""

import ast
from collections.abc import Iterator
from typing import Any

from django.apps import apps

from mentorforum.statuses import Status
from tests.house.sources import Source, made, name_of, sources

WRITER = "mentorforum/status.py"


def writes_status(source: Source) -> list[str]:
    targets = [
        target
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Assign | ast.AugAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and target.attr == "status"
    ]
    updates = [
        call
        for call in source.calls()
        if name_of(call) in {"update", "update_or_create"} and any(word.arg == "status" for word in call.keywords)
    ]
    return [source.at(node) for node in [*targets, *updates]]


def test_statuses_are_written_in_one_place() -> None:
    assert [at for source in sources() if source.name != WRITER for at in writes_status(source)] == []


def test_the_one_place_is_found() -> None:
    assert writes_status(next(source for source in sources() if source.name == WRITER)) != []


def test_a_second_writer_is_found() -> None:
    bad = made("match.status = 'active'\nMatch.objects.filter(pk=1).update(status='active', seat=None)")
    good = made("Match.objects.create(status='proposed')\nMatch.objects.filter(status='active').update(seat=None)")
    assert (len(writes_status(bad)), len(writes_status(good))) == (2, 0)


def with_statuses() -> list[type[Any]]:
    return [model for model in apps.get_models() if hasattr(model, "STATUSES")]


def statuses() -> Iterator[type[Status]]:
    found = [Status]
    while found:
        found += (own := found.pop()).__subclasses__()
        yield own


def test_every_status_has_an_entry_in_its_table_of_moves() -> None:
    tables = {own: set(own.MOVES) ^ set(own.values) for own in statuses() if hasattr(own, "MOVES")}
    assert {model.STATUSES for model in with_statuses()} <= tables.keys()
    assert {own: left for own, left in tables.items() if left} == {}


def test_a_thing_that_moves_keeps_one_of_its_statuses() -> None:
    odd = [m.__name__ for m in with_statuses() if m._meta.get_field("status").choices != m.STATUSES.choices]
    assert (len(with_statuses()) > 1, odd) == (True, [])
