"""What people and programs send that no form expects.

Of ONE kind each: a field that takes numbers tells wrong numbers apart, and an impossible date is to it like any word.
So each post carries one wrong number, one wrong date and one wrong word, each in the fields that tell it from others
(`packed`); what a field with a cleaning of its own makes of a value nobody knows, so it gets all of them.
"""

from collections.abc import Iterator
from typing import Any

from django import forms

LONG = "å" * 200_000
NUL = "a\0b"
#: sent in every field at once, to every page
EVERYWHERE = {
    "nothing": "",
    "NUL bytes": NUL,
    "half a character": "\ud7ff",
}
#: kind of field -> what it tells apart
KINDS = {
    "word": {
        "a list": "[]",
        "a script": "<script>alert(1)</script>",
        "an id of nothing": "01a2001c-0000-7000-8000-000000000000",
    },
    "number": {
        "a negative number": "-1",
        "a number too large": "9" * 30,
        "a figure that is no number": "²",
    },
    "date": {
        "a date that is none": "2027-02-31",
        "year one": "0001-01-01",
        "year 9999": "9999-12-31",
    },
}
OF_ONE_KIND = {what: value for values in KINDS.values() for what, value in values.items()}
NONSENSE = {**EVERYWHERE, **OF_ONE_KIND}
#: these and what is derived from them; an id or a choice is among the known ones or not. Any other derived field is `own`
PLAIN = {
    "word": (forms.UUIDField, forms.ChoiceField),
    "number": (forms.IntegerField,),
    "date": (forms.DateField, forms.TimeField, forms.DateTimeField),
}
#: names that views read besides their form's
ALSO = (
    "version",
    "edit",
    "once",
    "to",
    "do",
    "stage",
    "take",
    "held",
    "reached",
    "remind",
    "next",
    "language",
    "choice",
)
COUNTED = {"version", "edit"}  # of those, the numbers
#: what stands after the question mark
ASKED = (
    "page", "show", "q", "id", "person", "group", "programme", "cohort", "decision", "match", "mentor", "pair", "status",
    "side", "to", "next", "sort", "answer", "state", "mentee",
)  # fmt: skip


def form_of(response: object) -> Any:
    """The form on a page, if it has one."""
    context = getattr(response, "context", None)
    return context.get("form") if context is not None else None


def fields_of(response: object) -> list[str]:
    return list(getattr(form_of(response), "fields", {}))


def kinds_of(form: Any) -> dict[str, str]:
    """Name -> kind of field; `own` where the form or the field has a cleaning of its own."""
    fields = getattr(form, "fields", {})
    found = {name: "number" if name in COUNTED else "word" for name in ALSO}
    return found | {name: _kind(form, name, field) for name, field in fields.items()}


def _kind(form: Any, name: str, field: forms.Field) -> str:
    if hasattr(form, f"clean_{name}"):
        return "own"
    for kind, classes in PLAIN.items():
        if isinstance(field, classes):
            return kind
    return "word" if type(field).__module__.startswith("django.") else "own"


def packed(kinds: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Few posts in which every field meets every value that it can tell from the others; and what they are called."""
    rows = list(zip(*(values.items() for values in KINDS.values()), strict=True))
    turns = len(OF_ONE_KIND) if "own" in kinds.values() else len(rows)
    for turn in range(turns):
        row = {kind: value for kind, (_what, value) in zip(KINDS, rows[turn % len(rows)], strict=True)}
        what, row["own"] = list(OF_ONE_KIND.items())[turn]
        called = what if turns > len(rows) else ", ".join(what for what, _value in rows[turn])
        yield called, {name: row[kind] for name, kind in kinds.items()}


def filled(names: list[str], value: str) -> dict[str, str]:
    """The value in every field; 200 KB in three, since a form may have at most 2 MB."""
    if len(value) < 1000:
        return dict.fromkeys([*names, *ALSO], value)
    return dict.fromkeys(names[:3], value) | dict.fromkeys(names[3:], "x")
