"""A programme is data: outside programmes/presets/ no file names a preset, asks which one it was, or knows its own keys."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any

from programmes import enums
from programmes.presets import FOLDER, available, load, vocabulary
from tests.house.sources import Source, made, name_of, sources, templates

HOME = "programmes/presets/"
#: a code is data where a programme is made of it; the worlds' people also know the questions they answer
MAKES, PEOPLE = "create_programme", "worlds/"
#: real places and bodies of the texts the presets began as
REAL = re.compile(r"aalborg|göteborg|goteborg|horsens|ergoterapeut|\betf\b|intraservice", re.IGNORECASE)
STEMS = re.compile("|".join(rf"\b{path.stem}\b" for path in FOLDER.glob("*_*.yaml")))
ASKS = re.compile(r"\bprogramme\.preset\b|\bpreset\s*(?:==|!=)")
#: chosen by the house, and by chance the key of one preset's line too
CHANCE = {"mentor_years"}


def code_files() -> list[Source]:
    return [source for source in sources() if not source.name.startswith(HOME)]


def constants(source: Source) -> Iterator[ast.Constant]:
    return (n for n in ast.walk(source.tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def codes_in(source: Source) -> list[str]:
    """Where a code stands alone as a text, other than as what a programme is made of."""
    allowed = {id(arg) for call in source.calls() if name_of(call) == MAKES for arg in call.args[:1]}
    return [source.at(n) for n in constants(source) if n.value in available() and id(n) not in allowed]


def asking(source: Source) -> list[str]:
    """Where somebody reads `….preset` of a programme, or filters by it."""
    read = [n for n in ast.walk(source.tree) if isinstance(n, ast.Attribute) and n.attr == "preset"]
    filtered = [
        word.value
        for call in source.calls()
        if name_of(call) in {"filter", "exclude", "get"}
        for word in call.keywords
        if (word.arg or "").partition("__")[0] == "preset" or (word.arg or "").endswith("__preset")
    ]
    return [source.at(n) for n in [*read, *filtered]]


def keys(part: Any) -> Iterator[str]:
    """The key of every line of a preset."""
    if isinstance(part, tuple):
        for one in part:
            yield from keys(one)
    elif is_dataclass(part):
        if isinstance(getattr(part, "key", None), str):
            yield str(part.key)  # type: ignore[attr-defined]
        for spec in fields(part):
            yield from keys(getattr(part, spec.name))


@cache
def own_keys() -> frozenset[str]:
    """Keys of two words or more that one preset alone has, and that are no fixed word of all presets."""
    homes: dict[str, set[str]] = defaultdict(set)
    for code in available():
        for key in keys(load(code)):
            homes[key].add(code)
    fixed = {
        str(w)
        for kind in [*vars(vocabulary).values(), *vars(enums).values()]
        if isinstance(kind, type) and issubclass(kind, Enum)
        for w in kind
    }
    fixed |= {spec.name for spec in fields(type(load(available()[0]).lists))} | set(CHANCE)
    return frozenset(key for key, at in homes.items() if len(at) == 1 and "_" in key and key not in fixed)


def known_keys(source: Source) -> list[str]:
    return [f"{source.at(n)} {n.value}" for n in constants(source) if n.value in own_keys()]


def test_no_code_names_a_preset() -> None:
    assert [at for source in code_files() for at in codes_in(source)] == []


def test_no_code_asks_which_preset_it_was() -> None:
    assert [at for source in code_files() for at in asking(source)] == []


def test_no_code_knows_a_line_of_one_preset() -> None:
    assert [at for source in code_files() if not source.name.startswith(PEOPLE) for at in known_keys(source)] == []


def test_no_template_names_a_preset_or_a_line_of_one() -> None:
    quoted = re.compile("|".join(rf"[\"']{key}[\"']" for key in own_keys()))
    found = {
        name: [*STEMS.findall(text), *ASKS.findall(text), *quoted.findall(text)] for name, text in templates().items()
    }
    assert {name: words for name, words in found.items() if words} == {}


def test_no_file_names_a_real_place() -> None:
    python = {source.name: (FOLDER.parents[1] / source.name).read_text(encoding="utf-8") for source in sources()}
    texts = {**python, **templates(), **{path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}}
    assert {name: words for name, text in texts.items() if (words := REAL.findall(text))} == {}


def test_what_is_forbidden_is_found() -> None:
    assert codes_in(made('if programme.code == "A":\n    pass')) != []
    assert codes_in(made('create_programme("A", unit=unit)')) == []
    assert asking(made("if programme.preset == one:\n    pass")) != []
    assert asking(made('Programme.objects.filter(preset="x")')) != []
    assert asking(made('Match.objects.filter(programme__preset="x")')) != []
    assert known_keys(made('if item.key == "four_ways":\n    pass')) != []
    assert ASKS.search("{% if programme.preset == 'A' %}")
