"""Those who wait and whom a new mentor fits: for Today and for the mail of at most one a day (issue of the waiting list)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.enums import OPEN, WITH_ROOM
from matching.models import Match, WaitingListScan
from programmes.enums import ApplicationStatus, CohortStatus, Side
from programmes.mail.reminders.declaration import Due, Late, Reminder
from programmes.models import Application, Person, Programme
from programmes.steps import Line

FITS = 22
#: on the waiting list, or back from an offer or a match that came to nothing
WAITS = Q(status=ApplicationStatus.WAITING) | Q(status=ApplicationStatus.ACCEPTED, priority=True)


def waiting(cohort: Any) -> Any:
    """The mentees of a cohort who wait and have no offer and no pair, those who came back first, then by date."""
    placed = Match.objects.filter(cohort=cohort, status__in=[*OPEN, *WITH_ROOM]).values("mentee_application")
    rows = Application.objects.filter(WAITS, cohort=cohort, side=Side.MENTEE).exclude(pk__in=placed)
    return rows.order_by("-priority", "submitted_at", "id")


def still_waiting(look: WaitingListScan, person: Person) -> list[Application]:
    """Who of those that were found still waits; never the coordinator's own application."""
    if not look.fits or look.cohort.status == CohortStatus.ENDED:
        return []
    return list(waiting(look.cohort_id).filter(pk__in=list(look.fits)).exclude(person=person))


def said(number: int) -> str:
    return ngettext("%(n)d who waits fits a new {mentor}", "%(n)d who wait fit a new {mentor}", number) % {"n": number}


def lines(programme: Programme, person: Person, now: datetime) -> list[Line]:
    """One line of Today for each cohort; the engine was asked before, in a task."""
    return list(_lines(programme, person))


def _lines(programme: Programme, person: Person) -> Iterator[Line]:
    for look in WaitingListScan.objects.visible_to(person).filter(programme=programme).select_related("cohort"):
        if found := still_waiting(look, person):
            text = ngettext("who waits fits a new {mentor}", "who wait fit a new {mentor}", len(found))
            hint = _("who came back first, then by the date of the application")
            address = reverse("office_find", args=[found[0].pk])
            yield Line(FITS, len(found), programme.terms.say(text), hint, _("See the first"), address)


# The mail -----------------------------------------------------------------------------------------------------------


def due(first: date, last: date) -> Iterable[Due]:
    """Each coordinator, on the day something was found."""
    for look in WaitingListScan.objects.filter(found_on__range=(first, last)).select_related("programme", "cohort"):
        yield from (Due(look.programme, person, look, look.found_on or first) for person in _people(look))


def _people(look: WaitingListScan) -> list[Person]:
    return [person for person in look.programme.coordinators() if still_waiting(look, person)]


def done(look: WaitingListScan, person: Person) -> bool:
    return not still_waiting(look, person)


def line(look: WaitingListScan, person: Person) -> tuple[str, str]:
    found = still_waiting(look, person)
    return f"{look.programme.terms.say(said(len(found)))}.", reverse("office_find", args=[found[0].pk])


def find(thing: Any) -> WaitingListScan | None:
    return WaitingListScan.objects.select_related("programme", "cohort").filter(pk=thing).first()


REMINDERS = [Reminder("mentor_fits_waiting", due=due, done=done, line=line, find=find, late=Late.SEND)]
