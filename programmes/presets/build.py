"""Turns YAML nodes into the dataclasses of schema.py, led by their annotations, and collects what is wrong."""

import re
import types
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Union, get_args, get_origin, get_type_hints

import yaml

from .part import PresetPart
from .problems import FileProblem
from .words import LANGUAGES, PresetWords

KEY = re.compile(r"[a-z][a-z0-9_]*")
PLACEHOLDER = re.compile(r"{([^{}]*)}")
BROKEN = object()
NAMES = {
    yaml.MappingNode: "a mapping",
    yaml.SequenceNode: "a list",
    yaml.ScalarNode: "a text",
}
LONGEST = 8000


@cache
def hints(kind):
    return get_type_hints(kind)


class Builder:
    """One reading of one file. A value that cannot be built is BROKEN and has left a problem."""

    def __init__(self, file):
        self.file = file
        self.problems = []

    def wrong(self, node, where, sentence):
        self.problems.append(FileProblem(self.file, node.start_mark.line + 1, where, sentence))
        return BROKEN

    def build(self, kind, node, where="", allowed=frozenset()):
        """`node` as a value of the annotation `kind`; `allowed` are the placeholders its texts may have."""
        if get_origin(kind) in (types.UnionType, Union):
            kind = next(part for part in get_args(kind) if part is not type(None))
        if get_origin(kind) is tuple:
            return self.tuple(get_args(kind)[0], node, where, allowed)
        if kind is PresetWords:
            return self.words(node, where, allowed)
        if is_dataclass(kind):
            return self.part(kind, node, where)
        return self.scalar(kind, node, where)

    def tuple(self, kind, node, where, allowed):
        if not self.is_a(yaml.SequenceNode, node, where):
            return BROKEN
        parts = [self.build(kind, part, f"{where}[{i}]", allowed) for i, part in enumerate(node.value, 1)]
        self.no_key_twice(parts, node, where)
        return BROKEN if BROKEN in parts else tuple(parts)

    def no_key_twice(self, parts, node, where):
        seen = set()
        for i, (part, at) in enumerate(zip(parts, node.value, strict=True), 1):
            name = part if isinstance(part, str) else getattr(part, getattr(part, "named_by", ""), None)
            if name is not None and name in seen:
                self.wrong(at, f"{where}[{i}]", f"“{name}” is there twice")
            seen.add(name)

    def part(self, kind, node, where):
        """A mapping as the dataclass `kind`."""
        if not self.is_a(yaml.MappingNode, node, where):
            return BROKEN
        pairs = self.pairs(node, where)
        values = {}
        for spec in fields(kind):
            if spec.name == "line":
                continue
            if spec.name in pairs:
                below = f"{where}.{spec.name}".lstrip(".")
                placeholders = spec.metadata.get("placeholders", frozenset())
                values[spec.name] = self.build(hints(kind)[spec.name], pairs.pop(spec.name)[1], below, placeholders)
            elif spec.default is MISSING:
                what = "the language " if spec.name in LANGUAGES else ""
                values[spec.name] = self.wrong(node, where, f"{what}“{spec.name}” is missing")
        for key, _ in pairs.values():
            values[key.value] = self.wrong(key, where, f"“{key.value}” is not known here")
        if BROKEN in values.values():
            return BROKEN
        return kind(line=node.start_mark.line + 1, **values) if issubclass(kind, PresetPart) else kind(**values)

    def pairs(self, node, where):
        pairs = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.wrong(key, where, "a name must be a text")
            elif key.value in pairs:
                self.wrong(key, where, f"“{key.value}” is there twice")
            else:
                pairs[key.value] = (key, value)
        return pairs

    def words(self, node, where, allowed):
        """A text in every language, with the same placeholders in each."""
        before = len(self.problems)
        text = self.part(PresetWords, node, where)
        if text is BROKEN or len(self.problems) > before:
            return BROKEN
        used = {language: set(PLACEHOLDER.findall(text[language])) for language in LANGUAGES}
        for language in LANGUAGES:
            left = PLACEHOLDER.sub("", text[language])
            for name in sorted(used[language] - allowed):
                self.wrong(
                    node,
                    where,
                    f"the placeholder {{{name}}} in “{language}” is not known here",
                )
            if "{" in left or "}" in left:
                self.wrong(node, where, f"a brace in “{language}” has no partner")
        if len({frozenset(names) for names in used.values()}) > 1:
            self.wrong(node, where, "the languages do not have the same placeholders")
        return BROKEN if len(self.problems) > before else text

    def scalar(self, kind, node, where):
        if not self.is_a(yaml.ScalarNode, node, where):
            return BROKEN
        text = node.value.strip()
        if issubclass(kind, Enum):
            return self.member(kind, text, node, where)
        if kind is bool:
            value = {"true": True, "false": False}.get(text)
            return self.wrong(node, where, f"“{text}” must be true or false") if value is None else value
        if kind is int:
            good = re.fullmatch(r"-?[0-9]{1,6}", text)
            return int(text) if good else self.wrong(node, where, f"“{text}” must be a whole number")
        return self.text(text, node, where)

    def text(self, text, node, where):
        if not text:
            return self.wrong(node, where, "is empty")
        if len(text) > LONGEST:
            return self.wrong(node, where, f"is longer than {LONGEST} characters")
        is_key = where.rpartition(".")[2] in {"key", "step", "group"}
        if is_key and not KEY.fullmatch(text):
            return self.wrong(node, where, f"the key “{text}” may only have a-z, 0-9 and _")
        return text

    def member(self, kind, text, node, where):
        try:
            return kind(text)
        except ValueError:
            known = ", ".join(member.value for member in kind)
            return self.wrong(node, where, f"“{text}” is not known; one of: {known}")

    def is_a(self, expected, node, where):
        if isinstance(node, expected):
            return True
        self.wrong(node, where, f"must be {NAMES[expected]}, not {NAMES[type(node)]}")
        return False
