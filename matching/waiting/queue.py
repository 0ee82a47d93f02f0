"""Those who wait for a mentor in a cohort, and who of them is still to be told of one that fits."""

from typing import Any

from django.db.models import Q

from matching.enums import OPEN, WITH_ROOM
from matching.models import Match, WaitingListScan
from programmes.enums import ApplicationStatus, CohortStatus, Side
from programmes.models import Application, Person

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


# The mail -----------------------------------------------------------------------------------------------------------
