"""How many places an accepted mentor has: a coordinator corrects it for the mentor."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.applications.office.decide.actions import room_for
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Person, Seat

MOST = 9


@transaction.atomic
def set_places(application: Application, number: int, *, by: Person) -> None:
    """Give the mentor `number` places; RuleBroken below what is held or above the person's ceiling."""
    if application.side != Side.MENTOR or application.status != ApplicationStatus.ACCEPTED:
        raise RuleBroken(_("Only somebody who is accepted has places."))
    Person.objects.filter(pk=application.person_id).update(ceiling=F("ceiling"))  # a lock until the transaction ends
    held = application.seats_held.exclude(match=None).count()
    if number < held:
        raise RuleBroken(_("%(number)d places are in use, so there cannot be fewer.") % {"number": held})
    if number > min(MOST, room_for(application)):
        raise RuleBroken(
            _("%(name)s takes %(number)d at most at a time, counted over all programmes.")
            % {"name": application.name, "number": application.person.ceiling if application.person else 0}
        )
    _give(application, number)
    Application.objects.filter(pk=application.pk).update(places=number)
    application.places = number


def _give(application: Application, number: int) -> None:
    seats = list(application.seats_held.order_by("number"))
    free = [seat for seat in seats if not hasattr(seat, "match")]
    while len(seats) > number:
        gone = free.pop()
        seats.remove(gone)
        gone.delete()
    taken = {seat.number for seat in seats}
    spare = (n for n in range(1, MOST * 2) if n not in taken)
    Seat.objects.bulk_create(Seat(application=application, number=next(spare)) for _n in range(number - len(seats)))
