"""What one run changed against the run before it, and what the next would change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from matching.engine import Move, Proposal
from matching.models import Run
from matching.runs import saved
from matching.runs.actions import material_for, refuse_while_in_the_works, solve, started_afresh
from matching.runs.background import is_large
from programmes.models import Application, Cohort, Person


@dataclass(frozen=True)
class ChangedMentor:
    """A mentee whose proposed mentor is another; None is nobody."""

    mentee: Application
    before: Application | None
    after: Application | None


@dataclass(frozen=True)
class RunChange:
    """What a run would do. `large`: it is not worked out here, a task does it."""

    changed: list[ChangedMentor]
    served: int = 0
    mentees: int = 0
    large: bool = False


def would_change(cohort: Cohort, *, by: Person, fresh: bool = False) -> RunChange:
    """Worked out and not saved. Accepted and offered pairs are no part of it: they stay."""
    refuse_while_in_the_works(cohort)
    if is_large(cohort):
        return RunChange([], large=True)
    material = material_for(cohort, by=by)
    before = dict(sorted(material.problem.kept))
    answer = solve(started_afresh(material) if fresh else material)
    now = _pairs(answer)
    moves = [Move(key, before.get(key), now.get(key)) for key in {*before, *now} if before.get(key) != now.get(key)]
    return RunChange(_in_order(moves, material.applications), answer.served, len(material.problem.mentees))


def changes_of(run: Run, *, by: Person) -> list[ChangedMentor]:
    """In the order of names, from three queries; the coordinator's own application is not there.

    A run for one mentee says itself whom it moved.
    """
    answer = _open(run, by)
    if run.mentee_application_id:
        moves: Iterable[Move] = answer.moves or [Move(p.mentee, None, p.mentor) for p in answer.pairs]
    else:
        earlier = Run.objects.whole().filter(cohort=run.cohort_id, number__lt=run.number).first()
        now, then = _pairs(answer), _pairs(_open(earlier, by)) if earlier else {}
        moves = [Move(key, then.get(key), now.get(key)) for key in {*now, *then} if now.get(key) != then.get(key)]
    ids = {key for move in moves for key in (move.mentee, move.before, move.after) if key}
    rows = Application.objects.for_office(by).filter(pk__in=ids).select_related("person__unit")
    return _in_order(moves, {str(row.pk): row for row in rows})


def _in_order(moves: Iterable[Move], known: dict[str, Application]) -> list[ChangedMentor]:
    """Those who had somebody first, by name."""
    changes = [
        ChangedMentor(known[move.mentee], known.get(move.before or ""), known.get(move.after or ""))
        for move in moves
        if move.mentee in known
    ]
    return sorted(changes, key=lambda change: (change.before is None, change.mentee.name))


def _open(run: Run, by: Person) -> Proposal:
    return saved.from_json(run.open_for(by).read(run.answer))


def _pairs(answer: Proposal) -> dict[str, str]:
    return {pair.mentee: pair.mentor for pair in answer.pairs}
