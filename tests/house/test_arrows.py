"""Imports go one way: meetings -> matching -> programmes -> mentorforum, and inside an app from the pages inwards."""

import ast
from collections.abc import Iterator

from tests.house.sources import APPS, Source, made, sources

LAYERS = {"enums": 0, "rules": 1, "models": 1, "actions": 2, "forms": 3, "views": 4, "admin": 4, "tasks": 4, "urls": 5}


def imported(source: Source) -> Iterator[tuple[str, ast.AST]]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            package = source.name.split("/")[: -node.level] if node.level else []
            module = ".".join([*package, node.module])
            yield from ((f"{module}.{alias.name}", node) for alias in node.names)


def layer(module: str) -> int | None:
    parts = module.split(".")
    return LAYERS.get(parts[1]) if len(parts) > 1 else None


def wrong(source: Source, target: str) -> bool:
    app = target.partition(".")[0]
    if app not in APPS:
        return False
    if app != source.app:
        return APPS.index(app) > APPS.index(source.app)
    inner, outer = layer(source.module), layer(target)
    return source.app != "mentorforum" and inner is not None and outer is not None and outer > inner


def wrong_imports(source: Source) -> list[str]:
    return [f"{source.at(node)} imports {target}" for target, node in imported(source) if wrong(source, target)]


def test_imports_go_one_way() -> None:
    assert [line for source in sources() for line in wrong_imports(source)] == []


def test_a_wrong_import_is_found() -> None:
    up = made("from meetings.models import Room", "programmes/actions/x.py")
    house = made("def f():\n    import programmes.models", "mentorforum/x.py")
    outwards = made("from programmes.actions.x import y", "programmes/models/z.py")
    right = made("from programmes.models import Person", "meetings/actions/x.py")
    assert [len(wrong_imports(source)) for source in (up, house, outwards, right)] == [1, 1, 1, 0]
