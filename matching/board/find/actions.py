"""Proposing one mentor for one mentee (Find), and offering also to somebody who is on the waiting list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.board.find.narrowing import narrowed
from matching.board.find.rules import can_be_found_for
from matching.engine import Pin
from matching.enums import MatchStatus
from matching.explain.rules import rules_said
from matching.models import Match
from matching.offers.actions import offer_matches
from matching.runs.actions import PinBroken, refuse_while_in_the_works, solve, somebody_else
from matching.runs.writing import write_run
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import ApplicationStatus
from programmes.models import Application, Person, Undo
from programmes.undo.actions import remember


def propose_one(mentee: Application, mentor: Application, *, by: Person, now: datetime | None = None) -> Match:
    """Propose these two, in a run of its own for this mentee; who is proposed for others moves as little as can be.

    Nobody is told. RuleBroken where a rule stands between them, or the mentee has an offer or a match.
    """
    now = now or timezone.now()
    if not can_be_found_for(mentee):
        raise RuleBroken(_("This application is neither accepted nor waiting."))
    refuse_while_in_the_works(mentee.cohort)
    material = narrowed(mentee, by=by)
    pair = str(mentee.pk), str(mentor.pk)
    if pair[0] not in {party.id for party in material.problem.mentees}:
        raise RuleBroken(_("%(name)s already has an offer or a match.") % {"name": mentee.name})
    problem = replace(material.problem, pins=(*material.problem.pins, Pin(*pair)))
    try:
        answer = solve(replace(material, problem=problem))
    except PinBroken as broken:
        raise RuleBroken(" ".join(rules_said(broken.refusal[2], mentor.name))) from broken
    try:
        with transaction.atomic():
            write_run(material, answer, by, now, only=mentee)
    except IntegrityError:
        raise RuleBroken(somebody_else()) from None
    return Match.objects.get(mentee_application=mentee, mentor_application=mentor, status=MatchStatus.PROPOSED)


@transaction.atomic
def send_offers(
    matches: Sequence[Match],
    *,
    by: Person,
    first: bool | None = None,
    at: datetime | None = None,
    now: datetime | None = None,
) -> Undo:
    """Offer; who was on the waiting list is accepted with it, and one Undo takes both back."""
    now = now or timezone.now()
    undo = offer_matches(matches, by=by, first=first, at=at, now=now)
    waiting = [match.mentee_application for match in matches if _waits(match)]
    for application in waiting:
        move(application, ApplicationStatus.ACCEPTED, by=by, now=now, why="offer")
    remember(undo, [(application, ApplicationStatus.WAITING) for application in waiting])
    return undo


def _waits(match: Match) -> bool:
    return match.mentee_application.status == ApplicationStatus.WAITING
