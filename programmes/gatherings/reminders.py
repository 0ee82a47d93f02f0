"""Before a gathering: 14 days and 2 days, to those invited who have not said no. None while the date is preliminary."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.enums import GatheringStatus, Reply
from programmes.mail.reminders.declaration import Due, Reminder, Shift
from programmes.models import Gathering, Invitation, Person


def before(days: int) -> Callable[[date, date], Iterable[Due]]:
    """Who is reminded `days` days before."""

    def due(first: date, last: date) -> Iterable[Due]:
        span = (
            first + timedelta(days=days - 1),
            last + timedelta(days=days + 1),
        )  # zones: checked on the local date below
        rows = Invitation.objects.filter(
            gathering__status=GatheringStatus.INVITED,
            gathering__preliminary=False,
            gathering__starts_at__date__range=span,
        )
        for row in rows.exclude(reply=Reply.CANNOT).select_related("gathering__programme", "person"):
            day = dates.local(row.gathering.starts_at, row.gathering.programme.zone).date() - timedelta(days=days)
            if first <= day <= last and row.created_at.date() <= day:
                yield Due(row.gathering.programme, row.person, row.gathering, day)

    return due


def find(pk: UUID) -> Gathering | None:
    return Gathering.objects.select_related("programme").filter(pk=pk).first()


def done(gathering: Gathering, person: Person) -> bool:
    """Cancelled, preliminary again, or the person cannot come."""
    if gathering.status != GatheringStatus.INVITED or gathering.preliminary:
        return True
    return not gathering.invitations.filter(person=person).exclude(reply=Reply.CANNOT).exists()


def line(gathering: Gathering, person: Person) -> tuple[str, str]:
    """The sentence, and where to answer."""
    when = dates.say_moment(dates.local(gathering.starts_at, gathering.programme.zone))
    values: dict[str, Any] = {"title": gathering.title, "when": when, "place": gathering.place}
    sentence = _("{title}: {when}, {place}.") if gathering.place else _("{title}: {when}.")
    if gathering.invitations.filter(person=person, reply=Reply.NONE).exists():
        prompt = _("Tell us whether you are coming.")
        sentence = f"{sentence} {prompt}"
    return sentence.format_map(values), reverse("gathering", args=[gathering.pk])


REMINDERS = [
    Reminder(
        f"gathering-{days}", due=before(days), done=done, line=line, find=find, shift=Shift.BACK, step="gatherings"
    )
    for days in (14, 2)
]
