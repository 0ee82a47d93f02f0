"""At most one mail a day: somebody who waits fits a new mentor."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import ngettext

from matching.models import WaitingListScan
from matching.waiting.queue import still_waiting
from programmes.mail.reminders.declaration import Due, Late, Reminder
from programmes.models import Person


def sentence(number: int) -> str:
    return ngettext("%(n)d who waits fits a new {mentor}", "%(n)d who wait fit a new {mentor}", number) % {"n": number}


def due(first: date, last: date) -> Iterable[Due]:
    """Each coordinator, on the day something was found."""
    for look in WaitingListScan.objects.filter(found_on__range=(first, last)).select_related("programme", "cohort"):
        yield from (Due(look.programme, person, look, look.found_on or first) for person in _people(look))


def _people(look: WaitingListScan) -> list[Person]:
    return [person for person in look.programme.coordinators() if still_waiting(look, person)]


def done(look: WaitingListScan, person: Person) -> bool:
    return not still_waiting(look, person)


def line(look: WaitingListScan, person: Person) -> tuple[str, str]:
    mentees = still_waiting(look, person)
    return f"{look.programme.terms.say(sentence(len(mentees)))}.", reverse("office_find", args=[mentees[0].pk])


def find(thing: Any) -> WaitingListScan | None:
    return WaitingListScan.objects.select_related("programme", "cohort").filter(pk=thing).first()


REMINDERS = [Reminder("mentor_fits_waiting", due=due, done=done, line=line, find=find, late=Late.SEND)]
