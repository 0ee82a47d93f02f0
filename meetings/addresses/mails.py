"""The coordinators hear that one half says of the other's address that it is not theirs."""

from typing import Any

from meetings.models import Room
from programmes.mail.kinds import MailKind, declared
from programmes.models import Mail


def _doubted(mail: Mail) -> dict[str, Any] | None:
    room = Room.objects.select_related("mentee", "mentor").filter(pk=mail.refs["room"]).first()
    if room is None:
        return None
    about = next((half for half in room.halves if str(half.pk) == str(mail.refs["about"])), None)
    return {"about": about, "by": room.other(about)} if about else None


MAILS = declared(MailKind("meetings/address_doubted", _doubted))
