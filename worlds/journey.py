"""A municipality five days after its cohort opened: enough people for a matching that has something to choose among."""

from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from programmes.enums import Side
from programmes.models import Cohort
from worlds.logins import give_login
from worlds.municipality import EVERYTHING, Municipality
from worlds.people import Someone
from worlds.simulation import Simulation

COORDINATOR = EVERYTHING[0]  # logs in with `worlds.logins.PASSWORD`, or with a code by mail
FIRST_COHORT = "Hold 1"
#: applied yesterday, and nobody has read it yet
WAITING = Someone("Viggo Ager", "viggo.ager@fjordby.test", "sektionsleder", "Idræt", "99 31 20 77")


class OpenedMunicipality(Municipality):
    """Founded like the demo world, but only just: a few are accepted, and everybody else is still to come."""

    def __init__(self, now: datetime | None = None, *, seed: int = 3, mentees: int = 2, mentors: int = 3) -> None:
        end = now or timezone.now()
        super().__init__(Simulation(start=end - timedelta(days=6), end=end, seed=seed))
        self.numbers, self.random = (mentees, mentors), Random(seed)  # noqa: S311  people of a story, no secrets

    def build(self) -> None:
        """Everything, to this minute."""
        day = self.story.day
        self.story.at(day(-6, 9), self.set_up)
        self.story.at(
            day(-5, 9),
            self.new_cohort,
            FIRST_COHORT,
            opens=-5,
            closes=14,
            starts=35,
            months=12,
            then=self.first_applicants,
        )
        self.story.run()

    def first_applicants(self, cohort: Cohort, opens: int, starts: int) -> None:
        """They applied four days ago, and were accepted three days ago."""
        give_login(COORDINATOR)
        mentees, mentors = self.numbers
        crowd = [(Side.MENTEE, mentee) for mentee in self.crowd(mentees)]
        crowd += [(Side.MENTOR, mentor) for mentor in self.crowd(mentors, senior=True)]
        for number, (side, person) in enumerate(crowd):
            self.story.at(self.story.day(-4, 9, number * 5), self.apply, cohort, side, person)
        self.story.at(self.story.day(-3, 10), self.accept_all, cohort)
        self.story.at(self.story.day(-1, 9), self.apply, cohort, Side.MENTEE, WAITING)
