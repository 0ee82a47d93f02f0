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
