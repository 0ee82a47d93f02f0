"""Writing to people, and putting right what did not arrive."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import MailStatus
from programmes.mail.queue import queue_mail
from programmes.models import Letter, Mail, Person, Programme, SubmissionKey
from programmes.people.register import change_address, may_readdress
from programmes.undo.actions import begin_undo


@transaction.atomic
def write_to(
    programme: Programme,
    people: Sequence[Person],
    *,
    subject: str,
    text: str,
    by: Person,
    key: Any,
    now: datetime | None = None,
) -> Letter:
    """One mail to each; they rest ten minutes with Undo. `key` is the form's submission key."""
    now = now or timezone.now()
    if not people:
        raise RuleBroken(_("Nobody is in this group, so nobody would get the mail."))

    def make() -> Letter:
        letter = Letter(programme=programme, by=by, once=str(key), subject=subject, text=text)
        letter.save(force_insert=True)
        undo = begin_undo(programme, "letter.written", by=by, now=now)
        for person in people:
            queue_mail(
                "programmes/letter",
                to=person,
                programme=programme,
                refs={"letter": letter.pk},
                by=by,
                undo=undo,
                now=now,
            )
        return letter

    return SubmissionKey.objects.once(key, Letter, make)


def draft_letter(programme: Programme, person: Person, *, by: Person, subject: str, text: str) -> Mail:
    """The mail to one of the receivers as it would go, unsaved."""
    mail = Mail(programme=programme, person=person, name="programmes/letter", not_before=timezone.now(), by=by)
    mail.typed = {"own_subject": subject, "own_body": text}  # type: ignore[attr-defined]
    return mail


def hold(mail: Mail, *, by: Person, now: datetime | None = None) -> None:
    """Keep a planned mail back."""
    move(mail, MailStatus.HELD, by=by, now=now)


def release(mail: Mail, *, by: Person, now: datetime | None = None) -> None:
    """Let a mail that was held back, or did not arrive, go now."""
    now = now or timezone.now()
    move(mail, MailStatus.PLANNED, by=by, now=now, not_before=now, attempts=0, trouble="")


@transaction.atomic
def correct_address(
    person: Person, *, email: str, by: Person, programme: Programme | None = None, now: datetime | None = None
) -> int:
    """Another address for mail and login; what did not arrive goes again. Returns how many mails.

    The address is also the login, so it is not everybody's that may be changed (`may_readdress`), and the person is
    told: at the new address, and at the earlier one if anything has arrived there.
    """
    email, earlier = email.strip(), person.email
    if person.last_login is not None:
        raise RuleBroken(
            _("%(name)s has logged in with this address, so only %(name)s can change it, under “My data”.")
            % {"name": person.name}
        )
    if Person.objects.filter(email__iexact=email).exclude(pk=person.pk).exists():
        raise RuleBroken(_("Somebody else already has this address."))
    if not may_readdress(person, by=by):
        raise RuleBroken(_("Only %(name)s can choose another address, under “My data”.") % {"name": person.name})
    if email.lower() != earlier.lower():
        _tell_address(person, earlier, programme, by, now)
    change_address(person, email)
    failed = list(Mail.objects.filter(person=person, status=MailStatus.FAILED))
    for mail in failed:
        release(mail, by=by, now=now)
    return len(failed)


def _tell_address(person: Person, earlier: str, programme: Programme | None, by: Person, now: datetime | None) -> None:
    name, refs = "programmes/address_corrected", {"person": person.pk}
    queue_mail(name, to=person, programme=programme, refs=refs, by=by, now=now)
    if Mail.objects.filter(person=person, status=MailStatus.SENT).exists():
        queue_mail(name, email=earlier, language=person.language, programme=programme, refs=refs, by=by, now=now)
