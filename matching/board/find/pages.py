"""One mentor for one mentee: the five best now, what each would cost others, and who blocks when nobody fits (E)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.board.find.narrowing import narrowed
from matching.board.find.rules import can_be_found_for
from matching.engine import Unserved, WhyNot
from matching.enums import OPEN
from matching.explain.asking import Asking, ExplainedPair
from matching.explain.rules import smallest_change, why_left, would_fit
from matching.models import Match
from matching.problem.material import CohortMaterial
from mentorforum.points import of_hundred
from programmes.enums import ApplicationStatus
from programmes.models import Application, Person

FIVE = 5


@dataclass
class FindCandidate:
    """One mentor who could be offered now. `lost`: the points others lose, exactly; `moves` whose proposal changes."""

    answer: ExplainedPair
    lost: int
    chosen: bool

    @property
    def moves(self) -> list[Any]:
        return self.answer.moves[1:]

    @property
    def cost(self) -> str:
        text = ngettext(
            "What it costs others: %(number)s point.", "What it costs others: %(number)s points.", self.lost
        )
        return text % {"number": of_hundred(self.lost)}

    @property
    def reasons(self) -> list[tuple[bool, str]]:
        reasons = [reason for part in self.answer.parts for reason in part.reasons]
        return [*sorted(reasons, key=lambda reason: not reason[0]), *((False, text) for text in self.answer.warned)]


@dataclass
class FindPage:
    """`busy`: there is an offer or a match already. `left`, `fits`, `change` and `ask` where nobody fits."""

    candidates: list[FindCandidate] = field(default_factory=list)
    busy: bool = False
    left: str = ""
    fits: str = ""
    change: str = ""
    ask: Application | None = None


def actions(application: Application, person: Person) -> list[tuple[str, str, bool]]:
    """On the application's page: find a mentor, while there is neither an offer nor a match."""
    if not can_be_found_for(application) or Match.objects.filter(mentee_application=application, status__in=OPEN):
        return []
    label = application.programme.terms.say(_("Find a {mentor}"))
    return [(label, reverse("office_find", args=[application.pk]), application.status == ApplicationStatus.ACCEPTED)]


def find_page(mentee: Application, *, by: Person) -> FindPage:
    """Worked out now; nothing is written."""
    material = narrowed(mentee, by=by)
    key = str(mentee.pk)
    if key not in {party.id for party in material.problem.mentees}:
        return FindPage(busy=True)
    asking = Asking(mentee.cohort, by=by, material=material)
    best = asking.work.best(key, FIVE) if material.problem.mentors else ()
    page = FindPage(candidates=[_candidate(asking, answer) for answer in best if not answer.price.refused])
    left = next((row for row in asking.work.propose().unserved if row.mentee == key), None)
    if not page.candidates and left:
        _explain(page, left, material)
    return page


def _candidate(asking: Asking, answer: WhyNot) -> FindCandidate:
    mentor = asking.material.applications[answer.explanation.mentor]
    own = answer.now_points - answer.explanation.points
    return FindCandidate(asking.told(answer, mentor), answer.price.points - own, answer.code == "chosen")


def _explain(page: FindPage, left: Unserved, material: CohortMaterial) -> None:
    terms, change = material.cohort.programme.terms, left.change
    mentor = material.applications.get(change.mentor)
    page.left, page.fits = why_left(left, terms), would_fit(left, terms)
    page.change = smallest_change(change, lambda _key: mentor.person.first_name if mentor else "", terms)
    page.ask = mentor if change.code == "one_more_place" and not change.rules else None
