"""Rows of the database as the engine's problem, in a number of queries that does not grow with the people.

Only what the engine looks at is read, and as plain values: with thousands of people making model instances would take
longer than matching them. A coordinator's own application does not exist for them: it is left out, and a proposal with it keeps its place.
Applications' own words are opened for the coordinator who asks, and for nobody else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from typing import Any, NamedTuple, cast

from django.db.models import Q

from matching.engine import Mentee, Mentor, Pin, Problem, Rule
from matching.enums import OPEN, REFUSED, MarkKind, MatchStatus
from matching.models import Match, PairMark
from matching.problem.circles import Circles, circles_of, path_of
from matching.problem.criteria import NOT_ASKED, POSITION, criteria_of, engine_settings, for_engine, force_of
from matching.problem.musts import Musts
from matching.problem.places import places_of
from mentorforum.encryption import Sealed
from programmes.enums import ApplicationStatus, Attendance, GatheringKind, Side
from programmes.models import Answer, Application, Cohort, Invitation, Person, Programme, Question

FINISHED = [MatchStatus.COMPLETED, MatchStatus.CONTINUING, MatchStatus.CLOSED]


def trained(programme: Programme, people: Iterable[Any]) -> set[Any]:
    """Who has been at the mentors' course, or has had its material (H10): ids of people.

    Everybody where nothing asks for it, and where it only warns as long as nobody's attendance is noted: then a warning
    would stand at each mentor and say nothing.
    """
    force = force_of(programme, "mentor_course")
    if force == "off":
        return set(people)
    courses = Invitation.objects.filter(gathering__programme=programme, gathering__kind=GatheringKind.COURSE)
    noted = list(courses.exclude(attendance=Attendance.UNKNOWN).values_list("person", "attendance"))
    if force == "warning" and not noted:
        return set(people)
    return {person for person, was in noted if was in {Attendance.THERE, Attendance.MATERIAL}}


@dataclass(frozen=True)
class CohortMaterial:
    """A problem, and the rows behind its ids."""

    cohort: Cohort
    problem: Problem
    ids: tuple[Any, ...]
    questions: list[Question]

    @cached_property
    def applications(self) -> dict[str, Application]:
        """The rows behind the ids; read when somebody's name is asked for."""
        rows = Application.objects.filter(pk__in=self.ids).select_related("person__unit")
        return {str(row.pk): row for row in rows}


class UnitPlace(NamedTuple):
    """The unit somebody sits in."""

    path: str


class PersonFacts(NamedTuple):
    """A person, as far as the engine asks."""

    pk: Any
    id: str
    name: str
    email: str
    workplace: str
    ceiling: int
    unit: UnitPlace | None
    position: str


class SentApplication(NamedTuple):
    """An application, as far as the engine asks. `row` opens its texts."""

    pk: Any
    id: str
    side: str
    applied: str
    priority: bool
    person: PersonFacts
    row: Application


#: what an application needs to be opened, in the order of the model's fields
KEY = ("id", "wrapped_key", "programme_id", "person_id", "status")
PERSON = (
    "person__name",
    "person__email",
    "person__workplace",
    "person__ceiling",
    "person__unit__path",
    "person__title",
)


class SealedLine(NamedTuple):
    """Where a sealed text stands: all that its key checks."""

    pk: Any
    application_id: Any


def material_of(cohort: Cohort, *, by: Person, also: Any = None) -> CohortMaterial:
    """All that the matching of a cohort looks at, as coordinator `by` may see it; `also` is one application more, or a list."""
    return _Reading(cohort, by, also).material()


class _Reading:
    """One reading of the rows; every table is asked once."""

    def __init__(self, cohort: Cohort, by: Person, also: Any) -> None:
        self.cohort, self.by, self.programme = cohort, by, cohort.programme
        more = also if isinstance(also, list) else [also]
        wanted = Q(status=ApplicationStatus.ACCEPTED) | Q(pk__in=[pk for pk in more if pk])
        accepted = Application.objects.for_office(by).filter(wanted, cohort=cohort)
        self.applications = [
            _sent(row) for row in accepted.values_list(*KEY, "side", "submitted_at", "priority", *PERSON)
        ]
        self.accepted = accepted.order_by().values("pk")
        self.matches = list(Match.objects.filter(cohort=cohort).exclude(status=MatchStatus.DROPPED))
        self.marks = list(PairMark.objects.filter(cohort=cohort).exclude(kind=""))
        questions = list(self.programme.questions.filter(~Q(matching="") | Q(details__fills__in=["must", "languages"])))
        self.questions = [question for question in questions if question.matching]
        self.languages = [question for question in questions if question.details.get("fills") == "languages"]
        self.musts = Musts(questions)
        self.circles: Circles = circles_of(
            cast("list[Person]", [a.person for a in self.applications]),
            accepted.filter(side=Side.MENTOR).order_by().values("person"),
            applied=accepted.order_by().values("person"),
            ties=self.on("ties"),
            chain=self.on("chain_of_command"),
        )

    def on(self, rule: str) -> bool:
        return force_of(self.programme, rule) == "rule"

    def material(self) -> CohortMaterial:
        answers, refused = self._answers(), self._refused()
        busy = self._busy()
        mentees = [a for a in self.applications if a.side == Side.MENTEE and a.pk not in busy]
        mentors = [a for a in self.applications if a.side == Side.MENTOR]
        capacity, trained = self._capacity(mentors), self._trained(mentors)
        problem = Problem(
            mentees=tuple(Mentee(**self._party(a, answers, refused), priority=a.priority) for a in mentees),
            mentors=tuple(
                Mentor(
                    **self._party(a, answers, refused),
                    capacity=capacity[a.pk],
                    course_done=a.person.pk in trained,
                    others=self.circles.others.get(a.person.id, ()),
                )
                for a in mentors
            ),
            criteria=criteria_of(self.programme, self.questions),
            leaders=self.circles.leaders if self.on("chain_of_command") or self.on("ties") else {},
            settings=engine_settings(self.programme),
            **self._decided({a.id for a in (*mentees, *mentors)}),
        )
        return CohortMaterial(self.cohort, problem, tuple(a.pk for a in self.applications), self.questions)

    def _party(
        self, application: SentApplication, answers: dict[Any, dict[str, Any]], refused: dict[Any, set[str]]
    ) -> Any:
        person = application.person
        return {
            "id": application.id,
            "person": person.id,
            "applied": application.applied,
            "unit": path_of(cast("Person", person)),
            "workplace": person.workplace,
            "ties": self.circles.ties.get(person.id, frozenset()),
            "refused": frozenset(refused.get(person.pk, ())),
            "languages": self._spoken(answers.get(application.pk, {})),
            "must": self.musts.of(answers.get(application.pk, {})) if self.on("must_have") else (),
            "answers": {NOT_ASKED: 0, POSITION: person.position.strip().casefold(), **answers.get(application.pk, {})},
        }

    def _spoken(self, answers: dict[str, Any]) -> frozenset[str]:
        """What somebody can talk in; empty, and so no rule, where nobody is asked."""
        if not self.on("language"):
            return frozenset()
        return frozenset(key for question in self.languages for key in answers.get(question.key) or ())

    def _answers(self) -> dict[Any, dict[str, Any]]:
        """Application -> question key -> what the engine compares. Own words are opened for `by`."""
        questions = {question.pk: question for question in (*self.questions, *self.musts.questions, *self.languages)}
        texts = [question.pk for question in self.questions if question.is_text]
        given = Answer.objects.filter(application__in=self.accepted)
        answers: dict[Any, dict[str, Any]] = defaultdict(dict)
        plain = given.filter(question__in=questions.keys() - set(texts))
        for application, question_id, value in plain.values_list("application", "question", "value"):
            answers[application][questions[question_id].key] = for_engine(questions[question_id], value)
        rows = {application.pk: application.row for application in self.applications}
        written = given.filter(question__in=texts).values_list("id", "application", "question", "text")
        for pk, application, question_id, sealed in written:
            key = rows[application].open_for(self.by)
            text = cast("Sealed", sealed)
            answers[application][questions[question_id].key] = key.read(
                Sealed(text.cipher, text.field, SealedLine(pk, application))
            )
        return answers

    def _busy(self) -> set[Any]:
        """Mentees who are placed: a match, one that is over, or a proposal this coordinator has no part in."""
        busy = {m.mentee_application_id for m in self.matches if m.status in OPEN or m.status in FINISHED}
        busy |= {m.mentee_application_id for m in self._hidden()}
        ended = {m.mentee_application_id for m in self.matches if m.status == MatchStatus.ENDED}
        return busy | {a.pk for a in self.applications if a.pk in ended and not a.priority}

    def _hidden(self) -> list[Match]:
        """Proposals with the coordinator's own application: another coordinator decides about them."""
        return [m for m in self.matches if m.status == MatchStatus.PROPOSED and m.side_of(self.by) is not None]

    def _capacity(self, mentors: Iterable[SentApplication]) -> dict[Any, int]:
        """Free places, less those that proposals with the coordinator's own application count on."""
        hidden = Counter(match.mentor_application_id for match in self._hidden())
        places = places_of(mentors, among=self.accepted, held=self.circles.held, proposed=hidden)
        return {mentor: free for mentor, (_places, free) in places.items()}

    def _trained(self, mentors: list[SentApplication]) -> set[Any]:
        return trained(self.programme, [a.person.pk for a in mentors])

    def _refused(self) -> dict[Any, set[str]]:
        """Person -> those with whom an offer came to nothing in this programme, unless a coordinator allows it again."""
        if not self.on("declined_before"):
            return {}
        people = {a.pk: a.person.pk for a in self.applications}
        allowed = {
            (people.get(mark.mentee_application_id), people.get(mark.mentor_application_id))
            for mark in self.marks
            if mark.kind in {MarkKind.ALLOWED, MarkKind.PINNED}
        }
        refusals: dict[Any, set[str]] = defaultdict(set)
        came_to_nothing = Match.objects.filter(programme=self.programme, status__in=REFUSED)
        for pair in came_to_nothing.values_list("mentee", "mentor"):
            if pair not in allowed:
                refusals[pair[0]].add(str(pair[1]))
        return refusals

    def _decided(self, here: set[str]) -> dict[str, Any]:
        """Pins, exclusions, and the proposals that stand now, among those who are in the problem."""
        marked: dict[str, list[PairMark]] = defaultdict(list)
        for mark in self.marks:
            if {pair_of(mark)[0], pair_of(mark)[1]} <= here:
                marked[mark.kind].append(mark)
        proposed = {pair_of(m) for m in self.matches if m.status == MatchStatus.PROPOSED}
        excluded = frozenset(pair_of(mark) for mark in marked[MarkKind.EXCLUDED])
        return {
            "pins": tuple(Pin(*pair_of(mark), overrides=rules_of(mark.overrides)) for mark in marked[MarkKind.PINNED]),
            "excluded": excluded,
            "kept": frozenset(pair for pair in proposed - excluded if set(pair) <= here),
        }


def _sent(row: tuple[Any, ...]) -> SentApplication:
    """From one line of the query above: the key's columns, the application's, the person's."""
    pk, person = row[0], row[3]
    sent_at = row[6]
    name, email, workplace, ceiling, path, position = row[8:14]
    half = PersonFacts(
        person, str(person), name, email, workplace, ceiling, UnitPlace(path) if path else None, position
    )
    opens = Application.bare(**dict(zip(KEY, row, strict=False)))
    return SentApplication(pk, str(pk), row[5], sent_at.isoformat() if sent_at else "", row[7], half, opens)


def pair_of(thing: PairMark | Match) -> tuple[str, str]:
    """The two application ids."""
    return str(thing.mentee_application_id), str(thing.mentor_application_id)


def rules_of(names: Iterable[str]) -> Rule:
    """The flags of rule codes."""
    return reduce(lambda flags, name: flags | Rule[name.upper()], names, Rule(0))
