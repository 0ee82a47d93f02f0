"""Mails around the leader's part: the one-time page to the leader, and to the mentee that the leader has written."""

from typing import Any

from programmes.enums import ApplicationStatus
from programmes.mail.kinds import MailKind, declared
from programmes.mail.links import token_of
from programmes.models import LeaderPart, Link, Mail


def _part(mail: Mail) -> LeaderPart | None:
    """The asking, while the mentee has a place."""
    part = LeaderPart.objects.select_related("application__person", "programme").filter(pk=mail.refs["part"]).first()
    return part if part and part.application.status == ApplicationStatus.ACCEPTED else None


def asking(mail: Mail) -> dict[str, Any] | None:
    """To the leader; None when somebody else is asked now, or the leader has written."""
    part, link = _part(mail), Link.objects.filter(pk=mail.refs["link"], used_at=None).first()
    if part is None or link is None:
        return None
    return {"part": part, "mentee": part.application.person, "token": token_of(link)}


def wrote(mail: Mail) -> dict[str, Any] | None:
    """To the mentee; never a word of what stands there."""
    part = _part(mail)
    return {"part": part} if part else None


MAILS = declared(MailKind("programmes/leader", asking), MailKind("programmes/leader_wrote", wrote))
