"""The proposal, and what a coordinator asks about single pairs."""

from __future__ import annotations

import numpy as np

from matching.engine import price, rules, tell
from matching.engine.prepared import PreparedProblem
from matching.engine.solve import Cell
from matching.engine.types import Code, Explanation, Price, ProblemError, Proposal, Rule, WhyNot, codes


class Matcher(PreparedProblem):
    def propose(self) -> Proposal:
        """The proposal; the same for the same problem in any order. Raises `PinRefused`."""
        return tell.answer(self.sides, self.score, self.plan)

    def explain(self, mentee: str, mentor: str) -> Explanation:
        """Any pair taken apart, blocked or not, and whatever state the pins are in."""
        cell = self._cell(mentee, mentor)
        rows = self.score.rows(*cell)
        return Explanation(
            mentee,
            mentor,
            sum(row.points for row in rows),
            rows,
            rules.blocked(self.sides, self._mask(cell), *cell),
            tell.warnings(self.sides, cell),
            rules.checked(self.sides),
        )

    def why_not(self, mentee: str, mentor: str) -> WhyNot:
        """Why these two are not together in the proposal, and what it would cost."""
        row, column = self._cell(mentee, mentor)
        explanation, cost = self.explain(mentee, mentor), self.price(mentee, mentor)
        now = int(self.plan.at[row])
        holders = np.flatnonzero(self.plan.at == column).tolist()
        return WhyNot(
            self._code(row, column, explanation, cost),
            explanation,
            None if now < 0 else self.sides.mentors[now].id,
            0 if now < 0 else int(self.table.points[row, now]),
            tuple(self.sides.mentees[holder].id for holder in holders),
            cost,
        )

    def price(self, mentee: str, mentor: str) -> Price:
        """What pinning these two would cost all together, with the moves; rules that can be set aside are."""
        row, column = self._cell(mentee, mentor)
        if broken_rules := self._refused(row, column):
            return Price(mentee, mentor, refused=broken_rules)
        cost = price.price(self.plan, row, column)
        moves = tell.moves(self.sides, self.plan, cost.plan, row) if cost.plan else ()
        return Price(mentee, mentor, cost.served, cost.priority, cost.weak, cost.kept, cost.points, moves)

    def best(self, mentee: str, count: int = 5) -> tuple[WhyNot, ...]:
        """The best possible mentors now for one mentee (E), each with reasons, holders and price."""
        row = self._row(mentee)
        columns = np.flatnonzero(~self.table.closed()[row]).tolist()
        columns.sort(key=lambda column: (-int(self.table.points[row, column]), column))
        return tuple(self.why_not(mentee, self.sides.mentors[column].id) for column in columns[:count])

    def _code(self, row: int, column: int, explanation: Explanation, cost: Price) -> Code:
        if self.plan.at[row] == column:
            return "chosen"
        if explanation.blocked:
            return "blocked"
        if cost.refused:
            return "held"
        if cost.served or cost.priority or cost.weak or cost.kept:
            return "others_lose"
        return "fewer_points" if cost.points else "same"

    def _refused(self, row: int, column: int) -> tuple[str, ...]:
        elsewhere = any(r == row and c != column for r, c in self.table.pins)
        return (*codes(price.refused(self.plan, row, column)), *(("pinned_twice",) if elsewhere else ()))

    def _mask(self, cell: Cell) -> int:
        """The rules of a pair; somebody pinned with this mentor may be a tie."""
        pinned = {row for row, column in self.pinned if column == cell[1]}
        clash = self.bare.clashes.get(cell[0], set()) & pinned
        return int(self.bare.mask[cell]) | (Rule.TIE if clash else 0)

    def _cell(self, mentee: str, mentor: str) -> Cell:
        if mentor not in self.sides.column:
            raise ProblemError(f"no mentor {mentor!r} in this problem")
        return self._row(mentee), self.sides.column[mentor]

    def _row(self, mentee: str) -> int:
        if mentee not in self.sides.row:
            raise ProblemError(f"no mentee {mentee!r} in this problem")
        return self.sides.row[mentee]
