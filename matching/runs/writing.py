"""Writing down what the engine answered: the run, and its pairs as the cohort's proposals."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from matching.engine import Proposal, ProposedPair
from matching.enums import OPEN, MatchStatus
from matching.explain import reasons
from matching.explain.lexicon import Lexicon
from matching.models import Match, Run
from matching.problem.material import CohortMaterial, pair_of
from matching.runs import saved
from mentorforum.status import move
from programmes.models import Application, Cohort, Person


def next_number(cohort: Cohort) -> int:
    """Two who take the same number at once: the database refuses the second."""
    last = Run.objects.filter(cohort=cohort).order_by("-number").values_list("number", flat=True).first()
    return (last or 0) + 1


def write_run(
    material: CohortMaterial, answer: Proposal, by: Person, now: datetime, *, only: Application | None = None
) -> Run:
    """A new run and its proposals; `only`: made for this mentee alone (Find)."""
    cohort = material.cohort
    run = Run(
        programme=cohort.programme,
        cohort=cohort,
        number=next_number(cohort),
        by=by,
        mentee_application=only,
        **outcome(material, answer, now),
    )
    run.save(force_insert=True)
    replace_proposals(material, answer, run, by, now)
    return run


def outcome(material: CohortMaterial, answer: Proposal, now: datetime) -> dict[str, Any]:
    """What a run says once it is done."""
    return {
        "settings": _input(material),
        "answer": saved.to_json(answer),
        "served": answer.served,
        "mentees": len(material.problem.mentees),
        "done_at": now,
        "progress": 100,
    }


def _input(material: CohortMaterial) -> dict[str, Any]:
    """What went in: weights, switches, places, pins and exclusions. Ids and figures only."""
    problem = material.problem
    return {
        "criteria": [{"key": c.key, "kind": c.kind, "weight": c.weight} for c in problem.criteria],
        "switches": asdict(problem.settings),
        "mentees": [mentee.id for mentee in problem.mentees],
        "places": {mentor.id: mentor.capacity for mentor in problem.mentors},
        "pins": [[pin.mentee, pin.mentor, int(pin.overrides)] for pin in problem.pins],
        "excluded": sorted(map(list, problem.excluded)),
        "kept": sorted(map(list, problem.kept)),
    }


def replace_proposals(material: CohortMaterial, answer: Proposal, run: Run, by: Person, now: datetime) -> None:
    """A pair that is proposed again stays the same match; the others are dropped, and new ones made."""
    cohort = material.cohort
    now_open = set(Match.objects.filter(cohort=cohort, status__in=OPEN).values_list("mentee_application", flat=True))
    wanted = {(pair.mentee, pair.mentor): pair for pair in answer.pairs}
    readable = Lexicon(cohort.programme, material.questions).readable()
    for match in Match.objects.for_office(by).filter(cohort=cohort, status=MatchStatus.PROPOSED):
        pair = wanted.pop(pair_of(match), None)
        if pair is None:
            move(match, MatchStatus.DROPPED, by=by, now=now, why="run")
        else:
            Match.objects.filter(pk=match.pk).update(run=run, **_figures(pair, readable))
    Match.objects.bulk_create(
        _proposal(material, pair, run, readable)
        for pair in wanted.values()
        if material.applications[pair.mentee].pk not in now_open
    )


def _proposal(material: CohortMaterial, pair: ProposedPair, run: Run, readable: set[str]) -> Match:
    mentee, mentor = material.applications[pair.mentee], material.applications[pair.mentor]
    return Match(
        programme=material.cohort.programme,
        cohort=material.cohort,
        mentee_application=mentee,
        mentor_application=mentor,
        mentee=mentee.person,
        mentor=mentor.person,
        run=run,
        **_figures(pair, readable),
    )


def _figures(pair: ProposedPair, readable: set[str]) -> dict[str, Any]:
    return {"points": pair.points, "reasons": reasons.kept(pair.rows, readable)}
