"""The mail that tells coordinators of a conflict: no name, no reason."""

from typing import Any

from matching.models import Finding
from matching.ties.people import LIVE
from programmes.mail.kinds import MailKind, declared
from programmes.models import Mail


def conflict(mail: Mail) -> dict[str, Any] | None:
    """Not sent any more when it is settled, or the two have ended."""
    finding = Finding.objects.select_related("match").filter(pk=mail.refs["finding"], settled_at=None).first()
    return {"finding": finding} if finding and finding.match.status in LIVE else None


MAILS: dict[str, MailKind] = declared(MailKind("matching/conflict", conflict))
