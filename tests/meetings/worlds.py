"""A pair with much written in its room, each text with a mark of its own, made through the actions."""

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from matching.enums import MatchStatus
from meetings.contract.actions import save_contract, sign_contract
from meetings.contract.goals.actions import add_goal, change_goal
from meetings.meetings.actions import book_meeting, note_meeting
from meetings.meetings.sheet.actions import Agreed, Written, save_sheet
from meetings.models import Contract, Meeting, Room
from meetings.own.logbook.actions import write_entry
from meetings.room.actions import open_room
from mentorforum import dates
from programmes.models import Person, Programme, Question
from tests.factories import make_cohort, make_coordinator, make_match, make_person, make_programme


@dataclass
class World:
    """The pair, those around it, and the marks that must show to nobody else."""

    programme: Programme
    room: Room
    mentee: Person
    mentor: Person
    coordinator: Person
    coming: Meeting | None = None
    held: Meeting | None = None
    marks: dict[str, str] = field(default_factory=dict)

    def mark(self, name: str) -> str:
        return self.marks.setdefault(name, f"mark-{uuid.uuid4().hex}")


def make_pair(programme: Programme | None = None, **more: Any) -> World:
    """An active pair with an open room, nothing written."""
    programme = programme or make_programme()
    coordinator = make_coordinator(programme, "Mette Lund")
    today = programme.today()
    cohort = make_cohort(programme, starts_on=today - timedelta(days=60), ends_on=today + timedelta(days=305))
    mentee, mentor = make_person("Sara Berg", unit=programme.unit), make_person("Karen Holm", unit=programme.unit)
    match = make_match(cohort, mentee=mentee, mentor=mentor, active_on=today - timedelta(days=50), **more)
    room = open_room(match, now=timezone.now())
    return World(programme, room, mentee, mentor, coordinator)


def noon(world: World, day: date) -> datetime:
    """Noon of a day on the programme's clock: safe from summer time and midnight."""
    return dates.at(day, 12, zone=world.programme.zone)


def question(world: World, key: str) -> Question:
    return Question.objects.get(programme=world.programme, key=key)


def fill(world: World, now: datetime | None = None) -> World:
    """Write in every field of the room and of both logbooks."""
    now = now or timezone.now()
    room, mark = world.room, world.mark
    contract = Contract.objects.get(room=room)
    sections = {item.key: mark(f"section-{item.key}") for item in world.programme.items("sections")}
    terms = {"minutes": 90, "early_weeks": 4, "early_months": 3, "weeks": 6}
    save_contract(contract, by=world.mentee, edit=0, terms=terms, sections=sections, now=now)
    for person in room.halves:
        sign_contract(contract, by=person, version=1, edit=1, now=now)
    goal = room.goals.first() or add_goal(
        room, by=world.mentee, text=mark("goal"), known_by=mark("known"), once=uuid.uuid4()
    )
    change_goal(goal, by=world.mentor, edit=0, text=mark("goal"), known_by=mark("known"), rating="3")
    world.held = note_meeting(room, by=world.mentee, starts_at=now - timedelta(days=20), minutes=90, once=uuid.uuid4())
    world.coming = book_meeting(
        room,
        by=world.mentor,
        starts_at=now + timedelta(days=5),
        minutes=90,
        title=mark("title"),
        place=mark("place"),
        once=uuid.uuid4(),
        now=now,
    )
    save_sheet(world.held, by=world.mentee, edit=0, written=_after(world), now=now)
    agenda = {"since_last": mark("agenda"), "purpose": mark("purpose")}
    private = {question(world, "mentee_recall"): mark("private-mentee")}
    save_sheet(world.coming, by=world.mentee, edit=0, written=Written(agenda=agenda, private=private), now=now)
    mentors = {question(world, "mentor_energy"): mark("private-mentor")}
    written = Written(suggestion=mark("suggestion"), private=mentors, languages=["guide"])
    save_sheet(world.coming, by=world.mentor, edit=0, written=written, now=now)
    for person in room.halves:
        write_entry(person, text=mark(f"log-{person.pk}"), once=uuid.uuid4())
    return world


def _after(world: World) -> Written:
    mark = world.mark
    return Written(
        notes={"text": mark("notes"), "next_theme": mark("theme")},
        together={question(world, "mentee_useful"): mark("together")},
        agreements=[Agreed(mark("agreed"), world.mentee)],
    )


def end(world: World, status: str = MatchStatus.ENDED) -> World:
    """The match is over, without mails."""
    world.room.match.status = status
    type(world.room.match).objects.filter(pk=world.room.match.pk).update(status=status, seat=None)
    return world
