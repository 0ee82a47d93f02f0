"""Calendar files of a pair's meetings. In a mail the entry says no more than the programme's name and the time."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meetings.meetings.actions import uid_of
from meetings.models import Meeting
from mentorforum.calendars import calendar_file
from mentorforum.dates import local
from programmes.models import Person


def mailed_calendar(meeting: Meeting, person: Person, *, method: str, now: datetime | None = None) -> bytes:
    """For the mail: neither the other half's name, nor place, nor theme (lock screens, colleagues' calendars)."""
    programme = meeting.programme
    return _file(
        meeting,
        summary=_("Meeting, %(programme)s") % {"programme": programme},
        organiser=(str(programme), programme.contact_email),
        attendee=person.email,
        method=method,
        stamp=now,
    )


def own_calendar(meeting: Meeting, person: Person, key: Any) -> bytes:
    """For the one of the two who fetches it: with whom, and where. Same UID, so the mailed entry is replaced."""
    other = meeting.room.other(person)
    summary = _("Meeting with %(name)s") % {"name": other.name}
    return _file(meeting, summary=summary, place=key.read(meeting.place), method="PUBLISH")


def _file(meeting: Meeting, **more: Any) -> bytes:
    zone = meeting.programme.zone
    stamp = more.pop("stamp", None) or timezone.now()
    address = settings.SITE_URL.rstrip("/") + reverse("meetings:meeting", args=[meeting.room_id, meeting.pk])
    return calendar_file(
        uid=uid_of(meeting),
        starts=local(meeting.starts_at, zone),
        ends=local(meeting.ends_at, zone),
        sequence=meeting.sequence,
        url=address,
        stamp=stamp,
        **more,
    )
