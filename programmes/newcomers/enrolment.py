"""A new employee is entered by the coordinator: an application without a form, accepted at once (H2)."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.applications.apply.sending import STATUS_DAYS, new_number
from programmes.enums import ApplicationStatus, LinkPurpose, Side
from programmes.mail.links import make_link
from programmes.mail.queue import queue_mail
from programmes.models import Application, Cohort, Person, Undo, Unit
from programmes.newcomers.introducers import name_introducer
from programmes.newcomers.leaders.actions import ask_leader
from programmes.newcomers.rules import can_enrol
from programmes.people.register import register_person

LONGEST_AGO, LONGEST_AHEAD = timedelta(days=366), timedelta(days=2 * 366)


@dataclass(frozen=True)
class Contact:
    """Somebody around the newcomer, by name and address."""

    name: str
    email: str


@dataclass(frozen=True)
class Newcomer:
    """One new employee as entered. `email` is the private address; `work_email` takes over on the first working day."""

    name: str
    email: str
    starts_on: date
    unit: Unit | None = None
    title: str = ""
    work_email: str = ""
    introducer: Contact | None = None
    leader: Contact | None = None


@transaction.atomic
def enrol(cohort: Cohort, newcomer: Newcomer, *, by: Person, undo: Undo, now: datetime) -> Application:
    """The newcomer's accepted application; the mails rest with `undo`. RuleBroken says what is wrong with this one."""
    programme = cohort.programme
    if not can_enrol(by, cohort):
        raise RuleBroken(_("Nobody can be entered here now."))
    person = register_person(
        email=newcomer.email,
        name=newcomer.name,
        title=newcomer.title,
        unit=newcomer.unit,
        language=programme.words_first(),
        typed_by=by,
    )
    if person.pk == by.pk:
        raise RuleBroken(programme.terms.say(_("You cannot enter yourself: another {coordinator} does that.")))
    application = _accepted(cohort, person, newcomer, by=by, undo=undo, now=now)
    link = make_link(LinkPurpose.STATUS, application, expires=now + STATUS_DAYS)
    refs = {"application": application.pk, "link": link.pk}
    queue_mail("programmes/expected", to=person, programme=programme, refs=refs, by=by, undo=undo, now=now)
    if newcomer.introducer and programme.has("introducer"):
        name_introducer(
            application, email=newcomer.introducer.email, name=newcomer.introducer.name, by=by, undo=undo, now=now
        )
    if newcomer.leader and programme.has("leader_part"):
        ask_leader(application, email=newcomer.leader.email, name=newcomer.leader.name, by=by, undo=undo, now=now)
    return application


def _accepted(
    cohort: Cohort, person: Person, newcomer: Newcomer, *, by: Person, undo: Undo, now: datetime
) -> Application:
    """Draft, sent, accepted: the same way as everybody's, so that history and what follows are the same."""
    application = Application(
        programme=cohort.programme,
        cohort=cohort,
        person=person,
        side=Side.MENTEE,
        email=newcomer.email,
        name=newcomer.name,
        language=person.language,
        once=uuid.uuid4().hex,
        entered_by=by,
        confirmed_at=undo.until,  # from then on what follows may leave: material waits for the undo like the mails
        saved_at=now,
        starts_on=newcomer.starts_on,
        work_email="" if newcomer.work_email.lower() == person.email.lower() else newcomer.work_email,
    )
    application.save()
    try:
        with transaction.atomic():
            move(application, ApplicationStatus.SUBMITTED, by=by, now=now, number=new_number(now), submitted_at=now)
    except IntegrityError as error:
        raise RuleBroken(_("%(name)s is in this cohort already.") % {"name": person.name}) from error
    move(application, ApplicationStatus.ACCEPTED, by=by, now=now)
    return application


def is_enrolled(cohort: Cohort, email: str) -> bool:
    """Whether the person with this address is in the cohort already as a mentee."""
    rows = Application.objects.mentees().filter(cohort=cohort, person__email__iexact=email)
    return rows.exclude(status__in=[ApplicationStatus.DRAFT, ApplicationStatus.WITHDRAWN]).exists()
