"""The one module that touches Django's mail. Everything else puts rows into the outbox (programmes/mail/outbox.py)."""

import smtplib
from collections.abc import Iterable
from email.message import MIMEPart
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives


class MailTrouble(Exception):
    """A mail did not leave. `code` is a word for the outbox; `final` when trying again is no use."""

    def __init__(self, code: str, *, final: bool) -> None:
        super().__init__(code)
        self.code, self.final = code, final


def deliver(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    sender: str = "Mentorforum",
    reply_to: str = "",
    message_id: str = "",
    attachments: Iterable[Any] = (),
) -> None:
    """Hand one mail to the server. `sender` is the name shown. Raises MailTrouble."""
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=text,
        from_email=formataddr((" ".join(sender.split()), settings.DEFAULT_FROM_EMAIL), charset="utf-8"),
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers={"Message-ID": message_id} if message_id else None,
    )
    if html:
        message.attach_alternative(html, "text/html")
    for attachment in attachments:
        message.attach(_part(attachment))
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code = next(iter(refused.recipients.values()), (550, b""))[0]
        raise MailTrouble("address", final=code >= 500) from refused
    except UnicodeError as problem:  # a domain that no server could have; the address stands in the error's text
        raise MailTrouble("address", final=True) from problem
    except smtplib.SMTPResponseException as answer:
        raise MailTrouble(f"smtp-{answer.smtp_code}", final=answer.smtp_code >= 500) from answer
    except (OSError, smtplib.SMTPException) as problem:
        raise MailTrouble("server", final=False) from problem


def _part(attachment: Any) -> MIMEPart:
    """A file of the mail; a calendar file keeps its `method`, or mail programs do not offer to accept it."""
    kind, _semicolon, parameters = attachment.kind.partition(";")
    named = (parameter.strip().partition("=") for parameter in parameters.split(";") if parameter.strip())
    part = MIMEPart()
    part.set_content(
        attachment.content.decode(),
        subtype=kind.partition("/")[2],
        params={name: value for name, _equals, value in named if name != "charset"},
        disposition="attachment",
        filename=attachment.name,
    )
    return part
