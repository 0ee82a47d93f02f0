"""What people and programs send that no form expects."""

LONG = "å" * 200_000
NUL = "a\0b"
NONSENSE = {
    "nothing": "",
    "NUL bytes": NUL,
    "a list": "[]",
    "a negative number": "-1",
    "a number too large": "9" * 30,
    "a figure that is no number": "²",
    "half a character": "\ud7ff",
    "a date that is none": "2027-02-31",
    "year one": "0001-01-01",
    "year 9999": "9999-12-31",
    "a script": "<script>alert(1)</script>",
    "an id of nothing": "01a2001c-0000-7000-8000-000000000000",
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
#: what stands after the question mark
ASKED = (
    "page", "show", "q", "id", "person", "group", "programme", "cohort", "decision", "match", "mentor", "pair", "status",
    "side", "to", "next", "sort", "answer", "state", "mentee",
)  # fmt: skip


def fields_of(response: object) -> list[str]:
    """The names of the form on a page, if it has one."""
    context = getattr(response, "context", None)
    form = context.get("form") if context is not None else None
    return list(getattr(form, "fields", {}))


def filled(names: list[str], value: str) -> dict[str, str]:
    """The value in every field; 200 KB in three, since a form may have at most 2 MB."""
    if len(value) < 1000:
        return dict.fromkeys([*names, *ALSO], value)
    return dict.fromkeys(names[:3], value) | dict.fromkeys(names[3:], "x")
