"""A programme that runs in cohorts with dates: apply, accept, match, offer, say yes, gather, meet, end."""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from matching.enums import AnswerChoice, MarkKind, MatchStatus
from matching.runs.marks import set_mark
from meetings.ending.actions import continue_match
from meetings.models import Room
from programmes.enums import Attendance, CohortStatus, Reply, Side
from programmes.gatherings import actions as gatherings
from programmes.models import Cohort, Gathering, Invitation
from programmes.setup.cohorts.actions import start_cohort, turn_cohort
from worlds.organisation import Organisation
from worlds.pairs import PairStory
from worlds.people import Someone
from worlds.verbs import application_of, close, matches, offered, reply, say, weekday


class DatedProgramme(Organisation):
    """What its cohorts have in common; days are counted from the end of the story."""

    hall = "Rådhuset, byrådssalen"
    gaps: tuple[list[int], list[int]] = ([21, 28, 28], [35, 42, 42])  # days between meetings, at first and later

    def new_cohort(
        self, name: str, *, opens: int, closes: int, starts: int, months: int, then: Callable[..., None]
    ) -> None:
        """A cohort with its dates, opened."""
        date = lambda days: self.story.day(days).date()  # noqa: E731
        cohort = start_cohort(
            self.programme,
            name=name,
            by=self.coordinator,
            key=uuid.uuid4(),
            opens_on=date(opens),
            closes_on=date(closes),
            match_on=date(starts - 14),
            starts_on=date(starts),
            ends_on=date(starts + months * 30),
        )
        turn_cohort(cohort, CohortStatus.OPEN, by=self.coordinator)
        then(cohort, opens, starts)

    def turn(self, cohort: Cohort, to: str) -> None:
        turn_cohort(Cohort.objects.select_related("programme").get(pk=cohort.pk), to, by=self.coordinator)

    def whole_cohort(self, cohort: Cohort, opens: int, starts: int, size: int, known: dict[str, Someone]) -> None:
        """Apply, accept, match, offer, say yes, meet: as it should go."""
        day = self.story.day
        seekers = known_mentees(known)
        helpers = [person for person in known.values() if person not in seekers]
        seekers += self.crowd(size - len(seekers))
        helpers += self.crowd(size + 1 - len(helpers), senior=True)
        self.come(cohort, opens, seekers, helpers)
        self.story.at(day(starts - 32, 11), self.accept_all, cohort)
        self.story.at(day(starts - 28, 9), self.match_all, cohort, known)
        self.story.at(day(starts - 27, 9), self.say_yes, cohort)
        self.story.at(day(starts - 10, 10), self.turn, cohort, CohortStatus.UNDER_WAY)
        self.story.at(day(starts + 2, 9), self.begin, cohort)

    def come(self, cohort: Cohort, opens: int, seekers: list[Someone], helpers: list[Someone]) -> None:
        """Everybody fills in the form, in the first days of the window."""
        sides = [*((Side.MENTEE, seeker) for seeker in seekers), *((Side.MENTOR, helper) for helper in helpers)]
        for number, (side, person) in enumerate(sides):
            when = self.story.day(opens + 2 + (number * 7) % 25, 8 + number % 8, (number * 13) % 60)
            self.story.at(when, self.apply, cohort, side, person)

    def match_all(self, cohort: Cohort, known: dict[str, Someone]) -> None:
        """Pairs one can log in as are held fast; everybody proposed gets the offer."""
        for mentee, mentor in pairs_of(known):
            a, b = (application_of(cohort, email) for email in (mentee, mentor))
            set_mark(a, b, MarkKind.PINNED, by=self.coordinator)
        self.propose_and_offer(cohort)

    def say_yes(self, cohort: Cohort) -> None:
        for match in offered(cohort):
            for half in match.halves:
                hours = timedelta(hours=self.random.randint(1, 90))
                self.story.at(timezone.now() + hours, say, match, half, AnswerChoice.YES)

    # gatherings -------------------------------------------------------------------------------------------------

    def fix_and_invite(self, cohort: Cohort, key: str) -> None:
        """The date is fixed, everybody is invited, most answer; after it somebody notes who came."""
        gathering = Gathering.objects.select_related("programme", "cohort").get(cohort=cohort, key=key)
        fixed: dict[str, Any] = {"preliminary": False, "place": self.hall}
        gatherings.change_gathering(gathering, by=self.keeper, version=gathering.version, **fixed)
        gatherings.invite(gathering, by=self.keeper)
        for invitation in Invitation.objects.filter(gathering=gathering):
            answer = self.random.choices([Reply.COMING, Reply.CANNOT, None], [8, 1, 2])[0]
            if answer:
                hours = timedelta(hours=self.random.randint(1, 200))
                self.story.at(timezone.now() + hours, reply, invitation.pk, answer)
        self.story.at(gathering.ends_at + timedelta(hours=20), self.note_who_came, gathering.pk)

    def note_who_came(self, pk: Any) -> None:
        gathering = Gathering.objects.select_related("programme").get(pk=pk)
        came = {Reply.COMING: Attendance.THERE, Reply.CANNOT: Attendance.MATERIAL}
        was = {row.pk: came.get(Reply(row.reply), Attendance.AWAY) for row in gathering.invitations.all()}
        gatherings.note_attendance(gathering, by=self.keeper, was=was)

    # what pairs do ----------------------------------------------------------------------------------------------

    def begin(self, cohort: Cohort) -> None:
        """Every active pair plans its first meeting; some sign late, some meet seldom."""
        rooms = Room.objects.filter(match__cohort=cohort, match__status=MatchStatus.ACTIVE)
        for number, room in enumerate(rooms.select_related("programme", "mentee", "mentor", "match")):
            known = room.mentee.email in self.logins
            pair = PairStory(room, self.story, eager=number % 5 != 3 or known, voices=self.voices, gaps=self.gaps)
            self.pairs[room.mentee.email] = pair
            hour = timezone.now().replace(hour=9 + number % 5, minute=0, second=0, microsecond=0)
            until = timezone.now() + timedelta(days=80 if number % 6 == 4 and not known else 400)
            pair.live(weekday(hour + timedelta(days=7 + number % 9)), until)
            self.evaluations(pair)
        self.give_logins()

    def evaluations(self, pair: PairStory) -> None:
        """Most answer, some days after they are asked."""
        for evaluation in pair.room.evaluations.select_related("person"):
            if self.random.random() < 0.8:
                moment = self.story.day_of(evaluation.due_on) + timedelta(days=8 + self.random.randint(0, 9))
                self.story.at(moment, pair.evaluate, evaluation.point, evaluation.person)

    def after_the_end(self, cohort: Cohort) -> None:
        """Up to three go on by themselves; one of them is closed later."""
        for match in matches(cohort, MatchStatus.COMPLETED)[:3]:
            continue_match(match, by=match.mentee)
        for match in matches(cohort, MatchStatus.CONTINUING)[:1]:
            self.story.at(timezone.now() + timedelta(days=30), close, match.pk)


def pairs_of(known: dict[str, Someone]) -> list[tuple[str, str]]:
    """Mentee's and mentor's address, two by two, as they are listed."""
    emails = list(known)
    return list(zip(emails[::2], emails[1::2], strict=True))


def known_mentees(known: dict[str, Someone]) -> list[Someone]:
    return [known[mentee] for mentee, _mentor in pairs_of(known)]
