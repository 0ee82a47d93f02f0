"""The mail that tells coordinators that somebody has written."""

from typing import Any

from programmes.mail.kinds import MailKind, declared
from programmes.models import Concern, Mail


def concern_context(mail: Mail) -> dict[str, Any] | None:
    concern = Concern.objects.filter(pk=mail.refs["concern"], closed_at=None).first()
    return {"concern": concern} if concern else None


MAILS = declared(MailKind("meetings/concern", concern_context))
