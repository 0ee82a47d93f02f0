"""The last mail somebody gets."""

from typing import Any

from programmes.mail.kinds import MailKind, declared
from programmes.models import Mail


def erased(mail: Mail) -> dict[str, Any]:
    """The last mail: nothing is left to name them by."""
    return {}


MAILS = declared(
    MailKind("programmes/erased", erased),
)
