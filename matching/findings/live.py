"""Which rules live pairs no longer keep to: where people stand in the organisation, never their ties (L7)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from matching.engine import Mentee, Mentor, Problem, Rule, codes
from matching.enums import MarkKind
from matching.models import Match, PairMark
from matching.problem.circles import circles_of, path_of
from matching.problem.criteria import engine_settings, force_of
from programmes.models import Programme

#: what can change under a pair; everything else was settled when they were matched
CHECKED = (Rule.CHAIN_OF_COMMAND, Rule.SAME_UNIT, Rule.SAME_WORKPLACE)
CODES = frozenset(codes(sum(CHECKED)))


def broken_rules(programme: Programme, matches: Iterable[Match]) -> dict[Any, set[str]]:
    """Match id -> the rules of CHECKED that do not hold; those a coordinator set aside for the pair are left out."""
    rows = list(matches)
    broken = _look(programme, rows)
    aside = _set_aside(rows)
    return {match.pk: broken[match.pk] - aside[match.pk] for match in rows}


def _look(programme: Programme, matches: list[Match]) -> dict[Any, set[str]]:
    from matching.engine.rules import RULES  # numpy is loaded here
    from matching.engine.sides import sides

    table = sides(_problem(programme, matches))
    broken: dict[Any, set[str]] = defaultdict(set)
    for rule in CHECKED:
        hits = RULES[rule](table)
        cells = set(zip(*hits.nonzero(), strict=True)) if hasattr(hits, "nonzero") else set(hits)
        for match in matches:
            if (table.row[str(match.pk)], table.column[str(match.pk)]) in cells:
                broken[match.pk] |= set(codes(rule))
    return broken


def _problem(programme: Programme, matches: list[Match]) -> Problem:
    """Each pair as one mentee and one mentor with the pair's id."""
    people = [half for match in matches for half in match.halves]
    chain = force_of(programme, "chain_of_command") == "rule"
    return Problem(
        mentees=tuple(Mentee(**_party(match, match.mentee)) for match in matches),
        mentors=tuple(Mentor(**_party(match, match.mentor)) for match in matches),
        leaders=circles_of(people, [], ties=False, chain=chain).leaders,
        settings=engine_settings(programme),
    )


def _party(match: Match, person: Any) -> dict[str, Any]:
    about = {"person": str(person.pk), "unit": path_of(person), "workplace": person.workplace}
    return {"id": str(match.pk), **about}


def _set_aside(matches: list[Match]) -> Mapping[Any, set[str]]:
    """What a coordinator overrode when the two were held fast for each other."""
    pairs = {(match.mentee_application_id, match.mentor_application_id): match.pk for match in matches}
    marks = PairMark.objects.filter(kind=MarkKind.PINNED, mentee_application__in=[pair[0] for pair in pairs])
    overrides: dict[Any, set[str]] = defaultdict(set)
    for mark in marks:
        pair = (mark.mentee_application_id, mark.mentor_application_id)
        if pair in pairs:
            overrides[pairs[pair]] |= set(mark.overrides)
    return overrides
