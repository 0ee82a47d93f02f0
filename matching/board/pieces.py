"""The pieces of the board: rows of mentees with what is proposed for them. Drawn by `matching/board/drawing.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from matching.enums import MatchStatus
from matching.models import Match, PairMark, Run
from programmes.models import Application, Cohort

FILTERS = ("all", "without", "weak", "pinned")
MENTOR_FILTERS = ("all", "free", "nobody")


@dataclass(frozen=True)
class ReasonInWords:
    """One reason in words."""

    good: bool
    text: str


@dataclass(frozen=True)
class OtherMentor:
    """Another mentor who could be taken."""

    application: Application
    score: int
    free: bool


@dataclass(frozen=True)
class Free:
    """A mentor with places that nobody has; `untrained`: no use before the mentors' course (H10)."""

    mentor: Application
    number: int
    untrained: bool


@dataclass
class BoardRow:
    """One mentee. `match` is the proposal, or the offer that is out; without one `left` says why."""

    mentee: Application
    match: Match | None = None
    mentor: Application | None = None
    score: int | None = None
    weak: bool = False
    say: Callable[[], list[ReasonInWords]] = list  # the reasons, put into words for the rows that are shown
    others: list[OtherMentor] = field(default_factory=list)
    pinned: bool = False
    note: str = ""
    left: str = ""
    fits: str = ""
    change: str = ""
    ask: Application | None = None
    answered: list[str] = field(default_factory=list)

    @cached_property
    def reasons(self) -> list[ReasonInWords]:
        return self.say()

    @property
    def proposed(self) -> bool:
        return self.match is not None and self.match.status == MatchStatus.PROPOSED

    @property
    def offered(self) -> bool:
        return self.match is not None and self.match.status == MatchStatus.OFFERED

    def shown(self, show: str) -> bool:
        """Whether a filter leaves this row."""
        return {
            "without": self.match is None,
            "weak": self.weak and self.proposed,
            "pinned": self.pinned and self.proposed,
        }.get(show, True)


@dataclass
class MentorRow:
    """One mentor: who is proposed or has an offer, and who else would fit best. `untrained` as in `Free`."""

    mentor: Application
    places: int
    free: int
    rows: list[BoardRow] = field(default_factory=list)
    others: list[OtherMentor] = field(default_factory=list)
    under_way: int = 0
    untrained: bool = False

    def shown(self, show: str) -> bool:
        return {"free": self.free > 0, "nobody": not self.rows and not self.under_way}.get(show, True)


@dataclass
class Board:
    """The whole page. `under_way` counts the pairs that have begun; they have a page of their own.

    `run` is the proposal for the cohort that is shown, `works` one that a task is at, `failed` the newest when it could
    not be made (`trouble` says why), `earlier` the others, those for one mentee too.
    """

    cohort: Cohort
    run: Run | None
    before: Run | None
    works: Run | None
    failed: Run | None
    trouble: str
    earlier: list[Run]
    newest: int
    rows: list[BoardRow]
    free: list[Free]
    turned: Callable[[], list[MentorRow]]
    set_apart: list[tuple[PairMark, Application, Application]]
    loose_pins: list[tuple[PairMark, Application, Application]]
    came_to_nothing: list[tuple[Match, Application, Application]]
    under_way: int
    mentees: int
    mentors: int
    changed: bool

    @property
    def proposals(self) -> list[Match]:
        return [row.match for row in self.rows if row.match and row.proposed]

    @property
    def placed(self) -> int:
        return sum(row.match is not None for row in self.rows) + self.under_way

    @cached_property
    def mentor_rows(self) -> list[MentorRow]:
        """The same, turned to the mentors."""
        return self.turned()

    def count(self, show: str) -> int:
        return sum(row.shown(show) for row in self.rows)

    def count_mentors(self, show: str) -> int:
        return sum(row.shown(show) for row in self.mentor_rows)

    def row(self, mentee: Any) -> BoardRow | None:
        return next((row for row in self.rows if row.mentee.pk == mentee), None)
