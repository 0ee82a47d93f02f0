"""The first working day: moving it, and what it asks for, the work address (H2)."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import wiring
from mentorforum.errors import RuleBroken
from programmes.enums import ApplicationStatus, LinkPurpose, Side
from programmes.mail.links import make_link
from programmes.mail.queue import queue_mail
from programmes.models import Application, History, Mail, Person, Programme, Sending, Undo
from programmes.newcomers.material import handouts_of
from programmes.newcomers.rules import can_move_first_day
from programmes.people.chain import hear_from
from programmes.people.register import address_is_free, give_address
from programmes.undo.actions import begin_undo, remember_fields

KIND = "first_day"  # in History
PRESSED = timedelta(days=60)  # how long the button of the work address works


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


def ask_work_addresses(now: datetime | None = None) -> int:
    """The tick: on the first working day the newcomer is asked, at the private address, to take the work address into
    use (H2). Nothing else makes it the login: else whoever types it would come in. Returns how many were asked.
    """
    now = now or timezone.now()
    rows = begun(now.date() + timedelta(days=1))  # it may be tomorrow there already
    return sum(_ask(row, now) for row in rows if row.starts_on <= row.programme.today(now))


@transaction.atomic
def _ask(application: Application, now: datetime) -> int:
    person, new = application.person, application.work_email
    once = f"work_address:{application.pk}:{new.lower()}"
    if person is None or is_taken(new, person) or Mail.objects.filter(once=once).exists():
        return 0
    if new.lower() == person.email.lower():
        return int(not Application.objects.filter(pk=application.pk).update(work_email=""))
    link = make_link(LinkPurpose.WORK, application, expires=now + PRESSED)
    refs = {"application": application.pk, "link": link.pk}
    queue_mail("programmes/work_address", to=person, programme=application.programme, refs=refs, once=once, now=now)
    return 1


@transaction.atomic
def use_work_address(application: Application, *, mailbox: str = "", now: datetime | None = None) -> None:
    """The newcomer pressed the button: login and mail are the work address now. `mailbox`: where the button was."""
    application = Application.objects.select_for_update(of=("self",)).select_related("person").get(pk=application.pk)
    person, new = application.person, application.work_email
    if person is None or not new or is_taken(new, person):
        raise RuleBroken(_("There is no work address to take into use."))
    if mailbox:
        hear_from(person, mailbox, now=now)
    give_address(person, new, by=None, now=now)
    hear_from(person, new, now=now)
    application.work_email = ""
    application.save(update_fields=["work_email"])


def taken_addresses(programme: Programme, by: Person, now: datetime) -> list[Application]:
    """Newcomers whose first day has come and whose work address is somebody else's: a coordinator puts it right."""
    mine = Application.objects.for_office(by).filter(programme=programme)
    rows = begun(programme.today(now), pk__in=mine.values("pk"))
    return [row for row in rows if row.person and is_taken(row.work_email, row.person)]


def is_taken(email: str, person: Person) -> bool:
    """Whether somebody else has this address."""
    return not address_is_free(email, person)


@transaction.atomic
def set_work_email(application: Application, email: str, *, by: Person) -> None:
    """Correct or forget the work address that waits. It becomes the login by the newcomer's own press alone."""
    email, person = email.strip(), application.person
    if person is None or not can_move_first_day(by, application):
        raise RuleBroken(_("The work address of this one cannot be changed here."))
    if email.lower() == application.work_email.lower():
        return
    if email and is_taken(email, person):
        raise RuleBroken(_("Somebody else already has this address."))
    application.work_email = email
    application.save(update_fields=["work_email"])
