"""Foreningen Grønne Ledere: members all over the country meet before either says yes. All year round, no unit tree."""

import uuid
from typing import Any, ClassVar

from matching.board.find.actions import propose_one, send_offers
from matching.board.find.pages import find_page
from matching.enums import AnswerChoice, MatchStatus
from matching.offers.answers import note_talk
from meetings.ending.actions import end_match, finish_match, pause_match
from programmes.applications.office.decide import actions as decisions
from programmes.enums import Side
from programmes.models import Application, Person, Programme, Unit
from programmes.setup.from_preset import create_programme
from worlds.people import InventedOrganisation, Someone
from worlds.rolling import Rolling
from worlds.verbs import application_of, fresh, matches

YES, TALK, NO = AnswerChoice.YES, AnswerChoice.TALK, AnswerChoice.NO
TOWNS = ["Aldrup", "Brunsø", "Egholmby", "Fuglsang", "Hørlev"]
WORKPLACES = {
    "Kommuner": ["Søbæk Kommune, Park", "Aldrup Kommune, Natur", "Brunsø Kommune, Veje"],
    "Kirkegårde": ["Egholmby Kirkegårde", "Søbæk Kirkegårde", "Hørlev Kirkegård"],
    "Private": ["Fuglsang Planteskole", "Lundtofte Anlæg", "Grønt Overblik", "Havemestrene på Brunsø"],
}


class Association(Rolling):
    place: ClassVar = InventedOrganisation(
        name="Foreningen Grønne Ledere",
        domain="groenneledere.test",
        units=WORKPLACES,
        titles=["formand", "driftsleder", "gartnerformand", "teamkoordinator", "kirkegårdsassistent"],
        senior_titles=["parkchef", "kirkegårdsleder", "naturchef", "direktør", "entreprisechef"],
        towns=TOWNS,
        area="97",
    )
    slug: ClassVar = "mentor-for-groenne-ledere"
    runs_it: ClassVar = (("coordinator.association@demo.test", "Inger-Marie Tange", "lederkonsulent"),)
    sponsor: ClassVar = {
        "da": "Formand Asger Brændgaard",
        "sv": "Ordförande Asger Brændgaard",
        "en": "Asger Brændgaard, chair",
    }

    def make_programme(self, unit: Unit, **given: Any) -> Programme:
        return create_programme("E", unit=unit, **given)

    def make_units(self, top: Unit, root: Person) -> None:
        """None: the members work everywhere."""

    def plan(self) -> None:
        at, day = self.story.at, self.story.day
        at(day(-430), self.set_up)
        at(day(-429), self.open)
        for number, person in enumerate(self.crowd(11, senior=True)):
            at(day(-425 + number * 20 if number < 8 else -60 + number, 12), self.offer_oneself, person)
        seekers = iter(self.crowd(18))
        at(day(-60), self.accept_mentors)
        # so many days ago somebody applied, and this came of it
        for ago, story in (
            (400, self.to_the_end),
            (330, self.pair),
            (250, self.pair),
            (240, self.ends_early),
            (180, self.pair),
            (120, self.pauses),
            (75, self.one_more_talk),
            (70, self.no_thanks),
            (58, self.falls_silent),
            (21, self.meets_soon),
            (16, self.one_has_answered),
            (12, self.mentor_is_asked),
            (9, self.is_proposed),
        ):
            person = next(seekers)
            at(day(-ago, 9), self.seek, person)
            story(person, -ago)
        for ago, decide in ((30, self.waits), (28, self.declined), (3, None), (2, None)):
            person = next(seekers)
            at(day(-ago, 9), self.seek, person)
            if decide:
                at(day(5 - ago, 10), decide, person.email)
        at(day(-4, 20), self.begin_seeking, next(seekers))

    # the forms --------------------------------------------------------------------------------------------------

    def seek(self, person: Someone) -> None:
        self.apply(self.cohort, Side.MENTEE, person)

    def begin_seeking(self, person: Someone) -> None:
        self.begin_form(self.cohort, Side.MENTEE, person)

    def offer_oneself(self, person: Someone) -> None:
        """Mentors come at any time (E6), and the coordinator takes them in the day after."""
        self.apply(self.cohort, Side.MENTOR, person, places=2)
        self.story.at(self.story.soon(days=1), self.accept_mentors)

    def accept_mentors(self) -> None:
        if mentors := self.submitted(self.cohort, side=Side.MENTOR):
            decisions.accept(mentors, by=self.coordinator)

    # what comes of an application -------------------------------------------------------------------------------

    def meets(self, person: Someone, day: int, *, mentee: str = YES, mentor: str = YES) -> None:
        """Accepted, somebody found and asked, a talk, and what each answers after it (E5)."""
        self.is_found(person, day)
        at, on = self.story.at, self.story.day
        at(on(day + 8, 10), self.mentor_is_willing, person.email)
        at(on(day + 9, 10), self.agree_on_talk, person.email)
        at(on(day + 14, 16), self.say_all, person.email, mentee=mentee, mentor=mentor)

    def is_found(self, person: Someone, day: int) -> None:
        at, on = self.story.at, self.story.day
        at(on(day + 4, 10), self.accept, person.email)
        at(on(day + 6, 10), self.find, person.email, True)

    def pair(self, person: Someone, day: int) -> None:
        self.meets(person, day)
        self.story.at(self.story.day(day + 23, 10), self.begin_pair, person.email)

    def to_the_end(self, person: Someone, day: int) -> None:
        """They say themselves when it is over."""
        self.pair(person, day)
        self.story.at(self.story.day(-50), self.finish, person.email)

    def ends_early(self, person: Someone, day: int) -> None:
        self.pair(person, day)
        self.story.at(self.story.day(day + 110), self.stop, person.email)

    def pauses(self, person: Someone, day: int) -> None:
        self.pair(person, day)
        self.story.at(self.story.day(-18), self.rest, person.email)

    def one_more_talk(self, person: Someone, day: int) -> None:
        """One asks for one more talk; after it both say yes."""
        self.meets(person, day, mentee=TALK)
        self.story.at(self.story.day(day + 27, 10), self.say_all, person.email, mentee=YES, mentor=YES)
        self.story.at(self.story.day(day + 38, 10), self.begin_pair, person.email)

    def no_thanks(self, person: Someone, day: int) -> None:
        self.meets(person, day, mentor=NO)

    def falls_silent(self, person: Someone, day: int) -> None:
        """Only one answers, and the days run out."""
        self.meets(person, day, mentor="")

    def meets_soon(self, person: Someone, day: int) -> None:
        """The talk is in two days."""
        self.is_found(person, day)
        self.story.at(self.story.day(-7, 10), self.mentor_is_willing, person.email)
        self.story.at(self.story.day(-4, 10), self.agree_on_talk, person.email, 6)

    def one_has_answered(self, person: Someone, day: int) -> None:
        """Sealed until the other has answered too."""
        self.meets(person, day, mentor="")

    def mentor_is_asked(self, person: Someone, day: int) -> None:
        self.story.at(self.story.day(day + 2, 10), self.accept, person.email)
        self.story.at(self.story.day(-3, 10), self.find, person.email, True)

    def is_proposed(self, person: Someone, day: int) -> None:
        self.story.at(self.story.day(day + 2, 10), self.accept, person.email)
        self.story.at(self.story.day(-2, 10), self.find, person.email, False)

    # what the coordinator does ----------------------------------------------------------------------------------

    def application(self, email: str) -> Application:
        return application_of(self.cohort, email)

    def accept(self, email: str) -> None:
        decisions.accept([self.application(email)], by=self.coordinator)

    def waits(self, email: str) -> None:
        until, application = self.story.day(40).date(), self.application(email)
        decisions.wait([application], reason=self.voices.WAITING, next_try=until, by=self.coordinator)

    def declined(self, email: str) -> None:
        decisions.decline([self.application(email)], reason=self.voices.DECLINED, by=self.coordinator)

    def find(self, email: str, offer: bool) -> None:
        """The best mentor now, for this one alone."""
        mentee, by = self.application(email), self.coordinator
        best = find_page(mentee, by=by).candidates[0].answer.mentor
        match = propose_one(mentee, best, by=by)
        if offer:
            send_offers([fresh(match)], by=by)

    # what the halves do -----------------------------------------------------------------------------------------

    def agree_on_talk(self, email: str, days: int = 4) -> None:
        for match in matches(self.cohort, MatchStatus.OFFERED).filter(mentee__email=email):
            note_talk(match, by=match.mentee, talk_at=self.story.soon(days=days))

    def running(self, email: str) -> Any:
        return matches(self.cohort, MatchStatus.ACTIVE).filter(mentee__email=email)

    def finish(self, email: str) -> None:
        for match in self.running(email):
            finish_match(match, by=match.mentee)

    def stop(self, email: str) -> None:
        for match in self.running(email):
            end_match(match, by=match.mentor, stops=False, once=uuid.uuid4())

    def rest(self, email: str) -> None:
        for match in self.running(email):
            pause_match(match, by=match.mentee, until=self.story.day(20).date())
