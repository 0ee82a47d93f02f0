"""Running the matching: the engine's answer becomes an immutable run, and its pairs the cohort's proposals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.engine import Pin, PinRefused, Problem, Proposal, matcher
from matching.enums import MarkKind
from matching.explain.rules import refusal_said
from matching.models import Run
from matching.problem.material import CohortMaterial, material_of, rules_of
from matching.runs.marks import set_mark
from matching.runs.writing import write_run
from mentorforum.errors import RuleBroken
from programmes.models import Application, Cohort, Person

#: how far a run is when a part of the engine's work is done
PARTS = {"score": 30, "bare": 50, "plan": 80}


@dataclass(frozen=True)
class NewPin:
    """Two to be held fast with the run, and the rules that are set aside for them."""

    mentee: Application
    mentor: Application
    overrides: tuple[str, ...] = ()

    def added_to(self, problem: Problem) -> Problem:
        """The problem with this pin instead of the mentee's earlier one."""
        pair = str(self.mentee.pk), str(self.mentor.pk)
        others = tuple(pin for pin in problem.pins if pin.mentee != pair[0])
        pin = Pin(*pair, overrides=rules_of(self.overrides))
        return replace(problem, pins=(*others, pin), excluded=problem.excluded - {pair})


class PinBroken(RuleBroken):
    """A pin breaks a rule: the sentence, and the ids and codes it is made from."""

    def __init__(self, sentence: str, refusal: tuple[str, str, tuple[str, ...]]) -> None:
        super().__init__(sentence)
        self.refusal = refusal


def run_matching(
    cohort: Cohort, *, by: Person, fresh: bool = False, pin: NewPin | None = None, now: datetime | None = None
) -> Run:
    """Propose the best pairs of a cohort. Proposals of before are kept where nobody loses by it, unless `fresh`.

    `pin` holds two fast in the same step. RuleBroken names a pin that breaks a rule, or says that somebody else ran it
    at the same moment. The solving is outside the transaction; what was offered meanwhile is left alone.
    """
    now = now or timezone.now()
    refuse_while_in_the_works(cohort)
    material = material_for(cohort, by=by, fresh=fresh, pin=pin)
    answer = solve(material)
    try:
        with transaction.atomic():
            hold_fast(pin, by, now)
            return write_run(material, answer, by, now)
    except IntegrityError:
        raise RuleBroken(somebody_else()) from None


def material_for(cohort: Cohort, *, by: Person, fresh: bool = False, pin: NewPin | None = None) -> CohortMaterial:
    """What a run looks at."""
    material = material_of(cohort, by=by)
    material = started_afresh(material) if fresh else material
    return replace(material, problem=pin.added_to(material.problem)) if pin else material


def started_afresh(material: CohortMaterial) -> CohortMaterial:
    """Whatever is proposed now."""
    return replace(material, problem=replace(material.problem, kept=frozenset()))


def hold_fast(pin: NewPin | None, by: Person, now: datetime) -> None:
    if pin:
        set_mark(pin.mentee, pin.mentor, MarkKind.PINNED, by=by, overrides=pin.overrides, now=now)


def refuse_while_in_the_works(cohort: Cohort) -> None:
    """One at a time: a run that a task is at counts on the proposals as they are."""
    if Run.objects.in_the_works().filter(cohort=cohort).exists():
        raise RuleBroken(_("A proposal is being worked on. It will be here in a moment."))


def somebody_else() -> str:
    return _("Somebody else has just run the matching. Open the page again to see how it stands.")


def solve(material: CohortMaterial, tell: Callable[[int], None] = lambda progress: None) -> Proposal:
    """The engine's answer; a refused pin is said in words. `tell` hears how far it is, in per cent."""
    try:
        work = matcher(material.problem)
        for part, progress in PARTS.items():
            getattr(work, part)
            tell(progress)
        return work.propose()
    except PinRefused as refused:
        refusal = refused.refusals[0]
        raise PinBroken(refusal_said(refusal, material.applications), refusal) from refused
