"""A coordinator's letter, and what is said of an address that was put right."""

from typing import Any

from programmes.mail.kinds import MailKind, declared
from programmes.models import Letter, Mail, Person


def letter(mail: Mail) -> dict[str, Any] | None:
    """A coordinator's own words to people they chose."""
    if hasattr(mail, "typed"):
        return dict(mail.typed)
    letter = Letter.objects.get(pk=mail.refs["letter"])
    key = letter.open_for(mail.person)
    return {"own_subject": key.read(letter.subject), "own_body": key.read(letter.text)}


def address_corrected(mail: Mail) -> dict[str, Any] | None:
    """To the new address, and to the one that no longer counts."""
    person = Person.objects.filter(pk=mail.refs["person"], erased_at=None).first()
    return {"someone": person, "is_new": mail.person_id is not None} if person else None


MAILS = declared(
    MailKind("programmes/letter", letter),
    MailKind("programmes/address_corrected", address_corrected),
)
