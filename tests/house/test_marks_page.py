"""docs/marks.md says of every mark of the five programmes whether it works, on which page, and which test goes through it."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "marks.md"
STATES = {"works", "partly", "not yet"}
#: how many marks each programme has (A's begin at 0)
MARKS = [
    *(f"E{n}" for n in range(1, 10)),
    *(f"L{n}" for n in range(1, 9)),
    *(f"A{n}" for n in range(11)),
    *(f"G{n}" for n in range(1, 10)),
    *(f"H{n}" for n in range(1, 11)),
]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def rows() -> list[list[str]]:
    """Cells of every row of the page that begins with a mark."""
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.read_text().splitlines()]
    return [row for row in cells if re.fullmatch(r"[ELAGH]\d+", row[0])]


@cache
def names_in(path: str) -> set[str]:
    """The names of the test functions in a file; none where there is no such file."""
    file = ROOT / path
    tree = ast.parse(file.read_text()) if file.exists() else ast.Module([], [])
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_mark_stands_once_in_order():
    assert [row[0] for row in rows()] == MARKS
    assert len(MARKS) == 47


def test_every_mark_has_a_state_and_what_works_has_a_page_and_a_test():
    for mark, what, state, page, tests in rows():
        assert state in STATES, mark
        assert what, mark
        assert state == "not yet" or (page and TEST.search(tests)), mark


def test_every_test_named_is_there():
    named = TEST.findall(PAGE.read_text())
    assert named
    assert [f"{path}::{name}" for path, name in named if name not in names_in(path)] == []


def test_all_nine_ways_to_fail_have_what_prevents_them():
    """(L3)"""
    part = PAGE.read_text().split("## The nine ways to fail")[1]
    found = [line for line in part.splitlines() if re.match(r"\| \d \|", line)]
    assert len(found) == 9
    assert all(TEST.search(line) for line in found)
