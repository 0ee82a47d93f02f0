"""A question about one pair, answered live by the engine and put into words for a coordinator."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from matching.engine import CriterionScore, Explanation, WhyNot, matcher
from matching.explain.lexicon import Lexicon
from matching.explain.reasons import reasons_of
from matching.explain.rules import WHY_NOT, may_override, price_said, rules_said
from matching.explain.words import OFFICE, sentence
from matching.problem.criteria import POINTS
from matching.problem.material import CohortMaterial, material_of
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Cohort, Person


def mentors_of(cohort: Cohort, *, by: Person) -> list[Application]:
    """The accepted mentors of the cohort, by name."""
    rows = Application.objects.for_office(by).filter(cohort=cohort, side=Side.MENTOR, status=ApplicationStatus.ACCEPTED)
    return list(rows.select_related("person__unit").order_by("person__name"))


@dataclass(frozen=True)
class CriterionPart:
    """One criterion of a pair: points of how many, and what was compared."""

    title: str
    points: int
    weight: int
    reasons: list[tuple[bool, str]]


@dataclass(frozen=True)
class MovedMentee:
    """A mentee whose mentor would change."""

    mentee: Application
    before: Application | None
    after: Application | None


@dataclass
class ExplainedPair:
    """Everything the page says about one pair. `points` is the sum of the parts."""

    mentor: Application
    sentence: str
    points: int
    parts: list[CriterionPart]
    blocked: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)
    rules: tuple[str, ...] = ()
    can_pin: bool = False
    moves: list[MovedMentee] = field(default_factory=list)
    holders: list[Application] = field(default_factory=list)
    costs: list[str] = field(default_factory=list)

    @property
    def score(self) -> int:
        return round(self.points / POINTS)


class Asking:
    """One cohort, asked as one coordinator; `material` where less is asked about, `also` one application more."""

    def __init__(self, cohort: Cohort, *, by: Person, material: CohortMaterial | None = None, also: Any = None) -> None:
        self.material = material or material_of(cohort, by=by, also=also)
        self.work = matcher(self.material.problem)
        self.lexicon = Lexicon(cohort.programme, self.material.questions)

    def answer(self, mentee: Application, mentor: Application) -> ExplainedPair:
        """Why these two are not proposed for each other, or that they are; what it would cost to hold them fast."""
        pair = str(mentee.pk), str(mentor.pk)
        here = {m.id for m in self.material.problem.mentees}
        if pair[0] not in here:
            return self._placed(mentor)
        if self.work.refused_pins():
            explained = self.work.explain(*pair)
            return self._told(explained, mentor, "blocked" if explained.blocked else "held")
        return self.told(self.work.why_not(*pair), mentor)

    def told(self, answer: WhyNot, mentor: Application) -> ExplainedPair:
        """The engine's answer in words, with the price."""
        return self._with_price(self._told(answer.explanation, mentor, answer.code), answer)

    def _placed(self, mentor: Application) -> ExplainedPair:
        """An offer or a match is there already; the engine has nothing to say about it."""
        return ExplainedPair(mentor, "", 0, [])

    def _told(self, explained: Explanation, mentor: Application, code: str) -> ExplainedPair:
        name = mentor.person.first_name
        rules = tuple(block.rule for block in explained.blocked)
        return ExplainedPair(
            mentor=mentor,
            sentence=str(WHY_NOT[code]).format(name=name),
            points=explained.points,
            parts=[self._part(row, name) for row in explained.rows],
            blocked=rules_said(rules, name),
            warned=rules_said(explained.warnings, name),
            rules=rules if may_override(rules) else (),
            can_pin=code != "chosen" and (not rules or may_override(rules)),
        )

    def _part(self, row: CriterionScore, name: str) -> CriterionPart:
        reasons = [(reason.good, sentence(reason, self.lexicon, OFFICE, name)) for reason in reasons_of([row])]
        return CriterionPart(
            self.lexicon.title(row.criterion), row.points, row.weight, [pair for pair in reasons if pair[1]]
        )

    def _with_price(self, told: ExplainedPair, answer: WhyNot) -> ExplainedPair:
        rows = self.material.applications
        told.holders = [rows[key] for key in answer.holders if key in rows]
        moves = answer.price.moves
        told.moves = [
            MovedMentee(rows[m.mentee], rows.get(m.before or ""), rows.get(m.after or ""))
            for m in moves
            if m.mentee in rows
        ]
        told.costs = price_said(answer.price) if told.can_pin else []
        told.can_pin = told.can_pin and (bool(told.rules) or not answer.price.refused)
        return told
