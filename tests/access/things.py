"""A world in which every address of the resolver has something to open: one's own, another pair's, another programme's.

Built once per module inside a transaction (`guarded_world` in conftest.py). The same world is crawled for marks and
looked at by axe.
"""

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.utils import timezone

from matching.enums import AnswerChoice, MatchStatus
from matching.findings.actions import say_conflict
from matching.models import Finding, Match, MatchAnswer, Run, Tie
from matching.runs.actions import run_matching
from matching.runs.marks import write_note as note_pair
from meetings.concerns.actions import write_concern
from meetings.enums import EvaluationStatus
from meetings.evaluation.actions import answer_evaluation, questions_of
from meetings.meetings.actions import book_meeting
from meetings.meetings.sheet.actions import Written, save_sheet
from meetings.models import AgendaItem, Evaluation, Goal, LogEntry, Meeting, Room
from meetings.pair.notes import note_pair as note_match
from meetings.room.actions import open_room
from programmes.applications.apply.drafts import start_draft
from programmes.applications.apply.sending import write_answer
from programmes.applications.office.decide.actions import decline, wait
from programmes.applications.office.notes.actions import write_note
from programmes.enums import ApplicationStatus, Audience, GatheringKind, LinkPurpose, Side
from programmes.gatherings.actions import add_gathering, invite
from programmes.mail.letters import write_to
from programmes.mail.links import make_link, token_of
from programmes.mail.queue import queue_mail
from programmes.models import (
    Application,
    Cohort,
    Concern,
    Coordinatorship,
    Gathering,
    Item,
    Link,
    Mail,
    Nomination,
    Note,
    Person,
    Programme,
    Question,
    Seat,
    Undo,
    Unit,
)
from programmes.nominations.actions import nominate
from programmes.undo.actions import begin_undo
from tests import factories
from tests.matching.offering import offer_match
from tests.meetings.worlds import World, fill

TEXT = "Svære samtaler fylder mest"


@dataclass
class Pair:
    """Two halves with everything written in their room, an offer's worth of rows around them."""

    mentee: Person
    mentor: Person
    match: Match
    room: Room
    coming: Meeting
    held: Meeting
    goal: Goal
    suggestion: AgendaItem
    entry: LogEntry
    evaluation: Evaluation
    concern: Concern
    note: Note
    mail: Mail
    application: Application  # the mentee's, sent and decided
    tie: Tie  # whom the mentee named
    finding: Finding  # a conflict one of them told of
    shown: Any = None  # an answer given alone that the mentee shows


@dataclass
class Ground:
    """One programme: its coordinator, one cohort that is open, and what the office works with."""

    programme: Programme
    coordinator: Person
    cohort: Cohort
    coordinatorship: Coordinatorship
    unit: Unit
    gathering: Gathering
    undo: Undo
    draft: Application
    draft_token: str
    status_token: str
    sent: Application  # undecided
    nomination: Nomination  # not answered yet
    nomination_token: str
    mentees: list[Application] = field(default_factory=list)
    mentors: list[Application] = field(default_factory=list)
    proposal: Match | None = None
    offer: Match | None = None
    run: Run | None = None
    leader_token: str = ""


def make_ground(name: str) -> Ground:
    """A programme in an organisation of its own."""
    root = factories.make_unit(f"{name} Kommune")
    programme = factories.make_programme(unit=root)
    add_steps(programme)
    coordinator = factories.make_coordinator(programme, f"Tove {name}")
    factories.make_coordinator(programme, f"Anden {name}")
    today = programme.today()
    cohort = factories.make_cohort(
        programme,
        starts_on=today - timedelta(days=60),
        ends_on=today + timedelta(days=305),
        match_on=today + timedelta(days=20),
    )
    sent = _answered(
        factories.make_application(cohort, person=_person(f"Ansøger {name}", root), status=ApplicationStatus.SUBMITTED)
    )
    draft = start_draft(
        cohort, Side.MENTEE, email=f"kladde.{name.lower()}@fjordby.test", name=f"Kladde {name}", once=uuid.uuid4()
    )
    nomination = named(cohort, f"nomineret.{name.lower()}@fjordby.test")
    ground = Ground(
        nomination=nomination,
        nomination_token=token_of(Link.objects.get(thing=nomination.pk)),
        programme=programme,
        coordinator=coordinator,
        cohort=cohort,
        coordinatorship=Coordinatorship.objects.get(programme=programme, person=coordinator),
        unit=factories.make_unit(f"Afdeling i {name}", root),
        gathering=_gathering(cohort, coordinator),
        undo=begin_undo(programme, "letter.written", by=coordinator),
        draft=draft,
        draft_token=token_of(Link.objects.get(thing=draft.pk)),
        status_token=token_of(make_link(LinkPurpose.STATUS, sent, expires=timezone.now() + timedelta(days=9))),
        sent=sent,
    )
    _decided(ground)
    return ground


def add_steps(programme: Programme) -> None:
    """Steps of other presets whose pages are tried here too, with what they need."""
    programme.steps = [*programme.steps, "nomination", "dilemmas", "open_list"]
    programme.save(update_fields=["steps"])
    card = {"da": "Et svært valg", "sv": "Ett svårt val", "en": "A hard choice"}
    more = {"story": card, "questions": card}
    Item.objects.create(programme=programme, group="dilemmas", key="a_card", position=1, text=card, more=more)
    words = {"da": "Hvorfor netop denne leder?", "sv": "Varför just den här chefen?", "en": "Why this manager?"}
    Question.objects.create(
        programme=programme,
        key="why_this_one",
        use="nomination",
        side="nominator",
        kind="long_text",
        position=900,
        label=words,
        readers="coordinators",
    )


def named(cohort: Cohort, email: str) -> Nomination:
    """Somebody is nominated, with a reason, and has not answered."""
    return nominate(
        cohort,
        nominator={"name": "Nora Chef", "email": "nora@fjordby.test", "title": "Områdechef"},
        nominee={"name": "Nils Nomineret", "email": email},
        answers={"why_this_one": TEXT},
        once=uuid.uuid4(),
    )


def _person(name: str, unit: Unit) -> Person:
    return factories.make_person(name, unit=unit, title="Leder", workplace="Skolen", phone="99 11 22 33")


def _answered(application: Application) -> Application:
    """Its text questions answered in the person's own words."""
    use = "apply" if application.side == Side.MENTEE else "interest"
    for question in application.programme.questions.filter(use=use, side__in=[application.side, "both"]):
        if question.is_text:
            write_answer(application, question, f"{TEXT} ({question.key}).")
    return application


def _gathering(cohort: Cohort, coordinator: Person) -> Gathering:
    starts = timezone.now() + timedelta(days=9)
    return add_gathering(
        cohort,
        by=coordinator,
        kind=GatheringKind.INSPIRATION,
        audience=Audience.BOTH,
        title={"da": "Inspirationsmøde", "sv": "Inspirationsträff", "en": "Inspiration meeting"},
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        place="Rådhuset",
        preliminary=False,
        dilemmas=["a_card"],
    )


def _decided(ground: Ground) -> None:
    """Somebody waits, somebody was declined; both with a reason."""
    root, day = ground.programme.unit, ground.programme.today() + timedelta(days=30)
    for number, status in enumerate((ApplicationStatus.WAITING, ApplicationStatus.DECLINED)):
        one = factories.make_application(
            ground.cohort, person=_person(f"Venter {number}", root), status=ApplicationStatus.SUBMITTED
        )
        if status == ApplicationStatus.WAITING:
            wait([one], reason=TEXT, next_try=day, by=ground.coordinator)
        else:
            decline([one], reason=TEXT, by=ground.coordinator)


def make_pair(ground: Ground, name: str, mentee: Application | None = None, status: str = MatchStatus.ACTIVE) -> Pair:
    """An active pair of the cohort, or one that is over, with everything written."""
    root, cohort = ground.programme.unit, ground.cohort
    mentee = mentee or _answered(factories.make_application(cohort, person=_person(f"Mentee {name}", root)))
    mentor = _answered(
        factories.make_application(cohort, Side.MENTOR, person=_person(f"Mentor {name}", root), places=2)
    )
    match = Match.objects.create(
        programme=ground.programme,
        cohort=cohort,
        mentee_application=mentee,
        mentor_application=mentor,
        mentee=mentee.person,
        mentor=mentor.person,
        seat=Seat.objects.filter(application=mentor).first(),
        status=MatchStatus.ACTIVE,
        active_on=ground.programme.today() - timedelta(days=50),
    )
    room = open_room(match, now=timezone.now())
    world = fill(World(ground.programme, room, match.mentee, match.mentor, ground.coordinator))
    pair = _around(ground, mentee, world)
    _answers(pair)
    if status != MatchStatus.ACTIVE:
        Match.objects.filter(pk=match.pk).update(status=status, seat=None, ended_at=timezone.now())
        match.refresh_from_db()
    return pair


def _around(ground: Ground, mentee: Application, world: World) -> Pair:
    """What others keep about a pair, and what each half keeps alone."""
    room, programme, by = world.room, ground.programme, ground.coordinator
    concern = write_concern(programme, by=world.mentee, text=TEXT, once=uuid.uuid4())
    due = programme.today()
    note_match(room.match, text=TEXT, due_on=due, by=by, key=uuid.uuid4())
    for person in room.halves:
        Tie(person=person, name=TEXT).save()
    say_conflict(room.match, by=world.mentor)
    return Pair(
        mentee=world.mentee,
        mentor=world.mentor,
        match=room.match,
        room=room,
        coming=world.coming,
        held=world.held,
        goal=room.goals.first(),
        suggestion=AgendaItem.objects.get(meeting=world.coming, suggested=True),
        entry=LogEntry.objects.filter(logbook__person=world.mentee)[0],
        evaluation=Evaluation.objects.get(room=room, person=world.mentee, point="midway"),
        concern=concern,
        note=write_note(programme, about=world.mentee, thing=mentee, text=TEXT, due_on=due, by=by, key=uuid.uuid4()),
        mail=queue_mail("meetings/concern", to=world.mentee, programme=programme, refs={"concern": concern.pk}),
        application=mentee,
        tie=Tie.objects.filter(person=world.mentee, unit=None)[0],
        finding=Finding.objects.get(match=room.match),
    )


def _answers(pair: Pair) -> None:
    """The mentor has answered both points in full; the mentee is asked now. Both have accepted the offer."""
    Evaluation.objects.filter(room=pair.room).update(status=EvaluationStatus.OPEN)
    for evaluation in Evaluation.objects.filter(room=pair.room, person=pair.mentor):
        questions = questions_of(evaluation)
        answer_evaluation(evaluation, by=pair.mentor, answers={q: _answer(q) for q in questions})
    for person, side in ((pair.mentee, Side.MENTEE), (pair.mentor, Side.MENTOR)):
        MatchAnswer(match=pair.match, person=person, side=side, choice=AnswerChoice.YES, reason=TEXT).save()


def _answer(question: Any) -> Any:
    if question.is_text:
        return TEXT
    return 4 if question.kind == "scale" else next((choice["key"] for choice in question.choices), None)


def match_up(ground: Ground) -> None:
    """Free mentees and mentors, a run of the matching, one proposal left as it is and one offered to both."""
    root = ground.programme.unit
    for number in range(3):
        one = factories.make_application(ground.cohort, person=_person(f"Ledig {number}", root), priority=number == 0)
        ground.mentees.append(_answered(one))
        department = factories.make_unit(f"Enhed {number}", root)
        person = _person(f"Fri {number}", department)
        ground.mentors.append(_answered(factories.make_application(ground.cohort, Side.MENTOR, person=person)))
    ground.run = run_matching(ground.cohort, by=ground.coordinator)
    free = [application.pk for application in ground.mentees]
    proposals = list(
        Match.objects.filter(cohort=ground.cohort, status=MatchStatus.PROPOSED, mentee_application__in=free)
    )
    ground.proposal, ground.offer = proposals[0], proposals[1]
    offer_match(ground.offer, by=ground.coordinator, now=timezone.now() - timedelta(minutes=11))
    ground.offer.refresh_from_db()
    note_pair(ground.proposal.mentee_application, ground.proposal.mentor_application, TEXT, by=ground.coordinator)


def call_everybody(ground: Ground) -> None:
    """The gathering is called, and a letter is written to two."""
    invite(ground.gathering, by=ground.coordinator, now=timezone.now() - timedelta(minutes=11))
    people = [ground.mentees[0].person, ground.mentors[0].person]
    write_to(ground.programme, people, subject=TEXT, text=TEXT, by=ground.coordinator, key=uuid.uuid4())


def prepare_more(pair: Pair) -> None:
    """A second meeting to come, so that moving and cancelling leave one."""
    starts = timezone.now() + timedelta(days=20)
    meeting = book_meeting(
        pair.room, by=pair.mentee, starts_at=starts, minutes=60, title=TEXT, place=TEXT, once=uuid.uuid4()
    )
    save_sheet(meeting, by=pair.mentee, edit=0, written=Written(agenda={"since_last": TEXT}))
    behind = {"status": "consented", "person": pair.mentor, "application": pair.match.mentor_application}
    Nomination.objects.filter(pk=named(pair.match.cohort, pair.mentor.email).pk).update(**behind)
