"""The one merged mail a day with all that is coming up."""

from typing import Any

from programmes.mail.kinds import MailKind, declared
from programmes.mail.reminders.engine import lines
from programmes.models import Mail


def _context(mail: Mail) -> dict[str, Any] | None:
    """What has been done since is left out; with nothing left there is no mail."""
    sentences = lines(mail)
    return {"lines": sentences} if sentences else None


MAILS = declared(MailKind("programmes/reminders", _context))
