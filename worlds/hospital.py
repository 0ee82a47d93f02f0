"""Sygehus Lindhøj: whoever is new gets a mentor from the first working day. Entered by the coordinator, all year round."""

import uuid
from datetime import date, timedelta
from typing import Any, ClassVar

from matching.enums import AnswerChoice, MatchStatus
from matching.newcomers.actions import NewcomerStart, start_newcomers
from matching.runs.actions import run_matching
from meetings.ending.actions import end_match, pause_match
from meetings.own.actions import save_own
from meetings.own.answers import PREPARATION, own_page
from programmes.applications.office.decide import actions as decisions
from programmes.enums import ApplicationStatus, Audience, GatheringKind, Side
from programmes.gatherings import actions as gatherings
from programmes.models import Application, Gathering, LeaderPart, Link, Nomination, Programme, Unit
from programmes.newcomers.enrolment import Contact, Newcomer
from programmes.newcomers.first_day import move_first_day
from programmes.newcomers.introducers import let_introducer
from programmes.newcomers.leaders.actions import write_to_mentee
from programmes.nominations.actions import decline_nomination, nominate
from programmes.nominations.consent import consent
from programmes.setup.from_preset import create_programme
from worlds import applying
from worlds.people import InventedOrganisation, Someone, ascii_of
from worlds.rolling import Rolling
from worlds.verbs import application_of, matches

YES, NO = AnswerChoice.YES, AnswerChoice.NO
LEADERS = ["Tine Rosendahl", "Jan Overby", "Lis Ellegaard"]
INTRODUCERS = ["Pia Sørup", "Mads Yde", "Rana Haddad"]


class Hospital(Rolling):
    place: ClassVar = InventedOrganisation(
        name="Sygehus Lindhøj",
        domain="lindhoej-sygehus.test",
        units={
            "Medicin": ["Afsnit M1", "Afsnit M3", "Akutmodtagelsen"],
            "Kirurgi": ["Operationen", "Afsnit K2", "Opvågningen"],
            "Kvinde og barn": ["Fødegangen", "Børneafsnittet"],
            "Tværgående": ["Røntgen", "Laboratoriet", "Portørerne"],
        },
        titles=["sygeplejerske", "social- og sundhedsassistent", "jordemoder", "bioanalytiker", "portør", "læge"],
        senior_titles=["sygeplejerske", "overlæge", "afdelingsjordemoder", "bioanalytikerunderviser", "radiograf"],
        area="96",
    )
    slug: ClassVar = "mentor-for-nye-paa-lindhoej"
    runs_it: ClassVar = (("coordinator.hospital@demo.test", "Annette Kjærulff", "uddannelsesansvarlig"),)
    sponsor: ClassVar = {
        "da": "Hospitalsdirektør Henning Vadum",
        "sv": "Sjukhusdirektör Henning Vadum",
        "en": "Henning Vadum, hospital director",
    }
    gaps: ClassVar = ([14, 21, 21], [21, 28])

    def make_programme(self, unit: Unit, **given: Any) -> Programme:
        return create_programme("H", unit=unit, **given)

    def plan(self) -> None:
        at, day = self.story.at, self.story.day
        at(day(-300), self.set_up)
        at(day(-299), self.open)
        mentors = self.crowd(9, senior=True)
        for number, person in enumerate(mentors):
            at(day(-298 + number * 3, 9), self.nominate, person, YES)
        declines, expires, waits = self.crowd(3, senior=True)
        at(day(-40, 9), self.nominate, declines, NO)
        at(day(-35, 9), self.nominate, expires, None)
        at(day(-3, 9), self.nominate, waits, None)
        for ago in (-285, -275, -266, -20):
            at(day(ago), self.accept_mentors)
        at(day(-270), self.call_workshop)
        newcomers = iter(self.crowd(14))
        # the first working day, the day one is entered, and what comes of it
        for number, (first, entered, story) in enumerate(
            (
                (-250, -275, self.settles),
                (-200, -225, self.settles),
                (-120, -150, self.settles),
                (-110, -135, self.stops),
                (-80, -108, self.settles),
                (-60, -85, self.rests),
                (-12, -37, self.settles),
                (16, -15, self.settles),
                (20, -12, self.comes_later),
                (25, -10, self.says_no),
                (30, -3, self.is_offered),
                (28, -4, self.has_no_mentor),
                (24, -21, self.falls_silent),
            )
        ):
            person, when = next(newcomers), day(entered, 10)
            named = None if story == self.has_no_mentor else mentors[number % len(mentors)].email
            at(when, self.enter, person, day(first).date(), named, number)
            story(person, first, when)
        at(day(-2, 15), self.propose)

    # mentors by their leaders -----------------------------------------------------------------------------------

    def nominate(self, mentor: Someone, answer: str | None) -> None:
        """A leader vouches, and gives time in the rota (H10)."""
        leader, cohort = self.random.choice(LEADERS), self.cohort
        nominator = {"name": leader, "email": f"{ascii_of(leader)}@{self.place.domain}", "title": "afdelingsleder"}
        questions = cohort.programme.questions.current().filter(use="nomination").order_by("position")
        values = {q.key: applying.answer(q, self.random) for q in questions}
        answers = {key: True if isinstance(value, bool) else value for key, value in values.items()}
        nominee = {"name": mentor.name, "email": mentor.email}
        row = nominate(cohort, nominator=nominator, nominee=nominee, answers=answers, once=uuid.uuid4())
        if answer:
            act = self.consents if answer == YES else self.refuses
            self.story.at(self.story.soon(days=2), act, row.pk, mentor)

    def nomination(self, pk: Any) -> Nomination:
        return Nomination.objects.select_related("programme", "cohort").get(pk=pk)

    def consents(self, pk: Any, mentor: Someone) -> None:
        unit = Unit.objects.get(root=self.programme.unit_id, name=mentor.unit)
        about = {"name": mentor.name, "title": mentor.title, "phone": mentor.phone, "unit": str(unit.pk)}
        consent(self.nomination(pk), about=about, places=2)

    def refuses(self, pk: Any, _one: Someone) -> None:
        decline_nomination(self.nomination(pk))

    def accept_mentors(self) -> None:
        if mentors := self.submitted(self.cohort, side=Side.MENTOR):
            decisions.accept(mentors, by=self.coordinator)

    def propose(self) -> None:
        """A mentor for whoever has none yet."""
        run_matching(self.cohort, by=self.coordinator)

    def call_workshop(self) -> None:
        """The mentors' workshop, with a day of its own (H10)."""
        starts = self.story.day(-255, 12)
        title = {"da": "Workshop for mentorer", "sv": "Workshop för mentorer", "en": "Workshop for mentors"}
        workshop = gatherings.add_gathering(
            self.cohort,
            by=self.coordinator,
            kind=GatheringKind.COURSE,
            audience=Audience.MENTORS,
            title=title,
            starts_at=starts,
            ends_at=starts + timedelta(hours=4),
            place="Auditoriet",
            preliminary=False,
        )
        gatherings.invite(
            Gathering.objects.select_related("programme", "cohort").get(pk=workshop.pk), by=self.coordinator
        )

    # the new ones -----------------------------------------------------------------------------------------------

    def enter(self, person: Someone, first: date, mentor: str | None, number: int) -> None:
        """With private address, unit, mentor, introducer and leader (H2, H3)."""
        introducer, leader = INTRODUCERS[number % len(INTRODUCERS)], LEADERS[number % len(LEADERS)]
        newcomer = Newcomer(
            name=person.name,
            email=f"{ascii_of(person.name)}@hjemme.test",
            starts_on=first,
            unit=Unit.objects.get(root=self.programme.unit_id, name=person.unit),
            title=person.title,
            work_email=person.email,
            introducer=self._contact(introducer) if number % 2 == 0 else None,
            leader=self._contact(leader) if number % 3 != 2 else None,
        )
        named = application_of(self.cohort, mentor) if mentor else None
        start_newcomers(self.cohort, [NewcomerStart(newcomer, named)], by=self.coordinator, key=uuid.uuid4())

    def _contact(self, name: str) -> Contact:
        return Contact(name, f"{ascii_of(name)}@{self.place.domain}")

    def of(self, newcomer: Someone) -> Application:
        """The newcomer's application, whichever address the person has now."""
        return Application.objects.select_related("person", "programme", "cohort").get(
            cohort=self.cohort, side=Side.MENTEE, name=newcomer.name
        )

    def answered(self, newcomer: Someone, entered: Any, *, mentor: str = YES, mentee: str = YES) -> None:
        """The mentor is asked first, then the newcomer."""
        at = self.story.at
        at(entered + timedelta(days=1), self.say, newcomer, "mentor", mentor)
        at(entered + timedelta(days=2), self.say, newcomer, "mentee", mentee)

    def say(self, newcomer: Someone, side: str, choice: str) -> None:
        person = self.of(newcomer).person
        assert person
        self.say_all(person.email, **{side: choice})

    def settles(self, newcomer: Someone, first: int, entered: Any) -> None:
        """As it should go: both prepare, the leader writes, the introducer is let in, they meet."""
        self.answered(newcomer, entered)
        at = self.story.at
        at(entered + timedelta(days=4), self.prepare, newcomer)
        at(entered + timedelta(days=5), self.leader_writes, newcomer)
        at(entered + timedelta(days=9), self.let_in, newcomer)
        at(entered + timedelta(days=12), self.meet, newcomer)

    def stops(self, newcomer: Someone, first: int, entered: Any) -> None:
        self.settles(newcomer, first, entered)
        self.story.at(self.story.day(first + 50), self.end, newcomer)

    def rests(self, newcomer: Someone, first: int, entered: Any) -> None:
        self.settles(newcomer, first, entered)
        self.story.at(self.story.day(-10), self.pause_pair, newcomer)

    def comes_later(self, newcomer: Someone, first: int, entered: Any) -> None:
        """The first working day moves by two weeks, and all that follows from it."""
        self.answered(newcomer, entered)
        self.story.at(self.story.day(-6), self.move_day, newcomer, first + 14)

    def says_no(self, newcomer: Someone, first: int, entered: Any) -> None:
        self.answered(newcomer, entered, mentor=NO, mentee="")

    def is_offered(self, newcomer: Someone, first: int, entered: Any) -> None:
        """The mentor has said yes, and the newcomer has not answered yet."""
        self.answered(newcomer, entered, mentee="")

    def falls_silent(self, newcomer: Someone, first: int, entered: Any) -> None:
        self.answered(newcomer, entered, mentee="")

    def has_no_mentor(self, newcomer: Someone, first: int, entered: Any) -> None:
        """Entered, and nobody is named."""

    def prepare(self, newcomer: Someone) -> None:
        """Each answers alone before day one (H1)."""
        for match in self.open_match(newcomer):
            for application, half in (
                (match.mentee_application, match.mentee),
                (match.mentor_application, match.mentor),
            ):
                page = own_page(application, half, PREPARATION)
                texts = {question: self.random.choice(self.voices.PRIVATE) for question in page.questions}
                save_own(page, by=half, texts=texts, shown=set())

    def open_match(self, newcomer: Someone) -> Any:
        return matches(self.cohort, MatchStatus.ACTIVE).filter(mentee_application=self.of(newcomer))

    def leader_writes(self, newcomer: Someone) -> None:
        """Most leaders do (H7)."""
        part = LeaderPart.objects.filter(application=self.of(newcomer), answered_at=None).first()
        link = Link.objects.filter(thing=part.pk).first() if part else None
        if part and link and self.random.random() < 0.7:
            write_to_mentee(link, part, words={"leader_goals": self.voices.LEADER})

    def let_in(self, newcomer: Someone) -> None:
        application = self.of(newcomer)
        if application.introducer_id and application.person:
            let_introducer(application, True, by=application.person)

    def meet(self, newcomer: Someone) -> None:
        for match in self.open_match(newcomer):
            self.begin_pair(match.mentee.email)

    def end(self, newcomer: Someone) -> None:
        for match in self.open_match(newcomer):
            end_match(match, by=match.mentee, stops=False, once=uuid.uuid4())

    def pause_pair(self, newcomer: Someone) -> None:
        for match in self.open_match(newcomer):
            pause_match(match, by=match.mentor, until=self.story.day(25).date())

    def move_day(self, newcomer: Someone, to: int) -> None:
        application = self.of(newcomer)
        if application.status == ApplicationStatus.ACCEPTED:
            move_first_day(application, self.story.day(to).date(), by=self.coordinator)
