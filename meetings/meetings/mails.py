"""Mails about one meeting: date and time only."""

from collections.abc import Callable, Iterable
from typing import Any

from meetings.enums import COMING, MeetingStatus
from meetings.meetings.calendars import mailed_calendar
from meetings.models import Meeting
from programmes.mail.kinds import Attachment, MailKind, declared
from programmes.models import Mail


def _meeting(mail: Mail) -> Meeting | None:
    """The meeting, if nothing has changed since the mail was queued."""
    rows = Meeting.objects.select_related("programme", "room__mentee", "room__mentor")
    meeting = rows.filter(pk=mail.refs["meeting"]).first()
    return meeting if meeting and str(meeting.sequence) == mail.refs["sequence"] else None


def meeting_context(mail: Mail) -> dict[str, Any] | None:
    """Booked or moved: not sent when it has been moved again or cancelled."""
    meeting = _meeting(mail)
    return {"meeting": meeting} if meeting and meeting.status in COMING else None


def cancelled_context(mail: Mail) -> dict[str, Any] | None:
    meeting = _meeting(mail)
    return {"meeting": meeting} if meeting and meeting.status == MeetingStatus.CANCELLED else None


def _calendar(method: str) -> Callable[[Mail], Iterable[Attachment]]:
    def files(mail: Mail) -> list[Attachment]:
        meeting = _meeting(mail)
        if meeting is None or mail.person is None:
            return []
        content = mailed_calendar(meeting, mail.person, method=method, now=mail.not_before)
        return [Attachment("meeting.ics", content, f"text/calendar; method={method}; charset=utf-8")]

    return files


MAILS = declared(
    MailKind("meetings/meeting_booked", meeting_context, _calendar("REQUEST")),
    MailKind("meetings/meeting_moved", meeting_context, _calendar("REQUEST")),
    MailKind("meetings/meeting_cancelled", cancelled_context, _calendar("CANCEL")),
)
