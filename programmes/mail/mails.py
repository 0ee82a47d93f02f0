"""A coordinator's letter."""

from typing import Any

from programmes.mail.kinds import MailKind, declared
from programmes.models import Letter, Mail


def letter(mail: Mail) -> dict[str, Any] | None:
    """A coordinator's own words to people they chose."""
    if hasattr(mail, "typed"):
        return dict(mail.typed)
    letter = Letter.objects.get(pk=mail.refs["letter"])
    key = letter.open_for(mail.person)
    return {"own_subject": key.read(letter.subject), "own_body": key.read(letter.text)}


MAILS = declared(MailKind("programmes/letter", letter))
