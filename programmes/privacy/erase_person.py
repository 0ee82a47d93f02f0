"""Everything about one person is erased, because they asked for it (`/me/`). What two have written keeps the room's date."""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import wiring
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.applications.apply.drafts import forget_draft
from programmes.enums import ApplicationStatus, NominationStatus
from programmes.mail.queue import queue_mail
from programmes.models import (
    AddressMove,
    Application,
    Concern,
    History,
    Invitation,
    Nomination,
    Note,
    OwnAddress,
    Person,
    Programme,
    Unit,
)
from programmes.models.applications import OPEN
from programmes.privacy.erasing import NO_NAME, TOLD, erase_application, erase_nomination
from programmes.privacy.kept import ERASED


@transaction.atomic
def erase_person(person: Person, *, by: Person, programme: Programme, now: datetime | None = None) -> bool:
    """Login, name, address and what is theirs alone go at once; a tombstone stays. False when it was done before.

    The last mail goes to the address as it was. RuleBroken while a pair goes on, and where `by` does not coordinate
    every programme the person takes part in: nobody erases what another programme's coordinators answer for.
    """
    now = now or timezone.now()
    if Person.objects.filter(pk=person.pk).exclude(erased_at=None).exists():
        return False
    _refuse(person, by)
    address, language = person.email, person.language
    wiring.follow("person.erased", person)
    _erase_sent(person, by, now)
    if not _bury(person, now):
        return False
    queue_mail(TOLD, email=address, language=language, programme=programme, by=by, now=now)
    noted = {"kind": "person", "thing": person.pk, "old": "kept", "new": "erased"}
    History.objects.create(programme=programme, by=by, at=now, **noted)
    return True


def _refuse(person: Person, by: Person) -> None:
    if person.pk == by.pk or person.is_staff:
        raise RuleBroken(_("Whoever runs a programme hands that over first."))
    mine = Programme.objects.coordinated_by(by)
    theirs = Application.objects.filter(Q(person=person) | Q(introducer=person))
    named = Nomination.objects.filter(person=person)
    elsewhere = any(rows.exclude(programme__in=mine).exists() for rows in (theirs, named))
    here = any(rows.filter(programme__in=mine).exists() for rows in (theirs, named))
    if elsewhere or not here:
        raise RuleBroken(_("This is for somebody who coordinates all the programmes that the person takes part in."))


def _erase_sent(person: Person, by: Person, now: datetime) -> None:
    for draft in Application.objects.filter(Q(person=person) | Q(email__iexact=person.email), status="draft"):
        forget_draft(draft)
    for application in Application.objects.filter(person=person).exclude(once__startswith=ERASED):
        if application.status in OPEN:
            move(application, ApplicationStatus.WITHDRAWN, by=by, now=now)
        erase_application(application)
    for nomination in Nomination.objects.filter(Q(person=person) | Q(nominee_email__iexact=person.email)):
        if nomination.status == NominationStatus.ASKED:
            move(nomination, NominationStatus.EXPIRED, by=by, now=now)
        erase_nomination(nomination)
    named = Nomination.objects.filter(nominator_email__iexact=person.email)
    named.update(nominator_name=NO_NAME, nominator_email="", nominator_title="")
    Note.objects.filter(about=person).delete()
    Concern.objects.filter(person=person).delete()
    Invitation.objects.filter(person=person).update(food="")
    Application.objects.filter(introducer=person).update(introducer=None, introducer_allowed=False)
    Unit.objects.filter(leader=person).update(leader=None)
    AddressMove.objects.filter(person=person).delete()
    OwnAddress.objects.filter(person=person).delete()


def _bury(person: Person, now: datetime) -> bool:
    """The tombstone: no name, no address, no login. The update is the lock."""
    blank: dict[str, Any] = {"phone": "", "title": "", "workplace": "", "unit": None, "is_active": False}
    nobody = {"name": NO_NAME, "email": f"{person.pk.hex}@erased.invalid", "erased_at": now}
    person.set_unusable_password()
    rows = Person.objects.filter(pk=person.pk, erased_at=None)
    if not rows.update(password=person.password, last_login=None, **nobody, **blank):
        return False
    UserSession.objects.filter(user=person).delete()
    EmailAddress.objects.filter(user=person).delete()
    return True
