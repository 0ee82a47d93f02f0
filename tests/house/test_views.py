"""A view gets, asks, binds, calls and renders. It never saves, and it is short."""

import ast

from tests.house.sources import Source, dotted, made, name_of, sources

WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
}  # fmt: skip
NO_ROWS = {"context", "data", "initial", "query", "params", "headers", "extra", "kwargs", "hashlib"}
VIEW_LINES, VIEW_FILES = 30, ("views", "admin")


def is_page(source: Source) -> bool:
    parts = source.module.split(".")
    return any(part in VIEW_FILES for part in parts[1:])


def writes(source: Source) -> list[str]:
    return [
        f"{source.at(call)} calls .{name_of(call)}()"
        for call in source.calls()
        if isinstance(call.func, ast.Attribute)
        and name_of(call) in WRITES
        and dotted(call.func.value).rpartition(".")[2] not in NO_ROWS
    ]


def too_long(source: Source, limit: int) -> list[str]:
    lengths = ((function, (function.end_lineno or 0) - function.lineno + 1) for function in source.functions())
    return [f"{source.at(f)} {f.name} has {lines} lines" for f, lines in lengths if lines > limit]


def test_views_never_save() -> None:
    assert [line for source in sources() if is_page(source) for line in writes(source)] == []


def test_views_are_short() -> None:
    assert [line for source in sources() if is_page(source) for line in too_long(source, VIEW_LINES)] == []


def test_nine_functions_in_ten_are_short() -> None:
    lengths = sorted((f.end_lineno or 0) - f.lineno + 1 for source in sources() for f in source.functions())
    assert lengths[len(lengths) * 9 // 10] <= 25
    assert [line for source in sources() for line in too_long(source, 60)] == []


def test_nine_files_in_ten_are_short() -> None:
    lengths = sorted(source.lines for source in sources())
    assert lengths[len(lengths) // 2] <= 75
    assert lengths[len(lengths) * 9 // 10] <= 300


def test_a_view_that_saves_is_found() -> None:
    bad = made("def page(request):\n    Thing.objects.filter(pk=1).update(x=2)\n    thing.save()", "meetings/views.py")
    good = made("def page(request):\n    context.update(x=2)\n    form.is_valid()", "meetings/views/x.py")
    assert (len(writes(bad)), len(writes(good)), is_page(bad), is_page(good)) == (2, 0, True, True)
    assert too_long(made("def page():\n" + "    x = 1\n" * 40), VIEW_LINES) != []
