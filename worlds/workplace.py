"""Havnsø Møbler A/S: a factory with mentors across the house. One cohort under way, one that people apply to now."""

from typing import Any, ClassVar

from matching.enums import AnswerChoice, MatchStatus
from matching.listing.actions import agree_to_list
from matching.offers.actions import offer_matches, withdraw_offer
from matching.runs.actions import run_matching
from matching.ties.actions import name_person
from meetings.own.actions import save_own
from meetings.own.answers import EXERCISE, own_page
from programmes.applications.office.decide import actions as decisions
from programmes.enums import Side
from programmes.models import Cohort, Link, Programme, Unit
from programmes.newcomers.leaders.actions import ask_leader, write_to_mentee
from programmes.setup.actions import change_item, change_text
from programmes.setup.from_preset import create_programme
from programmes.setup.readiness.actions import tick_point
from programmes.setup.readiness.points import as_they_came, checklist
from worlds.dated import DatedProgramme
from worlds.people import InventedOrganisation
from worlds.verbs import matches, offered, say

PURPOSE = {
    "da": "At den, der er ny i et fag eller en rolle, finder ud af, hvad vedkommende kan, sammen med en, der har været der.",
    "sv": "Att den som är ny i ett yrke eller en roll upptäcker vad hen kan, tillsammans med någon som varit där.",
    "en": "That whoever is new to a trade or a role finds out what they can do, with somebody who has been there.",
}
LAW = {
    "da": "Virksomheden behandler oplysningerne efter databeskyttelsesreglerne og sletter dem til tiden.",
    "sv": "Företaget behandlar uppgifterna enligt dataskyddsreglerna och raderar dem i tid.",
    "en": "The company treats the data as the rules on data protection say, and erases it in time.",
}


class Workplace(DatedProgramme):
    place: ClassVar = InventedOrganisation(
        name="Havnsø Møbler A/S",
        domain="havnsoe-moebler.test",
        units={
            "Produktion": ["Maskinhal", "Polstring", "Overfladebehandling", "Montage"],
            "Salg og kunder": ["Salg Norden", "Eksport", "Kundeservice"],
            "Logistik": ["Lager", "Kørsel"],
            "Stab": ["Løn", "Udvikling", "Drift og IT"],
        },
        titles=["holdleder", "montør", "tekniker", "sælger", "disponent", "værktøjsmager"],
        senior_titles=["produktionschef", "værkfører", "salgschef", "udviklingschef", "indkøbschef"],
        area="98",
    )
    slug: ClassVar = "mentor-paa-havnsoe"
    runs_it: ClassVar = (("coordinator.workplace@demo.test", "Grethe Stenbæk", "HR-partner"),)
    sponsor: ClassVar = {
        "da": "Direktør Palle Hvilsom",
        "sv": "Direktör Palle Hvilsom",
        "en": "Palle Hvilsom, managing director",
    }
    hall = "Kantinen"

    def make_programme(self, unit: Unit, **given: Any) -> Programme:
        return create_programme("L", unit=unit, **given)

    def plan(self) -> None:
        at, day = self.story.at, self.story.day
        at(day(-419), self.set_up)
        at(day(-418), self.prepare)
        first: dict[str, Any] = {"opens": -410, "closes": -385, "starts": -350, "months": 10, "then": self.first_cohort}
        second: dict[str, Any] = {
            "opens": -215,
            "closes": -185,
            "starts": -150,
            "months": 12,
            "then": self.second_cohort,
        }
        third: dict[str, Any] = {"opens": -32, "closes": 6, "starts": 45, "months": 12, "then": self.third_cohort}
        for number, dates in enumerate((first, second, third), 1):
            at(day(dates["opens"]), self.new_cohort, f"Runde {number}", **dates)

    def prepare(self) -> None:
        """What must be in place before it opens (L1): the texts that are the house's own, and the checklist."""
        by, programme = self.coordinator, self.programme
        purpose = programme.item("texts", "purpose")
        if purpose and "purpose" in as_they_came(programme):
            change_item(purpose, PURPOSE, {}, by=by)
        if "law" in as_they_came(programme):
            change_text(programme, "privacy", LAW, by=by)
        for point in checklist(programme):
            tick_point(programme, point.key, by=by)

    def first_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Over."""
        self.whole_cohort(cohort, opens, starts, 3, {})

    def second_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Under way: courses and a network gathering, a leader's part, the list of who mentors whom (L4, L5)."""
        at, day = self.story.at, self.story.day
        self.whole_cohort(cohort, opens, starts, 7, {})
        for key, days in (("kick_off", -20), ("mentor_course", -12), ("mentee_course", -5), ("network", 95)):
            at(day(starts + days, 11), self.fix_and_invite, cohort, key)
        at(day(starts + 6, 12), self.look_at_oneself, cohort)
        at(day(starts + 8, 12), self.ask_leaders, cohort)
        at(day(starts + 20, 12), self.agree_to_be_listed, cohort)
        at(day(-60), self.end_early, cohort)
        at(day(-25), self.pause, cohort)

    def third_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Now."""
        at, day = self.story.at, self.story.day
        seekers, helpers = self.crowd(12), self.crowd(9, senior=True)
        for number, person in enumerate(seekers[:-1]):
            at(day(opens + 2 + number if number < 9 else -3, 9, number * 5), self.apply, cohort, Side.MENTEE, person)
        for number, person in enumerate(helpers[:-1]):
            at(day(opens + 3 + number, 14, number * 5), self.apply, cohort, Side.MENTOR, person)
        at(day(-4, 15), self.begin_form, cohort, Side.MENTEE, seekers[-1])
        at(day(-2, 15), self.begin_form, cohort, Side.MENTOR, helpers[-1])
        at(day(-19, 10), self.decide, cohort)
        at(day(-18, 10), self.name_ties, cohort)
        at(day(-17, 9), self.propose_and_offer, cohort, 4)
        at(day(-15, 14), self.answer_some, cohort)
        at(day(-3, 10), self.offer_again, cohort)
        at(day(-2, 10), self.propose_again, cohort)

    def decide(self, cohort: Cohort) -> None:
        mentees, by = self.submitted(cohort, side=Side.MENTEE), self.coordinator
        decisions.accept([*mentees[2:], *self.submitted(cohort, side=Side.MENTOR)], by=by)
        decisions.wait(mentees[:1], reason=self.voices.WAITING, next_try=self.story.day(30).date(), by=by)
        decisions.decline(mentees[1:2], reason=self.voices.DECLINED, by=by)

    def name_ties(self, cohort: Cohort) -> None:
        """Private: a brother without a login, and a colleague who has one (L7)."""
        people = [
            application.person
            for application in cohort.applications.filter(status="accepted")[:3]
            if application.person
        ]
        name_person("Kurt Hvilsom", by=people[0])
        name_person(people[2].name, by=people[1])

    def answer_some(self, cohort: Cohort) -> None:
        """Of four offers one becomes a pair, one is declined, one expires, one is withdrawn."""
        both, declined, _expires, withdrawn = offered(cohort)[:4]
        for half in both.halves:
            say(both, half, AnswerChoice.YES)
        say(declined, declined.mentee, AnswerChoice.NO)
        say(declined, declined.mentor, AnswerChoice.YES)
        withdraw_offer(withdrawn, by=self.coordinator)

    def offer_again(self, cohort: Cohort) -> None:
        run_matching(cohort, by=self.coordinator)
        offer_matches(list(matches(cohort, MatchStatus.PROPOSED)[:2]), by=self.coordinator)

    def propose_again(self, cohort: Cohort) -> None:
        decisions.accept(self.submitted(cohort, side=Side.MENTEE)[:1], by=self.coordinator)
        run_matching(cohort, by=self.coordinator)

    # what pairs do ----------------------------------------------------------------------------------------------

    def look_at_oneself(self, cohort: Cohort) -> None:
        """Half of the mentors do the exercise, and show one answer to their mentee (L5)."""
        for match in matches(cohort, MatchStatus.ACTIVE)[::2]:
            page = own_page(match.mentor_application, match.mentor, EXERCISE)
            texts = {question: self.random.choice(self.voices.PRIVATE) for question in page.questions}
            shown = {(room.pk, page.questions[0].pk) for room in page.rooms}
            save_own(page, by=match.mentor, texts=texts, shown=shown)

    def ask_leaders(self, cohort: Cohort) -> None:
        """Two mentees ask their leader for a few lines; one has answered."""
        for number, match in enumerate(matches(cohort, MatchStatus.ACTIVE)[:2]):
            application, name = match.mentee_application, ("Bodil Revsbech", "Flemming Ladefoged")[number]
            email = f"{name.split()[0].lower()}@{self.place.domain}"
            part = ask_leader(application, email=email, name=name, by=match.mentee)
            if not number:
                words = {"leader_goals": self.voices.LEADER, "leader_room": self.voices.LEADER}
                write_to_mentee(Link.objects.get(thing=part.pk), part, words=words)

    def agree_to_be_listed(self, cohort: Cohort) -> None:
        """Most pairs stand on the list (L4); in one only one half has agreed."""
        for number, match in enumerate(matches(cohort, MatchStatus.ACTIVE)[:5]):
            for half in match.halves[: 1 if number == 4 else 2]:
                agree_to_list(match, by=half)
