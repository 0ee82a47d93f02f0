"""Two who have agreed already, outside: a coordinator enters it, both are told, and the pair begins."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.engine import Explanation, matcher
from matching.enums import MatchStatus
from matching.explain import reasons
from matching.explain.lexicon import Lexicon
from matching.explain.rules import may_override, rules_said
from matching.models import Match
from matching.offers.outcomes import begin
from matching.offers.seats import free_seats, move_onto_seat
from matching.offers.spans import working_days
from matching.problem.material import CohortMaterial, material_of
from matching.runs.marks import check_pair
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import ApplicationStatus
from programmes.models import Application, Person, Undo
from programmes.undo.actions import begin_undo, remember


def rules_between(mentee: Application, mentor: Application, *, by: Person) -> tuple[str, ...]:
    """The rules that would be set aside. RuleBroken for those that never are, and where one of them is placed."""
    return _rules(_explained(material_of(mentee.cohort, by=by), mentee, mentor), mentor)


@transaction.atomic
def enter_agreed(mentee: Application, mentor: Application, *, by: Person, now: datetime | None = None) -> Undo:
    """The two hold a place at once; both are told, and it begins, when ten minutes of Undo are over.

    What a rule says that can be set aside is logged. RuleBroken for the rules that never are.
    """
    now = now or timezone.now()
    check_pair(mentee, mentor, by)
    material = material_of(mentee.cohort, by=by)
    explained = _explained(material, mentee, mentor)
    rules = _rules(explained, mentor)
    match = _proposal(material, explained, mentee, mentor, by, now)
    undo = begin_undo(match.programme, "match.settled", by=by, now=now)
    answer_by = working_days(match.programme, match.programme.today(undo.until))
    why = ":".join(["settled", *rules])[:40]
    move_onto_seat(match, MatchStatus.OFFERED, by=by, now=now, settled_at=undo.until, answer_by=answer_by, why=why)
    remember(undo, [(match, MatchStatus.PROPOSED)])
    _make_room(mentor, by, now)
    return undo


def begin_settled(now: datetime) -> int:
    """What was entered and not undone; called by the tick. Of two ticks one begins it."""
    due = Match.objects.filter(status=MatchStatus.OFFERED, settled_at__lte=now)
    return sum(_begin(pk, now) for pk in list(due.values_list("pk", flat=True)))


@transaction.atomic
def _begin(pk: Any, now: datetime) -> bool:
    due = Match.objects.filter(pk=pk, status=MatchStatus.OFFERED, settled_at__lte=now)
    if not due.update(settled_at=F("settled_at")):
        return False
    begin(Match.objects.select_related("programme", "cohort", "mentee", "mentor", "mentee_application").get(pk=pk), now)
    return True


def _explained(material: CohortMaterial, mentee: Application, mentor: Application) -> Explanation:
    problem = material.problem
    if str(mentee.pk) not in {party.id for party in problem.mentees}:
        if mentee.status == ApplicationStatus.ACCEPTED:
            raise RuleBroken(_("%(name)s already has an offer or a match.") % {"name": mentee.name})
        raise RuleBroken(_("Accept both applications first."))
    if str(mentor.pk) not in {party.id for party in problem.mentors}:
        raise RuleBroken(_("Accept both applications first."))
    return matcher(problem).explain(str(mentee.pk), str(mentor.pk))


def _rules(explained: Explanation, mentor: Application) -> tuple[str, ...]:
    rules = tuple(block.rule for block in explained.blocked)
    if rules and not may_override(rules):
        raise RuleBroken(" ".join(rules_said(rules, mentor.name)))
    return rules


def _proposal(
    material: CohortMaterial,
    explained: Explanation,
    mentee: Application,
    mentor: Application,
    by: Person,
    now: datetime,
) -> Match:
    """The one there is, or a new one; other proposals for the mentee are dropped."""
    proposal = None
    for match in Match.objects.filter(mentee_application=mentee, status=MatchStatus.PROPOSED):
        if match.mentor_application_id == mentor.pk:
            proposal = match
        else:
            move(match, MatchStatus.DROPPED, by=by, now=now, why="settled")
    assert mentee.person is not None and mentor.person is not None
    readable = Lexicon(material.cohort.programme, material.questions).readable()
    return proposal or Match.objects.create(
        programme=material.cohort.programme,
        cohort=material.cohort,
        mentee_application=mentee,
        mentor_application=mentor,
        mentee=mentee.person,
        mentor=mentor.person,
        points=explained.points,
        reasons=reasons.kept(explained.rows, readable),
    )


def _make_room(mentor: Application, by: Person, now: datetime) -> None:
    """Proposals that counted on the place that is taken now go, the least good first; the next run sees to them."""
    rows = Match.objects.filter(mentor_application=mentor, status=MatchStatus.PROPOSED).order_by(
        "-points", "created_at"
    )
    for match in rows[free_seats(mentor.pk).count() :]:
        move(match, MatchStatus.DROPPED, by=by, now=now, why="settled")
