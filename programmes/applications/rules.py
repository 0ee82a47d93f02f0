"""Who may do what with a programme's rows: small predicates, asked by the views and shown by the pages."""

from datetime import datetime
from typing import Any

from programmes.enums import ApplicationStatus, CohortStatus, Side
from programmes.models import Application, Cohort
from programmes.models.applications import OPEN

WITHDRAWABLE = {
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.TALK,
    ApplicationStatus.WAITING,
    ApplicationStatus.ACCEPTED,
}


def is_applicant(reader: Any, application: Application) -> bool:
    """The person whose application it is, or who holds its mailed link."""
    mine = application.person_id is not None and application.person_id == getattr(reader, "pk", None)
    return mine or getattr(reader, "thing", None) == application.pk


def can_change_application(reader: Any, application: Application, now: datetime | None = None) -> bool:
    """The applicant, until the last day, while nobody has decided."""
    return is_applicant(reader, application) and application.may_change(now)


def can_withdraw_application(reader: Any, application: Application) -> bool:
    """The applicant, from sending it until a match takes over."""
    return is_applicant(reader, application) and application.status in WITHDRAWABLE


def can_decide_application(user: Any, application: Application) -> bool:
    """The programme's coordinators, never about their own application (docs/who-sees-what.md)."""
    undecided = application.status not in {ApplicationStatus.DRAFT, ApplicationStatus.WITHDRAWN}
    return user.coordinates(application.programme_id) and application.person_id != user.pk and undecided


def can_enter_application(user: Any, cohort: Cohort, side: str) -> bool:
    """The programme's coordinators, for a side that has a form."""
    step = "interest" if side == Side.MENTOR else "application"
    goes_on = cohort.status != CohortStatus.ENDED
    return user.coordinates(cohort.programme_id) and cohort.programme.has(step) and goes_on


def can_correct_application(user: Any, application: Application) -> bool:
    """The programme's coordinators, never in their own, while it is open."""
    theirs = user.coordinates(application.programme_id) and application.person_id != user.pk
    return theirs and application.status in OPEN
