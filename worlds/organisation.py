"""One invented organisation with one programme: who runs it, and what every programme has, whatever its steps."""

import uuid
from random import Random
from typing import Any, ClassVar

from django.utils import translation

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers.actions import offer_matches
from matching.runs.actions import run_matching
from meetings.ending.actions import end_match, pause_match
from programmes.applications.office.decide import actions as decisions
from programmes.enums import ApplicationStatus
from programmes.models import Application, Cohort, Person, Programme, Unit
from programmes.people.register import register_person
from programmes.people.units import create_unit
from programmes.setup.actions import change_contact, change_text
from programmes.setup.coordinators.actions import appoint
from worlds import applying, people, voices
from worlds.logins import give_login, make_root
from worlds.pairs import PairStory
from worlds.people import InventedOrganisation, Someone
from worlds.simulation import Simulation
from worlds.verbs import matches


class Organisation:
    """The story of one programme. Subclasses say who and where, and plan their events in `plan()`."""

    place: ClassVar[InventedOrganisation]
    language: ClassVar[str] = "da"
    slug: ClassVar[str]
    #: (address, name, post); the first one decides, the second (if any) looks after gatherings
    runs_it: ClassVar[tuple[tuple[str, str, str], ...]]
    sponsor: ClassVar[dict[str, str]]
    #: those one can log in as, by address
    logins: ClassVar[dict[str, Someone]] = {}
    voices: ClassVar[Any] = voices

    def __init__(self, story: Simulation) -> None:
        self.story = story
        self.random = Random(f"{story.seed} {self.slug}")  # noqa: S311  people of a story, no secrets
        self.taken = {person.name for person in self.logins.values()} | {name for _email, name, _post in self.runs_it}
        self.programme: Programme
        self.pairs: dict[str, PairStory] = {}

    def plan(self) -> None:
        raise NotImplementedError

    # the organisation -------------------------------------------------------------------------------------------

    def make_programme(self, unit: Unit, **given: Any) -> Programme:
        raise NotImplementedError

    def set_up(self) -> None:
        """Units, the people who run it, the programme from its preset."""
        root, contact = make_root(), f"mentor@{self.place.domain}"
        top = create_unit(name=self.place.name, parent=None, by=root)
        self.make_units(top, root)
        for email, name, post in self.runs_it:
            register_person(email=email, name=name, unit=top, title=post, phone=self.phone, language=self.language)
            give_login(email)
        programme = self.make_programme(top, slug=self.slug, language=self.language, contact_email=contact, by=root)
        change_contact(programme, email=contact, phone=self.phone, by=root)
        change_text(programme, "sponsor", self.sponsor, by=root)
        for email, _name, _post in self.runs_it:
            appoint(programme, email=email, by=root)
        self.programme = Programme.objects.select_related("unit").get(pk=programme.pk)

    def make_units(self, top: Unit, root: Person) -> None:
        """The tree, two levels below the top."""
        for department, parts in self.place.units.items():
            parent = create_unit(name=department, parent=top, by=root)
            for part in parts:
                create_unit(name=part, parent=parent, by=root)

    @property
    def phone(self) -> str:
        return f"{self.place.area} 31 20 10"

    @property
    def coordinator(self) -> Person:
        return Person.objects.get(email=self.runs_it[0][0])

    @property
    def keeper(self) -> Person:
        """The second one, where there are two."""
        return Person.objects.get(email=self.runs_it[-1][0])

    def crowd(self, number: int, *, senior: bool = False) -> list[Someone]:
        return people.crowd(max(number, 0), self.random, senior=senior, taken=self.taken, place=self.place)

    def apply(self, cohort: Cohort, side: str, person: Someone, *, places: int = 1) -> Application:
        with translation.override(self.language):
            return applying.apply(cohort, side, person, self.random, places=places, voices=self.voices)

    def begin_form(self, cohort: Cohort, side: str, person: Someone) -> Application:
        with translation.override(self.language):
            return applying.begin(cohort, side, person, self.random, voices=self.voices)

    # what coordinators do ---------------------------------------------------------------------------------------

    def submitted(self, cohort: Cohort, **more: Any) -> list[Application]:
        """What waits for a decision, the oldest first."""
        rows = Application.objects.filter(cohort=cohort, status=ApplicationStatus.SUBMITTED, **more)
        return list(rows.select_related("person", "programme", "cohort").order_by("submitted_at", "id"))

    def accept_all(self, cohort: Cohort) -> None:
        decisions.accept(self.submitted(cohort), by=self.coordinator)

    def propose_and_offer(self, cohort: Cohort, number: int | None = None) -> None:
        """Run the matching and offer what is proposed, or the first few of it."""
        run_matching(cohort, by=self.coordinator)
        offer_matches(list(matches(cohort, MatchStatus.PROPOSED)[:number]), by=self.coordinator)

    # what pairs do ----------------------------------------------------------------------------------------------

    def give_logins(self) -> None:
        give_login(*self.logins)

    def ordinary(self, cohort: Cohort) -> Match | None:
        """An active match that nobody logs in as."""
        return matches(cohort, MatchStatus.ACTIVE).exclude(mentee__email__in=self.logins).first()

    def end_early(self, cohort: Cohort) -> None:
        if match := self.ordinary(cohort):
            end_match(match, by=match.mentee, stops=False, once=uuid.uuid4())

    def pause(self, cohort: Cohort) -> None:
        if match := self.ordinary(cohort):
            pause_match(match, by=match.mentor, until=self.story.day(30).date())
