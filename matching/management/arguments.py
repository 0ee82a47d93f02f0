"""What the commands have in common: finding a cohort, a coordinator and an application, or saying what is wrong."""

from uuid import UUID

from django.core.management.base import CommandError

from programmes.enums import ApplicationStatus
from programmes.models import Application, Cohort, Person


def find_cohort(name: str) -> Cohort:
    """By id, or by `PROGRAMME/COHORT` slugs."""
    rows = Cohort.objects.select_related("programme")
    programme, slash, slug = name.partition("/")
    cohort = rows.filter(programme__slug=programme, slug=slug).first() if slash else _by_id(rows, name)
    if cohort is None:
        raise CommandError(f"There is no cohort {name!r}.")
    return cohort


def find_coordinator(cohort: Cohort, email: str) -> Person:
    """The one with this address, or the first: only a coordinator may open what applicants wrote."""
    people = cohort.programme.coordinators()
    coordinator = next((person for person in people if not email or person.email.lower() == email.lower()), None)
    if coordinator is None:
        raise CommandError(
            "Nobody coordinates this programme with that address." if email else "Nobody coordinates it."
        )
    return coordinator


def find_application(cohort: Cohort, by: Person, number: str, side: str) -> Application:
    """An accepted one, by its number."""
    rows = Application.objects.for_office(by).filter(cohort=cohort, side=side, status=ApplicationStatus.ACCEPTED)
    application = rows.filter(number=number).select_related("person__unit").first()
    if application is None:
        raise CommandError(f"There is no accepted {side} with the number {number}.")
    return application


def _by_id(rows: object, name: str) -> Cohort | None:
    try:
        return rows.filter(pk=UUID(name)).first()  # type: ignore[attr-defined, no-any-return]
    except ValueError:
        return None
