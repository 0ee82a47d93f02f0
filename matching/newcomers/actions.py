"""Starting new employees: their applications and, where a mentor is named, the offers, as one click with Undo (H2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from matching.explain import reasons
from matching.explain.asking import Asking
from matching.explain.rules import rules_said
from matching.models import Match
from matching.offers.actions import offer_matches
from mentorforum.errors import RuleBroken
from programmes.enums import ApplicationStatus
from programmes.models import Application, Cohort, Mail, Person, SubmissionKey, Undo
from programmes.newcomers.enrolment import Newcomer, enrol
from programmes.undo.actions import begin_undo, remember


@dataclass(frozen=True)
class NewcomerStart:
    """One row: the newcomer, and the mentor who is named."""

    newcomer: Newcomer
    mentor: Application | None = None


def start_newcomers(
    cohort: Cohort, rows: Sequence[NewcomerStart], *, by: Person, key: Any, now: datetime | None = None
) -> Undo:
    """All or none; sent twice it is started once. RuleBroken names whom.

    Undo withdraws the applications and takes offers and mails back.
    """
    now = now or timezone.now()
    if not rows:
        raise RuleBroken(_("There is nobody to start. Fill in at least one row."))
    return SubmissionKey.objects.once(key, Undo, lambda: _start(cohort, rows, by, now))


def _start(cohort: Cohort, rows: Sequence[NewcomerStart], by: Person, now: datetime) -> Undo:
    undo = begin_undo(cohort.programme, "application.enrolled", by=by, now=now)
    entered = [(_enrol(cohort, row.newcomer, undo, by, now), row.mentor) for row in rows]
    matches = _proposals(cohort, [(mentee, mentor) for mentee, mentor in entered if mentor], by)
    if matches:
        _join(undo, offer_matches(matches, by=by, now=now))
    remember(undo, [(application, ApplicationStatus.WITHDRAWN) for application, _mentor in entered])
    return undo


def _enrol(cohort: Cohort, newcomer: Newcomer, undo: Undo, by: Person, now: datetime) -> Application:
    try:
        return enrol(cohort, newcomer, by=by, undo=undo, now=now)
    except RuleBroken as broken:
        sentence = _("%(name)s: %(why)s") % {"name": newcomer.name, "why": broken}
        raise RuleBroken(sentence) from broken


def _proposals(cohort: Cohort, pairs: list[tuple[Application, Application]], by: Person) -> list[Match]:
    """The pairs that the coordinator has named, with the points they would have on the board."""
    if not pairs:
        return []
    asking = Asking(cohort, by=by)
    return [_proposal(asking, cohort, mentee, mentor) for mentee, mentor in pairs]


def _proposal(asking: Asking, cohort: Cohort, mentee: Application, mentor: Application) -> Match:
    if str(mentor.pk) not in {party.id for party in asking.material.problem.mentors}:
        sentence = cohort.programme.terms.say(_("{name} is not among the accepted {mentors}."), name=mentor.name)
        raise RuleBroken(sentence)
    explained = asking.work.explain(str(mentee.pk), str(mentor.pk))
    if explained.blocked:
        why = " ".join(rules_said([block.rule for block in explained.blocked], mentor.name))
        text = _("%(mentee)s cannot be matched with %(mentor)s: %(why)s")
        raise RuleBroken(text % {"mentee": mentee.name, "mentor": mentor.name, "why": why})
    match = Match(
        programme=cohort.programme,
        cohort=cohort,
        mentee_application=mentee,
        mentor_application=mentor,
        mentee=mentee.person,
        mentor=mentor.person,
        points=explained.points,
        reasons=reasons.kept(explained.rows, asking.lexicon.readable()),
    )
    match.save(force_insert=True)
    return match


def _join(undo: Undo, offered: Undo) -> None:
    """One click has one Undo: the offers go back first, then the applications."""
    Mail.objects.filter(undo=offered).update(undo=undo)
    undo.things = [*offered.things, *undo.things]
    undo.save(update_fields=["things"])
    offered.delete()
