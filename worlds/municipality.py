"""Fjordby Kommune: three cohorts of mentoring for leaders, one past, one under way, one that people apply to now."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from matching.enums import AnswerChoice, MarkKind, MatchStatus
from matching.offers.actions import offer_matches, withdraw_offer
from matching.runs.actions import run_matching
from matching.runs.marks import set_mark
from meetings.meetings.actions import move_meeting
from meetings.meetings.sheet.actions import suggest_point
from meetings.models import Meeting
from programmes.applications.apply.sending import withdraw_application
from programmes.applications.office.decide import actions as decisions
from programmes.applications.office.notes.actions import write_note
from programmes.enums import CohortStatus, Side
from programmes.models import Cohort, Programme, Unit
from programmes.setup.from_preset import create_programme
from worlds.dated import DatedProgramme
from worlds.people import InventedOrganisation, Someone
from worlds.simulation import Simulation
from worlds.verbs import matches, offered, say, weekday

EVERYTHING = ("coordinator@demo.test", "Mette Lund")
KEEPER = ("tovholder@demo.test", "Ali Kaya")
#: the two pairs one can log in as
LOGINS = {
    "mentee@demo.test": Someone("Sara Berg", "mentee@demo.test", "teamleder", "Park og vej", "99 31 20 11"),
    "mentor@demo.test": Someone("Karen Holm", "mentor@demo.test", "centerchef", "Hjemmeplejen", "99 31 20 12"),
    "other.mentee@demo.test": Someone("Jonas Toft", "other.mentee@demo.test", "afdelingsleder", "IT", "99 31 20 13"),
    "other.mentor@demo.test": Someone(
        "Birgitte Krag", "other.mentor@demo.test", "skoleleder", "Skolerne i syd", "99 31 20 14"
    ),
}


class Municipality(DatedProgramme):
    """`sizes` are the numbers of mentees in the three cohorts."""

    place, slug, logins = InventedOrganisation(), "ledere", LOGINS
    runs_it = ((*EVERYTHING, "udviklingskonsulent"), (*KEEPER, "udviklingskonsulent"))
    sponsor = {
        "da": "Kommunaldirektør Ellen Hjort",
        "sv": "Kommundirektör Ellen Hjort",
        "en": "Ellen Hjort, chief executive",
    }

    def __init__(self, story: Simulation, *, sizes: tuple[int, int, int] = (6, 10, 17)) -> None:
        super().__init__(story)
        self.sizes = sizes

    def make_programme(self, unit: Unit, **given: Any) -> Programme:
        return create_programme("A", unit=unit, **given)

    def plan(self) -> None:
        at, day = self.story.at, self.story.day
        at(day(-599), self.set_up)
        first: dict[str, Any] = {"opens": -590, "closes": -562, "starts": -530, "months": 12, "then": self.first_cohort}
        second: dict[str, Any] = {
            "opens": -340,
            "closes": -305,
            "starts": -270,
            "months": 12,
            "then": self.second_cohort,
        }
        third: dict[str, Any] = {"opens": -40, "closes": 9, "starts": 60, "months": 12, "then": self.third_cohort}
        for number, dates in enumerate((first, second, third), 1):
            at(day(dates["opens"]), self.new_cohort, f"Hold {number}", **dates)

    # the cohorts -------------------------------------------------------------------------------------------------

    def first_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Over: completed, some on their own, one closed, one that ended early."""
        self.gather(cohort, opens, starts, self.sizes[0], {})
        day = self.story.day
        self.story.at(day(starts + 100), self.end_early, cohort)
        self.story.at(day(starts + 372), self.after_the_end, cohort)
        self.story.at(day(starts + 420), self.turn, cohort, CohortStatus.ENDED)

    def second_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Under way, with the four one can log in as."""
        self.gather(cohort, opens, starts, self.sizes[1], LOGINS)
        day = self.story.day
        self.story.at(day(starts + 90), self.end_early, cohort)
        self.story.at(day(-20), self.pause, cohort)
        self.story.at(day(-6), self.write_followup, cohort)
        self.story.at(day(-2, 15), self.prepare_logins)

    def gather(self, cohort: Cohort, opens: int, starts: int, size: int, known: dict[str, Someone]) -> None:
        """A whole cohort, with its kick-off and its inspiration meeting (A9)."""
        self.whole_cohort(cohort, opens, starts, size, known)
        self.story.at(self.story.day(starts - 30, 10), self.fix_and_invite, cohort, "kick_off")
        self.story.at(self.story.day(starts + 75, 10), self.fix_and_invite, cohort, "inspiration")

    def third_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Now: applications in every status, a proposal on the board, offers in every status."""
        at, day = self.story.at, self.story.day
        seekers, helpers = self.crowd(self.sizes[2]), self.crowd(max(2, self.sizes[2] - 5), senior=True)
        late = {len(seekers) - 3: -6, len(seekers) - 4: -4, len(seekers) - 5: -2}  # these wait for the coordinator
        for number, person in enumerate(seekers[:-2]):
            when = day(late.get(number, opens + 2 + number * 1.4), 9 + number % 7, number * 3)
            at(when, self.apply, cohort, Side.MENTEE, person)
        for number, person in enumerate(helpers[:-1]):
            when = day(opens + 3 + number * 1.6, 9 + number % 7, number * 4)
            at(when, self.apply, cohort, Side.MENTOR, person, places=1 + number % 2)
        for number, person in enumerate(seekers[-2:]):
            at(day(-3 - number, 15), self.begin_form, cohort, Side.MENTEE, person)
        at(day(-3, 16), self.begin_form, cohort, Side.MENTOR, helpers[-1])
        at(day(-17, 10), self.decide, cohort)
        at(day(-16, 9), self.propose_and_offer, cohort, 5)
        at(day(-15, 14), self.answer_some, cohort)
        at(day(-4, 9), self.offer_again, cohort)
        at(day(-1, 9), self.propose_again, cohort)

    # what coordinators do ---------------------------------------------------------------------------------------

    def decide(self, cohort: Cohort) -> None:
        """Most are accepted; one waits, one is declined, one is asked for a talk, one takes it back."""
        mentees, by, voices = self.submitted(cohort, side=Side.MENTEE), self.coordinator, self.voices
        decisions.accept(mentees[3:], by=by)
        decisions.wait(mentees[:1], reason=voices.WAITING, next_try=self.story.day(40).date(), by=by)
        decisions.decline(mentees[1:2], reason=voices.DECLINED, by=by)
        withdraw_application(mentees[2], by=mentees[2].person)
        decisions.accept(self.submitted(cohort, side=Side.MENTOR), by=self.keeper)
        self.story.at(self.story.day(-5, 10), self.agree_talk, cohort)

    def agree_talk(self, cohort: Cohort) -> None:
        newest = self.submitted(cohort, side=Side.MENTEE)[:1]
        decisions.agree_talk(newest, at=self.story.day(2, 14), by=self.keeper)

    def answer_some(self, cohort: Cohort) -> None:
        """Of five offers two become pairs, one is declined, one expires, one is withdrawn."""
        first, second, declined, _expires, withdrawn = offered(cohort)[:5]
        for match in (first, second):
            for half in match.halves:
                say(match, half, AnswerChoice.YES)
        say(declined, declined.mentee, AnswerChoice.YES)
        say(declined, declined.mentor, AnswerChoice.NO)
        withdraw_offer(withdrawn, by=self.coordinator)

    def offer_again(self, cohort: Cohort) -> None:
        """Two offers that nobody, or only one, has answered yet."""
        run_matching(cohort, by=self.keeper)
        offer_matches(list(matches(cohort, MatchStatus.PROPOSED)[:2]), by=self.keeper)
        for match in offered(cohort)[:1]:
            self.story.at(timezone.now() + timedelta(days=1), say, match, match.mentee, AnswerChoice.YES)

    def propose_again(self, cohort: Cohort) -> None:
        """Somebody accepted late, and two who are held apart: a proposal is dropped."""
        decisions.accept(self.submitted(cohort, side=Side.MENTEE)[:1], by=self.coordinator)
        run_matching(cohort, by=self.coordinator)
        for match in matches(cohort, MatchStatus.PROPOSED).order_by("points")[:1]:
            set_mark(match.mentee_application, match.mentor_application, MarkKind.EXCLUDED, by=self.coordinator)
            run_matching(cohort, by=self.coordinator)

    def write_followup(self, cohort: Cohort) -> None:
        if match := matches(cohort, MatchStatus.ACTIVE).last():
            words: dict[str, Any] = {"text": "Ring om orlov", "due_on": self.story.day(0).date(), "key": uuid.uuid4()}
            write_note(match.programme, about=match.mentor, thing=match, by=self.coordinator, **words)

    # what pairs do ----------------------------------------------------------------------------------------------

    def prepare_logins(self) -> None:
        """The pairs one can log in as have a meeting in a few days, with two points and a suggestion."""
        for email, days in (("mentee@demo.test", 3), ("other.mentee@demo.test", 8)):
            pair = self.pairs.get(email)
            if pair is None:
                continue
            soon = weekday(self.story.day(days, 14))
            coming = Meeting.objects.filter(room=pair.room, starts_at__gt=timezone.now())
            if meeting := coming.select_related("room", "programme").first():
                where: dict[str, Any] = {"title": "", "place": "Rådhuset, lokale 214"}
                move_meeting(meeting, by=pair.room.mentee, starts_at=soon, minutes=90, **where)
            else:
                meeting = pair.book(soon)
            pair.prepare(meeting, points=2)
            suggest_point(meeting, by=pair.room.mentor, text=self.voices.SUGGESTIONS[0])
