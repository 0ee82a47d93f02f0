"""What somebody sent has been kept for its time: it is erased, and what others wrote about it too.

The old keys go, and all text with them (docs/adr/0002-sealed-text.md); codes and dates stay, which the figures are
made of. The rows get new keys with nothing written, so that their pages go on answering.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from mentorforum import wiring
from programmes.enums import MailStatus
from programmes.mail.links import end_links
from programmes.models import (
    AccessLogEntry,
    Application,
    Concern,
    Invitation,
    LeaderPart,
    Letter,
    Mail,
    Nomination,
    Note,
)
from programmes.privacy.kept import ERASED, applications_over, cohorts_over, nominations_over, old

NO_NAME = "–"
#: the last mail to somebody who is erased, with the address on it until it has left
TOLD = "programmes/erased"
GONE = [MailStatus.SENT, MailStatus.FAILED, MailStatus.DROPPED]


def erase_kept(now: datetime | None = None) -> int:
    """The tick: applications, nominations, letters and openings whose last day is over; returns how many."""
    now = now or timezone.now()
    cohorts = cohorts_over(now)
    done = sum(erase_application(row) for row in applications_over(now, cohorts))
    done += sum(erase_nomination(row) for row in nominations_over(now, cohorts))
    Mail.objects.filter(name=TOLD, status__in=GONE).exclude(email="").update(email="")
    letters = Letter.objects.exclude(once__startswith=ERASED).select_related("programme")
    done += sum(_erase_letter(row) for row in old(letters, "created_at", "history", now))
    past = [row.pk for row in old(AccessLogEntry.objects.all(), "at", "history", now)]
    return done + (AccessLogEntry.objects.filter(pk__in=past).delete()[0] if past else 0)


@transaction.atomic
def erase_application(application: Application) -> bool:
    """One application with all that hangs on it; False when somebody was faster. The update is the lock."""
    blank: dict[str, Any] = {"email": "", "work_email": "", "fits": {}, "introducer": None, "introducer_allowed": False}
    number = Coalesce(F("number"), Value(""))
    if not _first(application, name=number, **blank):
        return False
    application.forget()
    application.answers.all().delete()
    application.commitments.all().delete()
    for part in application.leader_parts.all():
        _forget_mails("part", part)
        end_links(part)
    LeaderPart.objects.filter(application=application).delete()
    Note.objects.filter(thing=application.pk).delete()
    for nomination in Nomination.objects.filter(application=application):
        erase_nomination(nomination)
    _forget_mails("application", application)
    end_links(application)
    _leave(application)
    wiring.follow("application.erased", application)
    return True


def _leave(application: Application) -> None:
    """What the programme's coordinators hold of somebody who has nothing else in it."""
    programme, person = application.programme_id, application.person_id
    kept = Application.objects.filter(programme=programme, person=person).exclude(once__startswith=ERASED)
    if person is None or kept.exists():
        return
    Note.objects.filter(programme=programme, about=person).delete()
    Concern.objects.filter(programme=programme, person=person).delete()
    Invitation.objects.filter(gathering__programme=programme, person=person).update(food="")


@transaction.atomic
def erase_nomination(nomination: Nomination) -> bool:
    """What was said of somebody, and all names; False when somebody was faster."""
    names = {"nominee_name": NO_NAME, "nominator_name": NO_NAME}
    blank = {"nominator_email": "", "nominator_title": "", "nominee_email": ""}
    if not _first(nomination, **names, **blank):
        return False
    nomination.forget()
    _forget_mails("nomination", nomination)
    end_links(nomination)
    return True


@transaction.atomic
def _erase_letter(letter: Letter) -> bool:
    if not _first(letter):
        return False
    letter.forget()
    return True


def _first(row: Any, **fields: Any) -> bool:
    """Whether nobody has erased it before; it is marked so."""
    mark = f"{ERASED}{row.pk.hex}"
    return bool(type(row).objects.filter(pk=row.pk).exclude(once=mark).update(once=mark, **fields))


def _forget_mails(name: str, thing: Any) -> None:
    """Who got a mail about it without a login: the address goes, the row stays."""
    mails = Mail.objects.filter(~Q(email=""), programme=thing.programme_id, **{f"refs__{name}": str(thing.pk)})
    mails.update(email="")
