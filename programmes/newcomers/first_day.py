"""The first working day: moving it, and what it turns on by itself, the work address (H2)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import wiring
from mentorforum.errors import RuleBroken
from programmes.enums import ApplicationStatus, Side
from programmes.mail.queue import queue_mail
from programmes.models import Application, History, Person, Programme, Sending, Undo
from programmes.newcomers.material import handouts_of
from programmes.newcomers.rules import can_move_first_day
from programmes.people.register import change_address, may_readdress
from programmes.undo.actions import begin_undo, remember_fields

KIND = "first_day"  # in History


@transaction.atomic
def move_first_day(application: Application, day: date, *, by: Person, now: datetime | None = None) -> Undo:
    """Another first working day: what is not sent yet moves along, and those around the newcomer are told.

    The mails rest ten minutes; Undo puts every date back. Nothing that has been sent goes again.
    """
    now = now or timezone.now()
    if not can_move_first_day(by, application):
        raise RuleBroken(_("The first day of this one cannot be moved here."))
    old = application.starts_on
    if old is None or day == old:
        raise RuleBroken(_("That is the day it is already."))
    undo = begin_undo(application.programme, "first_day.moved", by=by, now=now)
    remember_fields(undo, application, starts_on=day)
    _forget_planned(application)
    log = {"kind": KIND, "thing": application.pk, "old": str(old), "new": str(day)}
    History.objects.create(programme=application.programme, by=by, at=now, **log)
    for person in filter(None, [application.person, application.introducer]):
        tell_moved(application, person, undo=undo, by=by, now=now)
    wiring.follow("first_day.moved", application, old=old, new=day, by=by, undo=undo, now=now)
    return undo


def _forget_planned(application: Application) -> None:
    """What stands in the ledger for the old day and has not gone: it is planned anew for its new day."""
    things = [handout.pk for side in Side for handout in handouts_of(application, side)]
    Sending.objects.filter(thing__in=things, mail=None).delete()


def tell_moved(application: Application, person: Person, *, undo: Undo, by: Person, now: datetime) -> None:
    """One mail to one person, once per move, whatever roles the person has."""
    queue_mail(
        "programmes/first_day_moved",
        to=person,
        programme=application.programme,
        refs={"application": application.pk, "undo": undo.pk},
        by=by,
        undo=undo,
        once=f"first_day:{undo.pk}:{person.pk}",
        now=now,
    )


def begun(today: date, **more: Any) -> Any:
    """Accepted newcomers whose first working day has come and whose work address waits."""
    rows = Application.objects.filter(status=ApplicationStatus.ACCEPTED, starts_on__lte=today, **more)
    return rows.exclude(work_email="").select_related("person", "programme")


def turn_addresses(now: datetime | None = None) -> int:
    """The tick: from the first working day on the work address is login and mail address; returns how many turned.

    An address that is somebody's already changes nothing: a coordinator finds it on Today.
    """
    now = now or timezone.now()
    turned = 0
    for application in begun(now.date() + timedelta(days=1)):  # it may be tomorrow there already
        if application.starts_on <= application.programme.today(now):
            turned += _turn(application, now)
    return turned


@transaction.atomic
def _turn(application: Application, now: datetime) -> int:
    person, new = application.person, application.work_email
    if person is None or is_taken(new, person):
        return 0
    if not Application.objects.filter(pk=application.pk, work_email=new).update(work_email=""):
        return 0  # another worker
    if new.lower() == person.email.lower():
        return 0
    old, programme, refs = person.email, application.programme, {"application": application.pk}
    change_address(person, new)
    queue_mail("programmes/address_changed", to=person, programme=programme, refs=refs, now=now)
    queue_mail(
        "programmes/address_changed",
        email=old,
        language=person.language,
        programme=programme,
        refs=refs,
        now=now,
    )
    return 1


def taken_addresses(programme: Programme, by: Person, now: datetime) -> list[Application]:
    """Newcomers whose first day has come and whose work address is somebody else's: a coordinator puts it right."""
    mine = Application.objects.for_office(by).filter(programme=programme)
    rows = begun(programme.today(now), pk__in=mine.values("pk"))
    return [row for row in rows if row.person and is_taken(row.work_email, row.person)]


def is_taken(email: str, person: Person) -> bool:
    """Whether somebody else has this address."""
    return Person.objects.filter(email__iexact=email).exclude(pk=person.pk).exists()


@transaction.atomic
def set_work_email(application: Application, email: str, *, by: Person) -> None:
    """Correct or forget the work address that waits.

    Only before the newcomer has logged in may it be another one: otherwise a coordinator could come in as the newcomer.
    """
    email, person = email.strip(), application.person
    if person is None or not can_move_first_day(by, application):
        raise RuleBroken(_("The work address of this one cannot be changed here."))
    if email.lower() == application.work_email.lower():
        return
    if email and person.last_login is not None:
        raise RuleBroken(
            _("%(name)s has logged in, so only %(name)s can choose another address. It can be left empty.")
            % {"name": person.name}
        )
    if email and not may_readdress(person, by=by):
        raise RuleBroken(_("Only %(name)s can choose another address, under “My data”.") % {"name": person.name})
    if email and is_taken(email, person):
        raise RuleBroken(_("Somebody else already has this address."))
    application.work_email = email
    application.save(update_fields=["work_email"])
