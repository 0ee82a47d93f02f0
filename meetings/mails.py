"""The kinds of mail of `meetings`. They carry date and time only: no name, place, theme or reason."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from matching.models import Match
from matching.spans import months_later
from meetings.calendars import mailed_calendar
from meetings.enums import COMING, ContractStatus, MeetingStatus
from meetings.kept import kept_until
from meetings.models import Contract, Meeting
from mentorforum import dates
from programmes.mails import Attachment, MailKind, declared
from programmes.models import Concern, Mail

Context = dict[str, Any] | None


def _meeting(mail: Mail) -> Meeting | None:
    """The meeting, if nothing has changed since the mail was queued."""
    rows = Meeting.objects.select_related("programme", "room__mentee", "room__mentor")
    meeting = rows.filter(pk=mail.refs["meeting"]).first()
    return meeting if meeting and str(meeting.sequence) == mail.refs["sequence"] else None


def meeting_context(mail: Mail) -> Context:
    """Booked or moved: not sent when it has been moved again or cancelled."""
    meeting = _meeting(mail)
    return {"meeting": meeting} if meeting and meeting.status in COMING else None


def cancelled_context(mail: Mail) -> Context:
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


def contract_context(mail: Mail) -> Context:
    """Waits for a signature, or changed: only while that version is the current one and unsigned."""
    contract = Contract.objects.select_related("room").filter(pk=mail.refs["contract"]).first()
    if contract is None or contract.status == ContractStatus.SIGNED or str(contract.version) != mail.refs["version"]:
        return None
    return {"contract": contract}


def agreed_context(mail: Mail) -> Context:
    """What the two agree has been written or changed by the other half."""
    contract = Contract.objects.select_related("room").filter(pk=mail.refs["contract"]).first()
    return {"contract": contract} if contract and contract.agreed_at else None


def match_context(mail: Mail) -> Context:
    match = Match.objects.select_related("programme", "room").filter(pk=mail.refs["match"]).first()
    return {"match": match, "room": match.room, "until": kept_until(match, "room")} if match else None


def completed_context(mail: Mail) -> Context:
    """The programme's own words about the end, where it has some."""
    context = match_context(mail)
    if context is None or mail.person is None:
        return None
    match = context["match"]
    item = match.programme.item("mails", "completed")
    months = (match.programme.settings.get("kept_months") or {}).get("room", 6)
    until = months_later(match.ends_on or match.programme.today(mail.not_before), months)
    said = {
        "first_name": mail.person.first_name,
        "programme": match.programme,
        "cohort": "",
        "date": dates.say_date(until, year=True),
        "link": settings.SITE_URL.rstrip("/") + reverse("meetings:room", args=[context["room"].pk]),
        "contact": match.programme.contact_email,
        "reason": "",
        "number": "",
    }
    fill = match.programme.terms.fill
    return {**context, **({"subject": fill(item, **said), "words": fill(item.said("body"), **said)} if item else {})}


def concern_context(mail: Mail) -> Context:
    concern = Concern.objects.filter(pk=mail.refs["concern"], closed_at=None).first()
    return {"concern": concern} if concern else None


MAILS: dict[str, MailKind] = declared(
    MailKind("meetings/meeting_booked", meeting_context, _calendar("REQUEST")),
    MailKind("meetings/meeting_moved", meeting_context, _calendar("REQUEST")),
    MailKind("meetings/meeting_cancelled", cancelled_context, _calendar("CANCEL")),
    MailKind("meetings/contract_waits", contract_context),
    MailKind("meetings/contract_changed", contract_context),
    MailKind("meetings/contract_agreed", agreed_context),
    MailKind("meetings/paused", match_context),
    MailKind("meetings/resumed", match_context),
    MailKind("meetings/ended", match_context),
    MailKind("meetings/completed", completed_context),
    MailKind("meetings/continuing", match_context),
    MailKind("meetings/closed", match_context),
    MailKind("meetings/concern", concern_context),
)
