"""Material to the newcomer on its day, at the private address until the work address takes over (H2).

Exempt from working days and from July: it belongs to a first working day.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.enums import Side
from programmes.mail.reminders.declaration import Due, Late, Reminder, Shift
from programmes.models import Person, Programme
from programmes.newcomers.material import MENTEE_KEY, Handout, find_handout, handouts_of, has_gone, newcomers, nominal


def material_due(first: date, last: date) -> Iterator[Due]:
    """Each newcomer's material in the span."""
    programmes: dict[Any, Programme] = {}
    for application in newcomers().select_related("person", "programme"):
        programme = programmes.setdefault(application.programme_id, application.programme)
        application.programme = programme  # its lines are read once
        if application.submitted_at is None or application.person is None:
            continue  # never so for somebody who is accepted
        entered = dates.local(application.submitted_at, programme.zone).date()
        for handout in handouts_of(application, Side.MENTEE):
            if first <= (day := nominal(handout, entered)) <= last:
                yield Due(programme, application.person, handout, day)


def settled(handout: Handout, person: Person) -> bool:
    """It has gone already, or its day has moved on."""
    return handout.on > handout.programme.today() or has_gone(handout, person, MENTEE_KEY)


def line(handout: Handout, person: Person) -> tuple[str, str]:
    text = _("There is something to read before you start: “%(title)s”.") % {"title": handout.item}
    return text, reverse("meetings:start")


REMINDERS: list[Reminder] = [
    Reminder(
        MENTEE_KEY,
        due=material_due,
        done=settled,
        line=line,
        find=find_handout,
        late=Late.SEND,
        shift=Shift.NONE,
        step="material",
        mail="programmes/material",
    )
]
