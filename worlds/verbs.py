"""Small things that the people of all stories do, by the same actions as on the pages."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers.answers import answer_offer
from meetings.ending.actions import close_match
from programmes.gatherings import actions as gatherings
from programmes.models import Application, Cohort, Invitation, Person

HALVES = ("programme", "cohort", "mentee", "mentor", "mentee_application", "mentor_application")


def matches(cohort: Cohort, *statuses: str) -> QuerySet[Match]:
    """Those of a cohort, the oldest first."""
    rows = Match.objects.filter(cohort=cohort, status__in=statuses)
    return rows.select_related(*HALVES).order_by("created_at", "id")


def fresh(match: Match) -> Match:
    """As it stands now."""
    return Match.objects.select_related(*HALVES).get(pk=match.pk)


def application_of(cohort: Cohort, email: str) -> Application:
    rows = Application.objects.select_related("person", "programme", "cohort")
    return rows.get(cohort=cohort, person__email=email)


def offered(cohort: Cohort) -> list[Match]:
    return list(matches(cohort, MatchStatus.OFFERED))


def say(match: Match, half: Person, choice: str) -> None:
    """One half answers an offer, or after the talk."""
    answer_offer(fresh(match), by=half, choice=choice)


def reply(pk: Any, answer: str) -> None:
    invitation = Invitation.objects.select_related("gathering__programme", "person").get(pk=pk)
    gatherings.reply(invitation, by=invitation.person, answer=answer)


def close(pk: Any) -> None:
    match = Match.objects.select_related(*HALVES).get(pk=pk)
    close_match(match, by=match.mentee)


def weekday(moment: datetime) -> datetime:
    while timezone.localtime(moment).weekday() > 4:
        moment += timedelta(days=1)
    return moment
