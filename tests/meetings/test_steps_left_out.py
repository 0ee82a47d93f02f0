"""A step that is left out has no page and no wording in the room; with it both are there."""

import html
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from meetings.meetings.actions import book_meeting, note_meeting
from meetings.room.actions import open_room
from programmes.mail.reminders.engine import declared
from programmes.models import Application, Programme
from tests.factories import make_programme
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Left:
    """One step: a preset that has it, its pages, and the words of ours that go with it."""

    step: str
    preset: str
    pages: tuple[str, ...] = ()
    words: str = ""
    side: str = "mentee"


STEPS = [
    Left(
        "contract_signed",
        "A",
        ("{room}contract/", "{room}contract/write/", "{room}contract/print/"),
        "start with three",
    ),
    Left("rhythm_agreed", "G", ("{room}contract/", "{room}contract/write/"), "agree on how often"),
    Left("goals", "A", ("{room}goals/",), "one goal is enough"),
    Left(
        "meetings",
        "A",
        ("{room}meetings/", "{room}meetings/book/", "{room}meetings/met/", "{meeting}"),
        "meetings and shared notes",
    ),
    Left("agenda", "A", (), "agenda"),
    Left("preparation", "A", ("{room}preparation/",), "your preparation"),
    Left("preparation", "H", ("/preparation/{application}/",), "before you begin"),
    Left("shared_notes", "A", (), "shared notes|next theme"),
    Left("logbook", "A", ("/logbook/",), "your logbook"),
    Left("learning_languages", "A", (), "ways of talking", side="mentor"),
    Left("role_model_exercise", "L", ("/exercise/{application}/",), "what you pass on", side="mentor"),
    Left("leader_part", "L", ("/from-leader/{application}/",), "your leader"),
    Left("leader_part", "H", ("/from-leader/{application}/",), "from your leader"),
    Left("printed_cards", "H", ("/p/{slug}/print/contract/", "/p/{slug}/print/agenda/"), "blank to print"),
    Left("phases", "H", ("{room}plan/",), "where you are"),
]
OPEN = (
    "/start/",
    "/p/{slug}/privacy/",
    "{room}",
    "{room}meetings/",
    "{meeting}",
    "{held}",
    "{room}change/",
    "{room}coordinator-view/",
)


def build(left: Left, *, has: bool):
    """The pair with one meeting today and one to come; all words in English."""
    programme = make_programme(left.preset)
    if not has:
        programme.steps = [step for step in programme.steps if step != left.step]
        Programme.objects.filter(pk=programme.pk).update(steps=programme.steps)
    world = make_pair(programme)
    day = programme.today() + timedelta(days=5)
    Application.objects.filter(pk=world.room.match.mentee_application_id).update(starts_on=day)
    now = timezone.now()
    options = {"by": world.mentee, "minutes": 60}
    world.held = note_meeting(world.room, starts_at=now - timedelta(days=9), once=uuid.uuid4(), **options)
    world.coming = book_meeting(world.room, starts_at=now + timedelta(days=3), once=uuid.uuid4(), **options)
    return world


def addresses(world, person, paths):
    match, room = world.room.match, f"/room/{world.room.pk}/"
    application = match.mentee_application_id if person == world.mentee else match.mentor_application_id
    known = {"room": room, "application": application}
    known |= {
        name: f"{room}meetings/{getattr(world, at).pk}/" for name, at in (("meeting", "coming"), ("held", "held"))
    }
    return [path.format(**known, slug=world.programme.slug) for path in paths]


def half(world, left):
    return world.mentor if left.side == "mentor" else world.mentee


@pytest.fixture(scope="module")
def whole(django_db_setup, django_db_blocker) -> Iterator[dict]:
    """By preset: a pair in it, with all its steps. Nobody changes them; they are taken back after the last test."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {preset: build(Left("", preset), has=True) for preset in sorted({left.preset for left in STEPS})}
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def read() -> dict:
    """(preset, side) -> the words of the pair of `whole`, once somebody has read them."""
    return {}


def pages_of(client, world, person):
    """The room's pages and the start page, by address, in English."""
    client.force_login(person)
    client.cookies["django_language"] = "en"
    return {url: client.get(url) for url in addresses(world, person, OPEN)}


def words_of(pages):
    """All that stands on them, without tags and the programme's own sentences."""
    shown = [page.text for page in pages.values() if page.status_code == 200]
    return html.unescape(re.sub(r"<[^>]*>", " ", "\n".join(shown))).lower()


def name_of(left):
    return f"{left.step}-{left.preset}"


@pytest.mark.parametrize("left", STEPS, ids=name_of)
def test_a_step_brings_its_pages_and_words(left, client, whole, read):
    world = whole[left.preset]
    person = half(world, left)
    if (left.preset, left.side) not in read:
        read[left.preset, left.side] = words_of(pages_of(client, world, person))
    client.force_login(person)
    assert re.search(left.words, read[left.preset, left.side])
    assert {client.get(url).status_code for url in addresses(world, person, left.pages)} <= {200}


@pytest.mark.parametrize("left", STEPS, ids=name_of)
def test_a_step_left_out_has_neither(left, client):
    world = build(left, has=False)
    person = half(world, left)
    pages = pages_of(client, world, person)
    assert re.findall(left.words, words_of(pages)) == []
    assert {client.get(url).status_code for url in addresses(world, person, left.pages)} <= {404}
    for url, page in pages.items():
        assert page.status_code == (404 if left.step == "meetings" and "/meetings/" in url else 200), url


def test_every_reminder_of_the_room_names_its_step():
    ours = ("contract_", "meeting_", "no_meeting_", "first_meeting_")
    without = [key for key, reminder in declared().items() if key.startswith(ours) and not reminder.step]
    assert without == []


def test_a_room_without_meetings_still_opens_again(client):
    world = build(Left("meetings", "A"), has=False)
    assert open_room(world.room.match, now=timezone.now()) == world.room
