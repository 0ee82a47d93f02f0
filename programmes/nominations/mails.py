"""Mails of a nomination: to the nominee with the secret link, and the nominator's one receipt."""

from typing import Any

from programmes.enums import NominationStatus
from programmes.mail.kinds import MailKind, declared
from programmes.mail.links import token_of
from programmes.models import Link, Mail, Nomination
from programmes.models.records import Bearer
from programmes.nominations.pages import said_of


def _find(mail: Mail) -> Nomination | None:
    rows = Nomination.objects.select_related("programme", "cohort")
    return rows.filter(pk=mail.refs["nomination"], wrapped_key__isnull=False).first()


def _ask(mail: Mail) -> dict[str, Any] | None:
    """Nothing when it has been answered or is over; and to the nominee's address alone."""
    nomination, link = _find(mail), Link.objects.filter(pk=mail.refs["link"]).first()
    if nomination is None or link is None or nomination.status != NominationStatus.ASKED:
        return None
    if mail.email != nomination.nominee_email:
        return None
    return {"nomination": nomination, "token": token_of(link)}


def _receipt(mail: Mail) -> dict[str, Any] | None:
    """What the nominator wrote, to the nominator alone, and nothing of what became of it."""
    nomination = _find(mail)
    if nomination is None or mail.email != nomination.nominator_email:
        return None
    return {"nomination": nomination, "answers": said_of(nomination, Bearer(nomination.pk))}


MAILS = declared(
    MailKind("programmes/nominated", _ask),
    MailKind("programmes/nominee_reminded", _ask),
    MailKind("programmes/nomination_receipt", _receipt),
)
