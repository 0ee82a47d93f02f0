"""Who may do what about a new employee, their leader and their introducer."""

from typing import Any

from programmes.enums import ApplicationStatus, CohortStatus, Side
from programmes.models import Application, Cohort, LeaderPart


def can_ask_leader(user: Any, application: Application) -> bool:
    """The mentee whose leader it is, or a coordinator of the programme, where the leader has a part (H7, L4)."""
    placed = application.side == Side.MENTEE and application.status == ApplicationStatus.ACCEPTED
    mine = application.person_id == user.pk or user.coordinates(application.programme_id)
    return placed and application.programme.has("leader_part") and mine


def has_leader_words(person: Any) -> bool:
    """Whether a leader has written to this person (H3, H7, L4)."""
    return LeaderPart.objects.visible_to(person).filter(answered_at__isnull=False).exists()


def can_let_introducer(user: Any, application: Application) -> bool:
    """The newcomer alone, about an introducer who is named (H3)."""
    named = application.introducer_id is not None and application.programme.has("introducer")
    return named and application.person_id == user.pk and application.status == ApplicationStatus.ACCEPTED


def can_see_introduced(user: Any, application: Application) -> bool:
    """The introducer of an accepted newcomer; plan and dates only where the newcomer allows (H3)."""
    mine = application.introducer_id is not None and application.introducer_id == user.pk
    return mine and application.programme.has("introducer") and application.status == ApplicationStatus.ACCEPTED


def can_enrol(user: Any, cohort: Cohort) -> bool:
    """Coordinators enter new employees where the programme does it that way, until the cohort has ended (H2)."""
    goes_on = cohort.status != CohortStatus.ENDED
    return cohort.programme.has("enrolment") and user.coordinates(cohort.programme_id) and goes_on


def can_move_first_day(user: Any, application: Application) -> bool:
    """Coordinators, about a newcomer with a first working day, never about themselves."""
    newcomer = application.side == Side.MENTEE and application.starts_on is not None
    entered = newcomer and application.status == ApplicationStatus.ACCEPTED and application.programme.has("enrolment")
    return entered and user.coordinates(application.programme_id) and application.person_id != user.pk


def can_name_introducer(user: Any, application: Application) -> bool:
    """Coordinators, about an accepted mentee where introducers have a part, never about themselves (H3)."""
    mentee = application.side == Side.MENTEE and application.status == ApplicationStatus.ACCEPTED
    theirs = user.coordinates(application.programme_id) and application.person_id != user.pk
    return mentee and application.programme.has("introducer") and theirs
