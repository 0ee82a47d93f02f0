"""Mails about who coordinates."""

from typing import Any

from mentorforum import dates
from programmes.mail.kinds import MailKind, declared
from programmes.models import Coordinatorship, Mail


def coordinator(mail: Mail) -> dict[str, Any] | None:
    """Somebody new coordinates, as told to that person, to the others, and to those whose applications it opens."""
    row = Coordinatorship.objects.select_related("person", "programme").get(pk=mail.refs["coordinatorship"])
    if row.until is not None:
        return None
    return {"newcomer": row.person, "ends": dates.say_day(row.ends_on) if row.ends_on else ""}


MAILS = declared(
    MailKind("programmes/coordinator_added", coordinator),
    MailKind("programmes/coordinator_reads", coordinator),
    MailKind("programmes/coordinator_welcome", coordinator),
)
