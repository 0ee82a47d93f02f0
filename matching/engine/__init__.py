"""The matching engine: rows in, an explained proposal out. No Django below here (docs/matching.md).

Importing this package loads neither numpy nor scipy; `matcher()` and `propose()` do, when they are first called.
`types.py` has the whole interface with an example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from matching.engine.types import (
    NEVER_OVERRIDDEN,
    SAID_ALIKE,
    Blocked,
    Candidate,
    Criterion,
    CriterionScore,
    Explanation,
    Mentee,
    Mentor,
    Move,
    MustHave,
    OtherMentee,
    Pin,
    PinRefused,
    Price,
    Problem,
    ProblemError,
    Proposal,
    ProposedPair,
    Rule,
    Settings,
    SmallestChange,
    Unserved,
    WhyNot,
    codes,
)

if TYPE_CHECKING:
    from matching.engine.work import Matcher

__all__ = [
    "NEVER_OVERRIDDEN",
    "SAID_ALIKE",
    "Blocked",
    "Candidate",
    "Criterion",
    "CriterionScore",
    "Explanation",
    "Mentee",
    "Mentor",
    "Move",
    "MustHave",
    "OtherMentee",
    "Pin",
    "PinRefused",
    "Price",
    "Problem",
    "ProblemError",
    "Proposal",
    "ProposedPair",
    "Rule",
    "Settings",
    "SmallestChange",
    "Unserved",
    "WhyNot",
    "codes",
    "matcher",
    "propose",
]


def matcher(problem: Problem) -> Matcher:
    """One problem made ready: `propose`, `explain`, `why_not`, `price`, `best`, `refused_pins`."""
    from matching.engine.work import Matcher

    return Matcher(problem)


def propose(problem: Problem) -> Proposal:
    """The proposal alone. Raises `PinRefused` when a pin breaks a rule, `ProblemError` when ids do not fit."""
    return matcher(problem).propose()
