"""`mentorforum.status.move` is the one writer of a status: conditional, with history."""

import ast

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
