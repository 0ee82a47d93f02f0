"""Reads .po and .mo files, and the texts marked for translation in the source, without gettext."""

import ast
import re
from dataclasses import dataclass, field
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

from tests.house.sources import BASE, sources, templates

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES if code != "en")  # the texts in the code are English
CALLS = {
    "_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2,
    "pgettext": -2, "pgettext_lazy": -2, "npgettext": -3, "npgettext_lazy": -3,
}  # fmt: skip
STRING = r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\""""
CALL = re.compile(rf"\b(?:n?p?gettext|_)\((?:{STRING}|[^()'\"])*\)")
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')


@dataclass
class Entry:
    """One message. `key` is (context, msgid); `texts` the translations, several where it has plural forms."""

    context: str | None = None
    msgid: str = ""
    plural: str = ""
    texts: dict[int, str] = field(default_factory=dict)
    fuzzy: bool = False

    @property
    def key(self) -> tuple[str | None, str]:
        return (self.context, self.msgid)


def unquoted(line: str) -> str:
    found = QUOTED.search(line)
    return ast.literal_eval(f'"{found.group(1)}"') if found else ""


def read_po(text: str) -> list[Entry]:
    """All live entries but the header."""
    return [entry for block in re.split(r"\n\s*\n", text) if (entry := read_block(block)).msgid]


def read_block(block: str) -> Entry:
    entry, what, number = Entry(), "", 0
    for line in block.splitlines():
        if line.startswith("#,") and "fuzzy" in line:
            entry.fuzzy = True
        word = re.match(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?\s", line)
        if word:
            what, number = word.group(1), int(word.group(2) or 0)
        elif not line.startswith('"'):
            continue
        add(entry, what, number, unquoted(line))
    return entry


def add(entry: Entry, what: str, number: int, text: str) -> None:
    if what == "msgctxt":
        entry.context = (entry.context or "") + text
    elif what == "msgid":
        entry.msgid += text
    elif what == "msgid_plural":
        entry.plural += text
    elif what == "msgstr":
        entry.texts[number] = entry.texts.get(number, "") + text


def folder(language: str) -> Path:
    return BASE / "locale" / language / "LC_MESSAGES"


@cache
def catalogue(language: str) -> tuple[Entry, ...]:
    path = folder(language) / "django.po"
    return tuple(read_po(path.read_text(encoding="utf-8"))) if path.exists() else ()


def compiled(language: str) -> dict[tuple[str | None, str], dict[int, str]]:
    """The .mo file in the shape of the .po file's entries."""
    with (folder(language) / "django.mo").open("rb") as file:
        raw = GNUTranslations(file)._catalog
    out: dict[tuple[str | None, str], dict[int, str]] = {}
    for key, text in raw.items():
        whole, number = key if isinstance(key, tuple) else (key, 0)
        context, mark, msgid = whole.rpartition("\x04")
        out.setdefault((context if mark else None, msgid), {})[number] = text
    out.pop((None, ""), None)
    return out


def literals(call: ast.Call) -> list[str]:
    return [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]


def marked_in(tree: ast.AST) -> set[str]:
    """The msgids of the gettext calls in a Python source."""
    found = set()
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute):
            count = CALLS.get(call.func.id if isinstance(call.func, ast.Name) else call.func.attr, 0)
            texts = literals(call)
            if count and len(texts) >= abs(count):
                found.add(texts[1] if count < 0 else texts[0])
    return found


def marked_in_template(text: str, name: str) -> set[str]:
    calls = [found.group(0) for found in CALL.finditer(templatize(text, origin=name))]
    return {msgid for call in calls for msgid in marked_in(ast.parse(call))}


@cache
def marked() -> frozenset[str]:
    """Every msgid in use, of source and templates."""
    python = {msgid for source in sources() for msgid in marked_in(source.tree)}
    return frozenset(python.union(*(marked_in_template(text, name) for name, text in templates().items())))
