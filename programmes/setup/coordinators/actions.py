"""Who coordinates a programme. Taking a role on is logged, and told by mail: to the other coordinators, and to everybody
whose application the new one can read from now on."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.enums import CohortStatus, ProgrammeStatus
from programmes.mail.queue import queue_mail
from programmes.models import AccessLogEntry, Application, Coordinatorship, Person, Programme
from programmes.models.applications import OPEN
from programmes.people.register import register_person


@transaction.atomic
def appoint(
    programme: Programme,
    *,
    email: str,
    name: str = "",
    by: Person,
    ends_on: date | None = None,
    now: datetime | None = None,
) -> Coordinatorship:
    """Make the person with this address a coordinator; who has no login yet gets one.

    A superuser who appoints oneself takes a role on: it must have an end date, and is logged like all the others.
    """
    now = now or timezone.now()
    person = Person.objects.filter(email__iexact=email.strip()).first()
    if person is None and not name.strip():
        raise RuleBroken(_("Nobody here has this address. Write the name too, and they get a login."))
    person = person or register_person(email=email, name=name, unit=programme.unit, language=programme.words_first())
    if person.is_superuser and ends_on is None:
        raise RuleBroken(_("Say until when: somebody who runs the system coordinates for a limited time only."))
    if ends_on and ends_on <= programme.today(now):
        raise RuleBroken(_("The last day must be a day to come."))
    return _appoint(programme, person, by, ends_on, now)


def _appoint(programme: Programme, person: Person, by: Person, ends_on: date | None, now: datetime) -> Coordinatorship:
    others = [coordinator for coordinator in programme.coordinators() if coordinator.pk != person.pk]
    row, made = Coordinatorship.objects.get_or_create(
        programme=programme, person=person, until=None, defaults={"by": by, "ends_on": ends_on}
    )
    _forget(programme, person)
    if not made:
        return row
    AccessLogEntry.objects.create(
        programme=programme, person=person, what="coordinator.appointed", thing=row.pk, at=now
    )
    refs = {"coordinatorship": row.pk}
    for reader in _read_by(programme, person, others):
        queue_mail("programmes/coordinator_reads", to=reader, programme=programme, refs=refs, by=by, now=now)
    queue_mail("programmes/coordinator_welcome", to=person, programme=programme, refs=refs, by=by, now=now)
    for other in others:
        queue_mail("programmes/coordinator_added", to=other, programme=programme, refs=refs, by=by, now=now)
    return row


def _read_by(programme: Programme, person: Person, others: list[Person]) -> QuerySet[Person]:
    """Those who have written something here that the new coordinator can read, but for the coordinators themselves."""
    living = Application.objects.filter(programme=programme, status__in=OPEN).exclude(cohort__status=CohortStatus.ENDED)
    people = Person.objects.filter(pk__in=living.values("person"), erased_at=None)
    return people.exclude(pk__in=[person.pk, *(other.pk for other in others)])


@transaction.atomic
def step_down(row: Coordinatorship, *, by: Person, now: datetime | None = None) -> None:
    """End it now. An open programme keeps at least one coordinator: people must have somebody to ask."""
    now = now or timezone.now()
    programme = row.programme
    left = programme.coordinatorships.filter(until=None).exclude(pk=row.pk)
    if programme.status == ProgrammeStatus.OPEN and not left.exists():
        raise RuleBroken(programme.terms.say(_("Name another {coordinator} first: an open programme needs one.")))
    _end(row, by, now)


def end_due(now: datetime) -> int:
    """By itself: what had a last day and has passed it, ends. Returns how many."""
    due = [
        row
        for row in Coordinatorship.objects.filter(until=None, ends_on__isnull=False).select_related(
            "programme", "person"
        )
        if row.ends_on and row.ends_on < row.programme.today(now)
    ]
    for row in due:
        _end(row, None, now)
    return len(due)


def _end(row: Coordinatorship, by: Person | None, now: datetime) -> None:
    if Coordinatorship.objects.filter(pk=row.pk, until=None).update(until=now):
        AccessLogEntry.objects.create(
            programme=row.programme, person=by or row.person, what="coordinator.ended", thing=row.pk, at=now
        )
    _forget(row.programme, row.person)


def _forget(programme: Programme, person: Person) -> None:
    """What was read once per request is no longer so."""
    programme.__dict__.pop("_coordinators", None)
    for name in ("_is_coordinator", "_coordinated"):
        person.__dict__.pop(name, None)
