"""One problem made ready: sides, rules, scores, pins and the solution, each worked out once."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import numpy as np

from matching.engine import pins, rules
from matching.engine.rules.ties import clashes
from matching.engine.score import Score
from matching.engine.sides import pairs, sides
from matching.engine.solve import Cell, SolutionPlan, Table, solve
from matching.engine.types import Pin, PinRefused, Problem


class PreparedProblem:
    """Rules and scores are worked out once, the proposal when it is first asked for."""

    def __init__(self, problem: Problem):
        self.problem = problem
        self.sides = sides(problem)

    @cached_property
    def score(self) -> Score:
        return Score(self.sides)

    @cached_property
    def bare(self) -> Table:
        """The table without its pins."""
        settings = self.problem.settings
        return Table(
            points=self.score.matrix(),
            mask=rules.fold(self.sides),
            places=np.array([max(0, mentor.capacity) for mentor in self.sides.mentors], np.int64),
            floor=settings.floor,
            lift=settings.lift_weakest,
            kept=tuple(pairs(self.sides, self.problem.kept)),
            priority=np.array([mentee.priority for mentee in self.sides.mentees], bool),
            clashes=clashes(self.sides),
        )

    @cached_property
    def table(self) -> Table:
        """Raises `PinRefused` when a pin breaks a rule."""
        if refusals := self.refused_pins():
            raise PinRefused(refusals)
        return replace(self.bare, pins=self.pinned)

    @property
    def pinned(self) -> tuple[Cell, ...]:
        """The pins by number, right or wrong."""
        return tuple(pairs(self.sides, ((pin.mentee, pin.mentor) for pin in self.problem.pins)))

    @cached_property
    def plan(self) -> SolutionPlan:
        return solve(self.table)

    def refused_pins(self, more: tuple[Pin, ...] = ()) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
        """The pins (those of the problem and `more`) that cannot stand, each with the codes of its rules."""
        return pins.refusals(self.bare, self.sides, self.problem.pins + more)
