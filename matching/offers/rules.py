"""Who may do what with a proposal, an offer and its answer."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from matching.enums import WITH_ROOM, MatchStatus
from matching.models import Match
from programmes.enums import ApplicationStatus, CohortStatus
from programmes.models import Application, Cohort

TOGETHER = [MatchStatus.OFFERED, *WITH_ROOM]


def can_match_cohort(user: Any, cohort: Cohort) -> bool:
    """Coordinators of the programme run the matching and mark pairs, until the cohort has ended."""
    return user.coordinates(cohort.programme_id) and cohort.status != CohortStatus.ENDED


def can_offer_match(user: Any, match: Match) -> bool:
    """A coordinator, and never of one's own match: another coordinator decides (docs/who-sees-what.md)."""
    return user.coordinates(match.programme_id) and match.side_of(user) is None


def is_told(user: Any, match: Match, now: datetime) -> bool:
    """Whether this half has been told of the offer by now."""
    told = match.told_at(str(match.side_of(user)))
    return told is not None and told <= now


def has_left(match: Match, user: Any) -> bool:
    """Whether this half has withdrawn their own application. Nothing that the other half sees follows from it."""
    return match.own_application(user).status == ApplicationStatus.WITHDRAWN


def can_answer_match(user: Any, match: Match, now: datetime | None = None) -> bool:
    """A half who has been told, while the offer is open and its deadline is not past.

    Never asks what the other has done, nor whether the outcome is known: a page that changes would tell it.
    """
    now = now or timezone.now()
    return (
        match.side_of(user) is not None
        and match.status == MatchStatus.OFFERED
        and is_told(user, match, now)
        and match.answer_by is not None
        and match.programme.today(now) <= match.answer_by
        and not has_left(match, user)
    )


def can_answer_simply(user: Any, match: Match, now: datetime | None = None) -> bool:
    """With yes or no on the page of the offer: where both simply accept, and for a mentor who is asked first."""
    simple = match.asks_mentor_first or not match.programme.has("chemistry")
    return simple and can_answer_match(user, match, now)


def can_answer_sealed(user: Any, match: Match, now: datetime | None = None) -> bool:
    """After the chemistry meeting."""
    sealed = match.programme.has("chemistry") and not match.asks_mentor_first
    return sealed and can_answer_match(user, match, now)


def can_note_talk(user: Any, match: Match, now: datetime | None = None) -> bool:
    """Either half notes the date of the talk as long as it can be answered at all, answered or not."""
    return can_answer_sealed(user, match, now)


def reads_application(application: Application, person: Any) -> bool:
    """The other half, from the offer on and as long as it has not come to nothing. What of it: `matching/offers/shared.py`."""
    theirs = Q(mentee_application=application.pk, mentor=person) | Q(mentor_application=application.pk, mentee=person)
    return Match.objects.of(person).filter(theirs, status__in=TOGETHER).exists()
