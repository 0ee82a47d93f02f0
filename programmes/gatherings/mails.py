"""Mails about gatherings, each with its own calendar file."""

from typing import Any

from django.conf import settings

from mentorforum.calendars import calendar_file
from programmes.enums import GatheringStatus, Reply
from programmes.gatherings.parts import sides_of, timed_parts
from programmes.gatherings.replies import mark_entered
from programmes.mail.kinds import Attachment, MailKind, declared
from programmes.models import Gathering, Invitation, Mail


def _gathering(mail: Mail) -> Gathering:
    return Gathering.objects.select_related("programme").get(pk=mail.refs["gathering"])


def _context(mail: Mail) -> dict[str, Any] | None:
    """Nothing is said of a gathering that was cancelled before the mail left, or to somebody who cannot come."""
    gathering = _gathering(mail)
    invitation = gathering.invitations.filter(person=mail.person).exclude(reply=Reply.CANNOT).first()
    if gathering.status != GatheringStatus.INVITED or invitation is None:
        return None
    parts = timed_parts(gathering, sides_of(mail.person, gathering) if mail.person else ())
    return {"gathering": gathering, "parts": parts}


def _cancelled(mail: Mail) -> dict[str, Any] | None:
    return {"gathering": _gathering(mail)}


def _entered(mail: Mail) -> dict[str, Any] | None:
    """What a coordinator entered for them; nothing once they have answered themselves, or it is cancelled."""
    rows = Invitation.objects.filter(pk=mail.refs["invitation"], gathering__status=GatheringStatus.INVITED)
    for row in mark_entered(rows.select_related("gathering__programme")):
        if row.entered_by:  # type: ignore[attr-defined]
            return {"invitation": row, "gathering": row.gathering, "who": row.entered_by.name}  # type: ignore[attr-defined]
    return None


def calendar_of(gathering: Gathering, *, attendee: str = "", method: str = "REQUEST") -> bytes:
    """The gathering's calendar file in the active language: stable UID, growing SEQUENCE."""
    return calendar_file(
        uid=f"gathering-{gathering.pk}@{settings.SITE_URL.partition('//')[2].partition(':')[0]}",
        starts=gathering.starts_at,
        ends=gathering.ends_at,
        summary=f"{gathering.title} · {gathering.programme}",
        place=gathering.place,
        organiser=(str(gathering.programme), gathering.programme.contact_email),
        attendee=attendee,
        sequence=gathering.sequence,
        method=method,
    )


def _attached(method: str) -> Any:
    def files(mail: Mail) -> list[Attachment]:
        content = calendar_of(_gathering(mail), attendee=mail.person.email if mail.person else "", method=method)
        return [Attachment("invitation.ics", content, f"text/calendar; method={method}")]

    return files


def _changed(mail: Mail) -> list[Attachment]:
    """The new time; a date that is open again is taken out of the calendar (G1)."""
    return _attached("CANCEL" if _gathering(mail).preliminary else "REQUEST")(mail)  # type: ignore[no-any-return]


MAILS = declared(
    MailKind("programmes/gathering_invited", _context, _attached("REQUEST")),
    MailKind("programmes/gathering_changed", _context, _changed),
    MailKind("programmes/gathering_cancelled", _cancelled, _attached("CANCEL")),
    MailKind("programmes/reply_entered", _entered),
)
