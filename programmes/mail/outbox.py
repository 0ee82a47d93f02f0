"""The outbox: mails are claimed, rendered in the reader's language and sent, each once.

A claim is a conditional update with a lease: two workers never take the same mail, and what a killed worker had taken
is free again when its lease runs out (with the same Message-ID).
"""

import logging
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import make_msgid
from typing import Any

from django.conf import settings
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.safestring import SafeString, mark_safe

from mentorforum import wiring
from mentorforum.mail import MailTrouble, deliver
from programmes.enums import MailStatus
from programmes.mail.kinds import Attachment, MailKind
from programmes.models import Mail, Person

logger = logging.getLogger(__name__)

BATCH = 50
LEASE = timedelta(minutes=5)
TRIES = 6
CLOSED = "programmes/something_waits"
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")


@dataclass(frozen=True)
class Rendered:
    """A mail as it would leave now."""

    subject: str
    text: str
    html: str
    sender: str
    reply_to: str
    attachments: list[Attachment] = field(default_factory=list)


def kind_of(mail: Mail) -> MailKind:
    """The declaration of this mail's kind. KeyError if nobody declares it."""
    name = CLOSED if mail.person and not mail.person.is_proven and _is_of_pair(mail.name) else mail.name
    for kinds in wiring.collect("mails"):
        if name in kinds:
            return kinds[name]  # type: ignore[no-any-return]
    raise KeyError(name)


def _is_of_pair(name: str) -> bool:
    """What a pair is told is not told to an address that somebody else gave one of them (ADR 21)."""
    return not name.startswith("programmes/") or name == "programmes/reminders"


def language_of(mail: Mail) -> str:
    """The reader's language, else the language the mail was asked for in, else the programme's."""
    if mail.person:
        return mail.person.language
    return mail.language or (mail.programme.words_first() if mail.programme else settings.LANGUAGE_CODE)


def render(mail: Mail) -> Rendered | None:
    """The mail in its reader's language and the programme's zone; None when it is no longer needed."""
    programme = mail.programme
    zone = programme.zone if programme else settings.TIME_ZONE
    with translation.override(language_of(mail)), timezone.override(zone):
        kind = kind_of(mail)
        context = kind.context(mail)
        if context is None:
            return None
        context = {**_frame(mail), **context}
        head, _blank, body = render_to_string(kind.template, context).strip().partition("\n\n")
        subject = _unescaped(head.removeprefix("Subject:").strip())
        paragraphs = [part.strip() for part in re.split(r"\n\s*\n", body.strip())]
        context |= {"subject": subject, "paragraphs": [_linked(part) for part in paragraphs]}
        context |= {"body": _unescaped("\n\n".join(paragraphs))}
        return Rendered(
            subject=subject,
            text=_unescaped(render_to_string("mail/base.txt", context)).strip() + "\n",
            html=render_to_string("mail/base.html", context),
            sender=str(programme) if programme else "Mentorforum",
            reply_to=programme.contact_email if programme else "",
            attachments=list(kind.attachments(mail)),
        )


def _frame(mail: Mail) -> dict[str, Any]:
    """What every mail's template knows."""
    programme = mail.programme
    coordinators = programme.coordinators() if programme else []
    signer: Person | None = next((p for p in coordinators if p.pk == mail.by_id), None) or next(
        iter(coordinators), None
    )
    return {
        "mail": mail,
        "person": mail.person,
        "programme": programme,
        "terms": programme.terms if programme else {},
        "signer": signer,
        "phone": (programme.contact_phone if programme else "") or (signer.phone if signer else ""),
        "site": settings.SITE_URL.rstrip("/"),
        "language": language_of(mail),
    }


def _unescaped(text: str) -> str:
    for entity, character in (("&#x27;", "'"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def _linked(paragraph: str) -> SafeString:
    """A paragraph of the text (already escaped by the template) as HTML with its addresses as links."""
    linked = LINK.sub(lambda address: f'<a href="{address[0]}">{address[0]}</a>', paragraph)
    return mark_safe(linked.replace("\n", "<br>"))  # noqa: S308  the template has escaped every value


def drain(now: datetime | None = None, *, limit: int = BATCH) -> int:
    """Send what is due; returns how many left. Safe to run by many workers at once."""
    now = now or timezone.now()
    sent = 0
    for pk in Mail.objects.ready(now).order_by("not_before", "id").values_list("pk", flat=True)[:limit]:
        if claim(pk, now):
            sent += _send(Mail.objects.select_related("person", "programme").get(pk=pk), now)
    return sent


def claim(pk: Any, now: datetime) -> bool:
    """Take one mail; False if somebody else has it."""
    taken = {"status": MailStatus.SENDING, "lease_until": now + LEASE, "attempts": F("attempts") + 1}
    return bool(Mail.objects.ready(now).filter(pk=pk).update(**taken))


def _send(mail: Mail, now: datetime) -> bool:
    try:
        address = mail.person.email if mail.person else mail.email
        rendered = render(mail)
        if rendered is None or (mail.person and mail.person.erased_at):
            _note(mail, status=MailStatus.DROPPED)
            return False
        if not mail.message_id:
            mail.message_id = make_msgid(domain=settings.DEFAULT_FROM_EMAIL.partition("@")[2].rstrip(">") or None)
            Mail.objects.filter(pk=mail.pk).update(message_id=mail.message_id)
        deliver(to=address, message_id=mail.message_id, **vars(rendered))
    except MailTrouble as trouble:
        _failed(mail, trouble.code, now, final=trouble.final)
        return False
    except Exception:  # a broken template must not stop everybody else's mail
        logger.exception("mail %s (%s) could not be made", mail.pk, mail.name)
        _failed(mail, "text", now, final=False)
        return False
    _note(mail, status=MailStatus.SENT, sent_at=now)
    return True


def _failed(mail: Mail, code: str, now: datetime, *, final: bool) -> None:
    if final or mail.attempts >= TRIES:
        _note(mail, status=MailStatus.FAILED, trouble=code)
    else:
        _note(mail, status=MailStatus.PLANNED, trouble=code, not_before=now + timedelta(minutes=2**mail.attempts))


def _note(mail: Mail, **values: Any) -> None:
    """Write how it went, if the claim is still ours."""
    mine = Mail.objects.filter(pk=mail.pk, status=MailStatus.SENDING, lease_until=mail.lease_until)
    mine.update(lease_until=None, **values)
