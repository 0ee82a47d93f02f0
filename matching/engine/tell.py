"""A plan of numbers told in ids: the answer."""

from __future__ import annotations

import numpy as np

from matching.engine.reasons import Reasons, WhyLeft
from matching.engine.rules.units import together
from matching.engine.score import Score
from matching.engine.sides import Sides
from matching.engine.solve import NOBODY, Cell, SolutionPlan
from matching.engine.types import Candidate, How, Move, Proposal, ProposedPair, Rule, SmallestChange, Unserved, codes


def answer(side: Sides, score: Score, plan: SolutionPlan) -> Proposal:
    reasons = Reasons(plan)
    return Proposal(
        pairs=_pairs(side, score, plan),
        unserved=tuple(_unserved(side, plan, reason) for reason in reasons.all()),
        candidates=_candidates(side, plan),
        moves=_moves_since(side, plan),
        free={side.mentors[column].id: left for column, left in enumerate(plan.spare().tolist()) if left},
        served=len(plan.cells),
        weak=plan.weak,
        points=sum(plan.points),
        weakest=plan.weakest,
    )


def moves(side: Sides, before: SolutionPlan, after: SolutionPlan, first: int = NOBODY) -> tuple[Move, ...]:
    """Whose mentor differs between two plans, `first` first."""
    rows = np.flatnonzero(before.at != after.at).tolist()
    rows.sort(key=lambda row: (row != first, row))
    return tuple(Move(side.mentees[r].id, _name(side, before.at[r]), _name(side, after.at[r])) for r in rows)


def warnings(side: Sides, cell: Cell) -> tuple[str, ...]:
    """What speaks against a pair that may be proposed all the same."""
    mentee, mentor, settings = side.mentees[cell[0]], side.mentors[cell[1]], side.problem.settings
    course = settings.course == "warn" and not mentor.course_done
    level = settings.same_unit_warns
    unit = level is not None and together(mentee, mentor, level)
    return (*(["course"] if course else []), *(["same_unit"] if unit else []))


def _pairs(side: Sides, score: Score, plan: SolutionPlan) -> tuple[ProposedPair, ...]:
    settled = {pin.mentee: pin.settled for pin in side.problem.pins}
    how: dict[bool | None, How] = {None: "proposed", False: "pinned", True: "settled"}
    return tuple(_pair(side, score, plan, cell, how[settled.get(side.mentees[cell[0]].id)]) for cell in plan.cells)


def _pair(side: Sides, score: Score, plan: SolutionPlan, cell: Cell, how: How) -> ProposedPair:
    points = int(plan.table.points[cell])
    return ProposedPair(
        side.mentees[cell[0]].id,
        side.mentors[cell[1]].id,
        points,
        how,
        score.rows(*cell),
        weak=points < plan.table.floor,
        warnings=warnings(side, cell),
        overridden=codes(int(plan.table.mask[cell])),
    )


def _candidates(side: Sides, plan: SolutionPlan) -> dict[str, tuple[Candidate, ...]]:
    """The best other mentors of each mentee, possible ones only; the earlier mentor among equals."""
    low = np.iinfo(np.int32).min
    left = np.where(plan.table.closed(), low, plan.table.points)
    rows, count = np.arange(len(left)), min(side.problem.settings.candidates, left.shape[1])
    taken = plan.at != NOBODY
    left[rows[taken], plan.at[taken]] = low
    best: list[list[tuple[int, int]]] = [[] for _ in rows]
    for _ in range(count):
        columns = left.argmax(1)
        for row, candidate in enumerate(zip(columns.tolist(), left[rows, columns].tolist(), strict=True)):
            if candidate[1] > low:
                best[row].append(candidate)
        left[rows, columns] = low
    free = plan.spare() > 0
    names = [mentor.id for mentor in side.mentors]
    return {
        side.mentees[row].id: tuple(Candidate(names[c], points, bool(free[c])) for c, points in candidates)
        for row, candidates in enumerate(best)
    }


def _unserved(side: Sides, plan: SolutionPlan, reason: WhyLeft) -> Unserved:
    names = tuple(side.mentors[column].id for column in reason.columns)
    held = sum(column in reason.columns for _, column in plan.table.pins)
    return Unserved(
        side.mentees[reason.row].id,
        "competition" if names else "nobody",
        names,
        tuple(side.mentees[row].id for row in reason.rivals),
        places=sum(side.mentors[column].capacity for column in reason.columns),
        held=held,
        blocked={codes(rule)[0]: times for rule, times in reason.blocked.items()},
        without={codes(rule)[0]: times for rule, times in reason.without.items()},
        change=_change(side, plan, reason),
    )


def _change(side: Sides, plan: SolutionPlan, reason: WhyLeft) -> SmallestChange:
    way = reason.way
    if way.column == NOBODY:
        return SmallestChange("new_mentor")
    code = "one_more_place" if way.place else "take_course" if way.rules == Rule.COURSE else "override"
    points = int(plan.table.points[reason.row, way.column])
    return SmallestChange(code, side.mentors[way.column].id, codes(way.rules), points)  # type: ignore[arg-type]


def _moves_since(side: Sides, plan: SolutionPlan) -> tuple[Move, ...]:
    """Against the run before: those who lose or change their mentor first, then those who are new."""
    if not side.problem.kept:
        return ()
    before = dict(sorted(side.problem.kept))
    names = [(mentee.id, before.get(mentee.id), _name(side, plan.at[r])) for r, mentee in enumerate(side.mentees)]
    changes = [Move(*move) for move in names if move[1] != move[2]]
    return tuple(sorted(changes, key=lambda move: move.before is None))


def _name(side: Sides, column: int) -> str | None:
    return None if column == NOBODY else side.mentors[column].id
