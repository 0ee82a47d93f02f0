"""The hard rules as named masks, folded into bit flags: which rule blocks whom is a look-up afterwards.

Each rule yields the pairs (row, column) it blocks, or gives a whole mask; `fold` knows nothing else about them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.engine.rules import answers, people, ties, units
from matching.engine.sides import Sides
from matching.engine.types import NEVER_OVERRIDDEN, SAID_ALIKE, Blocked, Rule, codes

Mask = npt.NDArray[np.uint16]

RULES: dict[Rule, Callable[[Sides], Any]] = {
    Rule.CAPACITY: people.no_place,
    Rule.SAME_PERSON: people.same_person,
    Rule.CHAIN_OF_COMMAND: units.chain_of_command,
    Rule.SAME_UNIT: units.same_unit,
    Rule.SAME_WORKPLACE: units.same_workplace,
    Rule.TIE: ties.blocked,
    Rule.DECLINED: people.declined,
    Rule.MUST_HAVE: answers.must_have,
    Rule.LANGUAGE: answers.language,
    Rule.COURSE: people.course,
    Rule.EXCLUDED: people.excluded,
}

FACTS: dict[Rule, Callable[[Sides, int, int], dict[str, Any]]] = {
    Rule.CHAIN_OF_COMMAND: units.chain_facts,
    Rule.SAME_UNIT: units.unit_facts,
    Rule.SAME_WORKPLACE: units.workplace_facts,
    Rule.MUST_HAVE: answers.must_facts,
    Rule.LANGUAGE: answers.language_facts,
}


def fold(table: Sides) -> Mask:
    """All rules of all pairs; 0 is a possible pair."""
    mask = np.zeros((len(table.mentees), len(table.mentors)), np.uint16)
    for rule, find in RULES.items():
        cells = find(table)
        if isinstance(cells, np.ndarray):
            mask |= cells.astype(np.uint16) * np.uint16(rule)
            continue
        for row, column in cells:
            mask[row, column] |= rule
    return mask


def blocked(table: Sides, mask: int, row: int, column: int) -> tuple[Blocked, ...]:
    """The rules of one pair with their facts. Ties, refusals and exclusions say nothing more than their code."""
    return tuple(
        Blocked(
            codes(rule)[0],
            overridable=not rule & NEVER_OVERRIDDEN,
            facts={} if rule & SAID_ALIKE or rule not in FACTS else FACTS[rule](table, row, column),
        )
        for rule in Rule
        if rule & mask
    )


def checked(table: Sides) -> tuple[str, ...]:
    """The rules this problem looks at: those the programme has switched off are left out."""
    settings = table.problem.settings
    off = Rule(0)
    if settings.same_unit_level is None:
        off |= Rule.SAME_UNIT
    if not settings.same_workplace:
        off |= Rule.SAME_WORKPLACE
    if settings.course != "demand":
        off |= Rule.COURSE
    return codes(~off & sum(Rule))
