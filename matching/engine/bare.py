"""The engine for others: numbers in, numbers out, as JSON (docs/matching.md has the format).

    python -m matching.engine < problem.json > answer.json

Nothing of Django is needed. Among equals the lower index comes first.
"""

from __future__ import annotations

import json
from typing import Any, NoReturn

import numpy as np

from matching.engine.reasons import Reasons
from matching.engine.solve import Cell, SolutionPlan, Table, solve
from matching.engine.types import ProblemError, Rule, codes

KEYS = ("scores", "capacity", "pinned", "excluded", "floor")
NULL = Rule.MUST_HAVE  # a null score is blocked by a rule the caller keeps to itself
LARGEST = 10**9  # points may be any whole numbers up to here; the engine's own run from 0 to 10 000


def answer(text: str | bytes) -> str:
    """The answer to a problem, both as JSON. Raises `ProblemError` with one line that says what is wrong."""
    plan = solve(read(text))
    return json.dumps(told(plan))


def told(plan: SolutionPlan) -> dict[str, Any]:
    unserved = [
        {"mentee": reason.row, "kind": "competition" if reason.columns else "nobody", "mentors": list(reason.columns)}
        for reason in Reasons(plan).all()
    ]
    pairs = [list(cell) for cell in plan.cells]
    return {"pairs": pairs, "served": len(pairs), "points": sum(plan.points), "unserved": unserved}


def read(text: str | bytes) -> Table:
    """The problem as a table, checked so far that every message names the place."""
    problem = _object(text)
    scores, places = _scores(problem["scores"]), _capacity(problem["capacity"])
    for row, line in enumerate(scores):
        if len(line) != len(places):
            _no(f"scores[{row}] has {len(line)} entries, but capacity has {len(places)}")
    shape = (len(scores), len(places))
    points = np.array([[x or 0 for x in line] for line in scores], np.int64).reshape(shape)
    mask = np.array([[x is None for x in line] for line in scores], np.uint16).reshape(shape) * np.uint16(NULL)
    mask[:, np.array(places, np.int64) < 1] |= np.uint16(Rule.CAPACITY)
    for row, column in _cells(problem, "excluded", shape):
        mask[row, column] |= Rule.EXCLUDED
    table = Table(points, mask, np.array(places, np.int64), floor=_floor(problem.get("floor", 0)))
    return _pin(table, _cells(problem, "pinned", shape))


def _object(text: str | bytes) -> dict[str, Any]:
    try:
        problem = json.loads(text)
    except (ValueError, RecursionError) as error:
        _no(f"this is not JSON: {error}")
    if not isinstance(problem, dict):
        _no("the problem must be an object with scores and capacity")
    for key in ("scores", "capacity"):
        if key not in problem:
            _no(f"{key} is missing")
    if strange := sorted(problem.keys() - set(KEYS)):
        _no(f"{strange[0]!r} is not known; known are {', '.join(KEYS)}")
    return problem


def _scores(value: Any) -> list[list[int | None]]:
    for row, line in enumerate(_list(value, "scores")):
        for column, score in enumerate(_list(line, f"scores[{row}]")):
            if score is not None:
                _whole(score, f"scores[{row}][{column}]", -LARGEST, "a whole number or null")
    return value  # type: ignore[no-any-return]


def _capacity(value: Any) -> list[int]:
    return [_whole(n, f"capacity[{at}]", 0, "a whole number from 0") for at, n in enumerate(_list(value, "capacity"))]


def _floor(value: Any) -> int:
    return _whole(value, "floor", -LARGEST, "a whole number")


def _cells(problem: dict[str, Any], key: str, shape: Cell) -> list[Cell]:
    cells = []
    for at, pair in enumerate(_list(problem.get(key, []), key)):
        name = f"{key}[{at}]"
        if len(_list(pair, name)) != 2:
            _no(f"{name} must be [mentee, mentor]")
        row, column = (_whole(index, name, 0, "two indices from 0") for index in pair)
        if row >= shape[0] or column >= shape[1]:
            _no(f"{name} is [{row}, {column}], but there are {shape[0]} mentees and {shape[1]} mentors")
        cells.append((row, column))
    return cells


def _pin(table: Table, pins: list[Cell]) -> Table:
    """Pins one after the other; the first that cannot stand is refused with its rule."""
    seen: set[int] = set()
    for row, column in pins:
        if row in seen:
            _no(f"pinned pair [{row}, {column}]: mentee {row} is pinned twice")
        if rules := table.refusals(row, column):
            words = [*(["blocked"] if rules & NULL else []), *codes(rules & ~NULL)]
            _no(f"pinned pair [{row}, {column}] is refused: {', '.join(words)}")
        seen.add(row)
        table = table.with_pin(row, column)
    return table


def _list(value: Any, name: str) -> list[Any]:
    return value if isinstance(value, list) else _no(f"{name} must be a list")


def _whole(value: Any, name: str, least: int, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        _no(f"{name} must be {what}, not {json.dumps(value)[:40]}")
    if not least <= value <= LARGEST:
        _no(f"{name} must be {what}, at most {LARGEST}, not {str(value)[:40]}")
    return value


def _no(message: str) -> NoReturn:
    raise ProblemError(message)
