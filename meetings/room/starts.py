"""A pair's own start: another day is agreed with the mentee while the two have not begun (E1)."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers.spans import counts_from, pair_ends_on
from meetings.evaluation.actions import move_evaluations
from meetings.models import Room
from mentorforum.errors import RuleBroken
from programmes.models import Application, Person

RUNNING = [MatchStatus.ACTIVE, MatchStatus.PAUSED]


def follow_start(application: Application, *, by: Person | None, now: datetime) -> None:
    """The match that runs counts from the agreed day, and so do its evaluations. RuleBroken once the two have begun."""
    matches = Match.objects.filter(mentee_application=application, status__in=RUNNING)
    for match in matches.select_related("programme", "cohort", "mentee_application"):
        room = Room.objects.select_related("programme").filter(match=match).first()
        today = match.programme.today(now)
        if _begun(match, room, today):
            raise RuleBroken(_("The two have begun already, so their start stands."))
        match.active_on = counts_from(match, today)
        match.ends_on = pair_ends_on(match, match.active_on)
        Match.objects.filter(pk=match.pk).update(active_on=match.active_on, ends_on=match.ends_on)
        if room:
            room.match = match
            move_evaluations(room)


def _begun(match: Match, room: Room | None, today: date) -> bool:
    """The first meeting is held; where the relation is private nobody may learn that, so the day itself says it (E9)."""
    if match.programme.has("private_relation"):
        return match.active_on is not None and match.active_on <= today
    return room is not None and room.first_met_on is not None
