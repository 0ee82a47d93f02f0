"""The cohort's problem for one mentee, whose own broken pins are left out."""

from __future__ import annotations

from dataclasses import replace

from matching.engine import Problem, matcher
from matching.problem.material import CohortMaterial, material_of
from programmes.models import Application, Person


def narrowed(mentee: Application, *, by: Person) -> CohortMaterial:
    """Only this mentee, those who are proposed for somebody now, and those held fast: others are not asked about.

    Held-fast pairs that break a rule are left out; the board says so.
    """
    material = material_of(mentee.cohort, by=by, also=mentee.pk)
    problem = material.problem
    stay = {str(mentee.pk), *(pair[0] for pair in problem.kept), *(pin.mentee for pin in problem.pins)}
    few = replace(problem, mentees=tuple(party for party in problem.mentees if party.id in stay))
    return replace(material, problem=_without_broken_pins(few, str(mentee.pk)))


def _without_broken_pins(problem: Problem, mentee: str) -> Problem:
    """The mentee's own pin goes too: one asks about others."""
    free = replace(problem, pins=tuple(pin for pin in problem.pins if pin.mentee != mentee))
    if not free.pins:
        return free
    gone = {(a, b) for a, b, _why in matcher(free).refused_pins()}
    return replace(free, pins=tuple(pin for pin in free.pins if (pin.mentee, pin.mentor) not in gone))
