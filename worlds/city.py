"""Björkstads stad: a year with a mentor for new unit heads, in Swedish. One year is over, one runs, one is being filled."""

import uuid
from typing import Any, ClassVar

from django.utils import translation

from matching.enums import AnswerChoice, MatchStatus
from matching.offers.actions import offer_matches, withdraw_offer
from matching.runs.actions import run_matching
from programmes.applications.apply.sending import withdraw_application
from programmes.applications.office.decide import actions as decisions
from programmes.enums import NominationStatus, Side
from programmes.models import Cohort, Nomination, Programme, Unit
from programmes.nominations.actions import decline_nomination, nominate
from programmes.nominations.consent import consent
from programmes.setup.from_preset import create_programme
from worlds import applying, voices_sv
from worlds.dated import DatedProgramme
from worlds.people import FIRST_SV, LAST_SV, InventedOrganisation, Someone, ascii_of
from worlds.verbs import matches, offered, say

#: an active pair one can log in as
LOGINS = {
    "adept@demo.test": Someone("Linnéa Ekberg", "adept@demo.test", "enhetschef", "Förskolor väst", "031 31 20 21"),
    "mentor.sv@demo.test": Someone("Torsten Ljung", "mentor.sv@demo.test", "avdelningschef", "Gator", "031 31 20 22"),
}


class City(DatedProgramme):
    place: ClassVar = InventedOrganisation(
        name="Björkstads stad",
        domain="bjorkstad.test",
        units={
            "Förskola": ["Förskolor väst", "Förskolor öst", "Öppna förskolan"],
            "Äldreomsorg": ["Hemtjänst norr", "Hemtjänst söder", "Boenden"],
            "Teknik och miljö": ["Gator", "Parker", "Bygglov"],
            "Kultur och fritid": ["Bibliotek", "Simhallar", "Kulturskolan"],
            "Arbete och stöd": ["Försörjning", "Daglig verksamhet"],
        },
        titles=["enhetschef", "rektor", "gruppchef"],
        senior_titles=["avdelningschef", "områdeschef", "verksamhetschef"],
        names=(FIRST_SV, LAST_SV),
        area="031",
    )
    language: ClassVar = "sv"
    slug: ClassVar = "mentor-for-enhetschefer"
    logins: ClassVar = LOGINS
    voices: ClassVar = voices_sv
    runs_it: ClassVar = (("coordinator.city@demo.test", "Gunilla Ravelin", "HR-strateg"),)
    sponsor: ClassVar = {
        "da": "Stadsdirektør Arvid Moberg",
        "sv": "Stadsdirektör Arvid Moberg",
        "en": "Arvid Moberg, city manager",
    }
    hall, gaps = "Stadshuset, rum 3", ([21, 28], [21, 28, 28])

    def make_programme(self, unit: Unit, **given: Any) -> Programme:
        return create_programme("G", unit=unit, **given)

    def plan(self) -> None:
        at, day = self.story.at, self.story.day
        at(day(-511), self.set_up)
        first: dict[str, Any] = {"opens": -505, "closes": -475, "starts": -440, "months": 12, "then": self.first_cohort}
        second: dict[str, Any] = {
            "opens": -185,
            "closes": -155,
            "starts": -120,
            "months": 12,
            "then": self.second_cohort,
        }
        third: dict[str, Any] = {"opens": -34, "closes": 10, "starts": 75, "months": 12, "then": self.third_cohort}
        for number, dates in enumerate((first, second, third), 1):
            at(day(dates["opens"]), self.new_cohort, f"Omgång {number}", **dates)

    def first_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Over a while ago: some go on by themselves (G7)."""
        self.whole_cohort(cohort, opens, starts, 4, {})
        self.story.at(self.story.day(starts + 372), self.after_the_end, cohort)

    def second_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Under way; the closing has a month and no day yet (G1)."""
        at, day = self.story.at, self.story.day
        self.whole_cohort(cohort, opens, starts, 6, LOGINS)
        for key, days in (("start", -25), ("mentor_course", 5), ("inspiration", 70)):
            at(day(starts + days, 11), self.fix_and_invite, cohort, key)
        at(day(-35), self.end_early, cohort)
        at(day(-15), self.pause, cohort)

    def come(self, cohort: Cohort, opens: int, seekers: list[Someone], helpers: list[Someone]) -> None:
        """Mentors are nominated and say yes before they fill in the form (G2, G3)."""
        super().come(cohort, opens, seekers, [])
        for number, person in enumerate(helpers):
            when = self.story.day(opens + 1 + number * 2, 9, number * 7)
            self.story.at(when, self.nominate, cohort, person, yes=True)

    def third_cohort(self, cohort: Cohort, opens: int, starts: int) -> None:
        """Now: applications and nominations in every status, offers, proposals."""
        at, day = self.story.at, self.story.day
        seekers, helpers = self.crowd(12), self.crowd(11, senior=True)
        for number, person in enumerate(seekers[:-1]):
            at(day(opens + 2 + number if number < 9 else -4, 10, number * 5), self.apply, cohort, Side.MENTEE, person)
        at(day(-3, 15), self.begin_form, cohort, Side.MENTEE, seekers[-1])
        for number, person in enumerate(helpers[:7]):
            at(day(opens + 1 + number, 14, number * 5), self.nominate, cohort, person, yes=True)
        declines, expires, waits, begun = helpers[7:]
        at(day(opens + 4, 11), self.nominate, cohort, declines, yes=False)
        at(day(-31, 11), self.nominate, cohort, expires)
        at(day(-2, 11), self.nominate, cohort, waits)
        at(day(-5, 11), self.nominate, cohort, begun, yes=True, sends=False)
        at(day(-19, 10), self.decide, cohort)
        at(day(-18, 9), self.propose_and_offer, cohort, 4)
        at(day(-16, 14), self.answer_some, cohort)
        at(day(-3, 10), self.offer_again, cohort)
        at(day(-1, 10), self.propose_again, cohort)

    # nominations ------------------------------------------------------------------------------------------------

    def nominate(self, cohort: Cohort, person: Someone, *, yes: bool | None = None, sends: bool = True) -> None:
        """An area manager vouches for somebody, who says yes, or no, or nothing yet."""
        boss = self.random.choice(["Birger Alsén", "Monica Tegnér", "Roland Fahlén"])
        nominator = {"name": boss, "email": f"{ascii_of(boss)}@{self.place.domain}", "title": "områdeschef"}
        questions = cohort.programme.questions.current().filter(use="nomination").order_by("position")
        answers = {q.key: applying.answer(q, self.random, voices=self.voices) for q in questions}
        answers |= {key: True for key, value in answers.items() if isinstance(value, bool)}
        nominee = {"name": person.name, "email": person.email}
        with translation.override(self.language):
            row = nominate(cohort, nominator=nominator, nominee=nominee, answers=answers, once=uuid.uuid4())
        if yes is not None:
            act = self.say_yes_and_apply if yes else self.say_no
            self.story.at(self.story.soon(days=1), act, row.pk, person, sends)

    def say_yes_and_apply(self, pk: Any, person: Someone, sends: bool) -> None:
        with translation.override(self.language):
            draft = consent(self.nomination(pk))
        if draft and sends:
            applying.go_on(draft, person, self.random, voices=self.voices)

    def say_no(self, pk: Any, _one: Someone, _sends: bool) -> None:
        decline_nomination(self.nomination(pk))

    def nomination(self, pk: Any) -> Nomination:
        return Nomination.objects.select_related("programme", "cohort").get(pk=pk, status=NominationStatus.ASKED)

    # what coordinators do ---------------------------------------------------------------------------------------

    def decide(self, cohort: Cohort) -> None:
        mentees, by = self.submitted(cohort, side=Side.MENTEE), self.coordinator
        decisions.accept([*mentees[3:], *self.submitted(cohort, side=Side.MENTOR)], by=by)
        decisions.wait(mentees[:1], reason=self.voices.WAITING, next_try=self.story.day(35).date(), by=by)
        decisions.decline(mentees[1:2], reason=self.voices.DECLINED, by=by)
        withdraw_application(mentees[2], by=mentees[2].person)

    def answer_some(self, cohort: Cohort) -> None:
        """Of four offers one becomes a pair, one is declined, one expires, one is withdrawn."""
        both, declined, _expires, withdrawn = offered(cohort)[:4]
        for half in both.halves:
            say(both, half, AnswerChoice.YES)
        say(declined, declined.mentee, AnswerChoice.YES)
        say(declined, declined.mentor, AnswerChoice.NO)
        withdraw_offer(withdrawn, by=self.coordinator)

    def offer_again(self, cohort: Cohort) -> None:
        run_matching(cohort, by=self.coordinator)
        offer_matches(list(matches(cohort, MatchStatus.PROPOSED)[:1]), by=self.coordinator)

    def propose_again(self, cohort: Cohort) -> None:
        waiting = self.submitted(cohort, side=Side.MENTEE)
        decisions.agree_talk(waiting[:1], at=self.story.day(3, 14), by=self.coordinator)
        decisions.accept(waiting[1:2], by=self.coordinator)
        run_matching(cohort, by=self.coordinator)
