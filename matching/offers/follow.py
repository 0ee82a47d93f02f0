"""What follows in `matching` when something below changes."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers.actions import end_offer_of
from matching.offers.seats import give_seats, take_seats_away
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Person


def follow_application(
    application: Application, *, old: str, new: str, by: Person | None, now: datetime, **_more: Any
) -> None:
    """An accepted mentor gets seats. Whoever is no longer accepted loses proposals and free seats.

    RuleBroken where there is a match under way, or an offer that only the applicant's own withdrawal ends.
    """
    if new == ApplicationStatus.ACCEPTED:
        if application.side == Side.MENTOR:
            give_seats(application)
    elif old == ApplicationStatus.ACCEPTED:
        _let_go(application, new, by, now)


def _let_go(application: Application, new: str, by: Person | None, now: datetime) -> None:
    if new == ApplicationStatus.WITHDRAWN:
        end_offer_of(application, now=now)
    matches = Match.objects.filter(Q(mentee_application=application) | Q(mentor_application=application))
    if matches.filter(status__in=[MatchStatus.ACTIVE, MatchStatus.PAUSED]).exists():
        raise RuleBroken(_("There is a match under way. End or pause it in the room of the two first."))
    if new != ApplicationStatus.WITHDRAWN and matches.filter(status=MatchStatus.OFFERED).exists():
        raise RuleBroken(_("There is an open offer. Take the offer back first."))
    for match in matches.filter(status=MatchStatus.PROPOSED):
        move(match, MatchStatus.DROPPED, by=by, now=now)
    if application.side == Side.MENTOR:
        take_seats_away(application)
