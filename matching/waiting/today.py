"""A line of Today for those who wait and whom a new mentor fits."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.models import WaitingListScan
from matching.waiting.queue import still_waiting
from programmes.models import Person, Programme
from programmes.steps import Line

FITS = 22


def lines(programme: Programme, person: Person, now: datetime) -> list[Line]:
    """One line of Today for each cohort; the engine was asked before, in a task."""
    return list(_lines(programme, person))


def _lines(programme: Programme, person: Person) -> Iterator[Line]:
    for look in WaitingListScan.objects.visible_to(person).filter(programme=programme).select_related("cohort"):
        if mentees := still_waiting(look, person):
            text = ngettext("who waits fits a new {mentor}", "who wait fit a new {mentor}", len(mentees))
            hint = _("who came back first, then by the date of the application")
            address = reverse("office_find", args=[mentees[0].pk])
            yield Line(FITS, len(mentees), programme.terms.say(text), hint, _("See the first"), address)
