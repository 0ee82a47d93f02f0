"""A programme with a chemistry meeting (or without), two who are asked, and what each of them gets."""

from datetime import datetime

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers.answers import answer_offer
from mentorforum import dates
from programmes.undo.actions import REST
from tests import factories
from tests.matching.offering import offer_match


class Asked:
    """`Asked("E")` has been offered, to both at once, `Asked("E", first=True)` to the mentor first.

    `self.now` is ten o'clock on a working day; `later(days)` moves on. Nothing depends on today's date.
    """

    def __init__(self, code: str = "E", *, first: bool = False, **more) -> None:
        self.programme = factories.make_programme(code)
        self.coordinator = factories.make_coordinator(self.programme, "Mette Lund")
        cohort = factories.make_cohort(self.programme, ends_on=None)
        sara, karen = factories.make_person("Sara Berg", **more), factories.make_person("Karen Holm", **more)
        self.match = factories.make_match(
            cohort, status=MatchStatus.PROPOSED, active_on=None, mentee=sara, mentor=karen
        )
        day = dates.next_working_day(self.programme.today(), self.programme.country)
        self.now = dates.at(day, 10, zone=self.programme.zone)
        self.undo = offer_match(self.match, by=self.coordinator, first=first, now=self.now)
        self.now += REST

    def fresh(self) -> Match:
        rows = Match.objects.select_related("programme", "cohort", "mentee", "mentor", "mentee_application")
        self.match = rows.get(pk=self.match.pk)
        return self.match

    def later(self, days: int) -> datetime:
        """Ten o'clock so many working days on."""
        day = dates.add_working_days(self.programme.today(self.now), days, self.programme.country)
        self.now = dates.at(day, 10, zone=self.programme.zone)
        return self.now

    def say(self, side: str, choice: str, reason: str = "") -> None:
        match = self.fresh()
        answer_offer(match, by=getattr(match, side), choice=choice, reason=reason, now=self.now)
