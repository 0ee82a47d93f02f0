"""Who may do what in the office: small predicates, asked by its views."""

from typing import Any

from programmes.enums import ApplicationStatus, CohortStatus, Side
from programmes.models import Application, Cohort, Mail, Programme, Undo
from programmes.models.applications import OPEN


def can_run_programme(user: Any, programme: Programme) -> bool:
    """Its coordinators; a superuser only after becoming one, which is logged."""
    return bool(user.coordinates(programme.pk))


def can_decide_application(user: Any, application: Application) -> bool:
    """The programme's coordinators, never about their own application (design.md section 2)."""
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


def can_take_back(user: Any, undo: Undo) -> bool:
    """Any coordinator of the programme, within ten minutes."""
    return bool(user.coordinates(undo.programme_id))


def can_handle_mail(user: Any, mail: Mail) -> bool:
    """The programme's coordinators, but not a mail to themselves."""
    return user.coordinates(mail.programme_id) and mail.person_id != user.pk


def can_set_up_system(user: Any) -> bool:
    """Organisations, units, programmes and who coordinates them."""
    return bool(user.is_superuser)


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
