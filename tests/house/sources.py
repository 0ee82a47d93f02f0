"""What the house tests read: the project's own files, parsed once."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

from tests.house.floor_plan import APPS

BASE = Path(settings.BASE_DIR)


@dataclass(frozen=True)
class Source:
    """A Python file. `name` is its path from the project's root, `module` its dotted name."""

    name: str
    tree: ast.Module
    lines: int = 0

    @property
    def module(self) -> str:
        return self.name.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def app(self) -> str:
        return self.module.partition(".")[0]

    def functions(self) -> Iterator[ast.FunctionDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef))

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def at(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 0)}"


def made(text: str, name: str = "meetings/example.py") -> Source:
    """A source from a text, for a house test's own test."""
    return Source(name, ast.parse(text), text.count("\n"))


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the apps, without migrations."""
    paths = (path for app in APPS for path in sorted((BASE / app).rglob("*.py")) if "migrations" not in path.parts)
    return tuple(read(path) for path in paths)


def read(path: Path) -> Source:
    text = path.read_text(encoding="utf-8")
    return Source(path.relative_to(BASE).as_posix(), ast.parse(text), text.count("\n"))


@cache
def templates() -> dict[str, str]:
    """Name as Django knows it -> text, of the project's own templates."""
    folders = [BASE / "templates", *(BASE / app / "templates" for app in APPS)]
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an expression; calls and subscripts on the way are left out."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}".lstrip(".")
    if isinstance(node, ast.Call | ast.Subscript):
        return dotted(node.func if isinstance(node, ast.Call) else node.value)
    return node.id if isinstance(node, ast.Name) else ""


def name_of(call: ast.Call) -> str:
    """The last name of what is called: `save` of `thing.save()`."""
    return dotted(call.func).rpartition(".")[2]


def enclosing(source: Source, wanted: ast.AST) -> str:
    """`file::function` around a node, for lists of who is allowed."""
    around = [f for f in source.functions() if any(node is wanted for node in ast.walk(f))]
    return f"{source.name}::{around[-1].name if around else ''}"
