"""Whether a pair meets as it agreed: from dates and the agreed weeks only."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from mentorforum.pills import Pill
from mentorforum.statuses import Status, status

WEEKS = 6  # where the pair has agreed nothing
MONTH = timedelta(days=30)
LONG, TOO_LONG = 1.5, 2.0


class RhythmHealth(Status):
    """Words with `weeks`: those since the two last met."""

    EARLY = status("early", _("Too early to say"), "rest")  # before the first meeting could be expected
    ON_COURSE = status("on_course", _("On course"), "done")  # met, or has a date, within the agreed rhythm
    A_WHILE = status("a_while", _("A while ago"), "wait")  # 1.5 times the agreed rhythm
    NONE = status("none", _("No meeting for %(weeks)d weeks"), "wait")  # 2 times the agreed rhythm
    OUTSIDE = status("outside", _("Meets outside"), "done")  # they said that they meet outside


@dataclass(frozen=True)
class Rhythm:
    """`since` is the last meeting, or the start; `weeks` have gone since."""

    health: RhythmHealth
    since: date | None
    weeks: int

    @property
    def pill(self) -> Pill:
        """For the coordinator; its words may name the weeks."""
        return Pill(self.health.look.tone, self.health.words() % {"weeks": self.weeks})


def agreed_weeks(contract: Any, active_on: date | None, today: date) -> int:
    """The upper end of what is agreed now: closer together in the first months (A8)."""
    if contract is None:
        return WEEKS
    early = contract.early_weeks and contract.early_months and active_on
    if early and today < active_on + contract.early_months * MONTH:
        return int(contract.early_weeks)
    return int(contract.weeks or WEEKS)


def rhythm_of(room: Any, contract: Any, active_on: date | None, next_on: date | None, today: date) -> Rhythm:
    """How it stands; `next_on` is the next booked meeting's day."""
    weeks = agreed_weeks(contract, active_on, today)
    since = room.last_met_on or active_on
    gone = max(0, (today - since).days) if since else 0
    outside = room.outside_on and (today - room.outside_on).days <= TOO_LONG * weeks * 7
    if outside and (room.last_met_on is None or room.outside_on >= room.last_met_on):
        health = RhythmHealth.OUTSIDE
    elif next_on is not None or gone <= LONG * weeks * 7:
        health = RhythmHealth.ON_COURSE if room.last_met_on or next_on else RhythmHealth.EARLY
    else:
        health = RhythmHealth.A_WHILE if gone <= TOO_LONG * weeks * 7 else RhythmHealth.NONE
    return Rhythm(health, since, gone // 7)
