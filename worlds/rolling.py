"""A programme that takes people in all year round: each pair has days of its own."""

from datetime import timedelta
from typing import ClassVar

from matching.enums import AnswerChoice, MatchStatus
from meetings.models import Room
from programmes.enums import CohortStatus
from programmes.models import Cohort, Person
from programmes.setup.cohorts.actions import turn_cohort
from programmes.setup.cohorts.create import open_ended
from worlds.organisation import Organisation
from worlds.pairs import PairStory
from worlds.verbs import fresh, matches, say, weekday


class Rolling(Organisation):
    """Its one cohort, and what a pair of its own does after both have said yes."""

    gaps: ClassVar = ([21, 28, 28], [35, 42, 42])

    @property
    def cohort(self) -> Cohort:
        return Cohort.objects.select_related("programme__unit").get(programme=self.programme)

    def open(self) -> None:
        cohort = open_ended(self.programme, by=self.coordinator)
        assert cohort
        turn_cohort(cohort, CohortStatus.OPEN, by=self.coordinator)

    def say_all(self, email: str, **choices: str) -> None:
        """What the halves of a mentee's open offer answer, the mentor first."""
        for match in matches(self.cohort, MatchStatus.OFFERED).filter(mentee__email=email):
            for half in (match.mentor, match.mentee):
                choice = choices.get(str(match.side_of(half)))
                if choice:
                    say(fresh(match), half, choice)

    def mentor_is_willing(self, email: str) -> None:
        """The mentor is asked first."""
        self.say_all(email, mentor=AnswerChoice.YES)

    def begin_pair(self, email: str, *, quiet: bool = False) -> None:
        """A room of its own: meetings and evaluations are planned."""
        rooms = Room.objects.filter(mentee__email=email, match__status=MatchStatus.ACTIVE, programme=self.programme)
        for room in rooms.select_related("programme", "mentee", "mentor", "match"):
            pair = self.pairs[email] = PairStory(room, self.story, voices=self.voices, gaps=self.gaps)
            start = max(
                self.story.soon(days=7),
                self.story.day_of(room.match.active_on or self.programme.today()) + timedelta(days=7),
            )
            first = weekday(start.replace(hour=13, minute=0, second=0, microsecond=0))
            pair.live(first, first + timedelta(days=60 if quiet else 500))
            for evaluation in room.evaluations.select_related("person"):
                moment = self.story.day_of(evaluation.due_on) + timedelta(days=9)
                self.story.at(moment, pair.evaluate, evaluation.point, evaluation.person)

    def person(self, email: str) -> Person:
        return Person.objects.get(email=email)
