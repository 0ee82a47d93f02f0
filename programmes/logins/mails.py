"""What is said of a login that somebody else moves or asks to move, and the mail to one that is not proven."""

from typing import Any

from programmes.mail.kinds import MailKind, declared
from programmes.mail.links import token_of
from programmes.models import AddressMove, Link, Mail


def _context(mail: Mail) -> dict[str, Any] | None:
    """None once its owner has answered: then there is nothing to ask or to tell."""
    move = AddressMove.objects.standing().filter(pk=mail.refs["move"]).select_related("person", "by").first()
    if move is None or move.person.erased_at:
        return None
    link = Link.objects.filter(pk=mail.refs.get("link")).first()
    return {"move": move, "someone": move.person, "token": token_of(link) if link else ""}


def _refused(mail: Mail) -> dict[str, Any] | None:
    move = AddressMove.objects.filter(pk=mail.refs["move"]).select_related("person", "by").first()
    return {"move": move, "someone": move.person} if move and not move.person.erased_at else None


MAILS = declared(
    MailKind("programmes/address_asked", _context),
    MailKind("programmes/address_new", _context),
    MailKind("programmes/address_moved", _context),
    MailKind("programmes/address_refused", _refused),
    MailKind("programmes/something_waits", lambda mail: {}),
)
