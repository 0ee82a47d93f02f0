"""Every page of the room opens for the two, and for nobody else."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import MatchStatus
from meetings.meetings.actions import book_meeting, cancel_meeting
from meetings.models import Evaluation, Meeting, Room
from tests.factories import make_coordinator, make_person, make_programme, make_superuser
from tests.meetings.worlds import end, fill, make_pair

pytestmark = pytest.mark.django_db
ROOM_PAGES = [
    "room",
    "contract",
    "contract_write",
    "contract_print",
    "goals",
    "meetings",
    "book",
    "met",
    "preparation",
    "coordinator_view",
    "copy",
    "change",
    "pause",
    "other_match",
    "stop",
]
MEETING_PAGES = ["meeting", "move", "cancel", "calendar"]


def addresses(world):
    here = [world.room.pk]
    yield from (reverse(f"meetings:{name}", args=here) for name in ROOM_PAGES)
    yield reverse("meetings:good", args=[*here, "four_ways"])
    for meeting in (world.coming, world.held):
        pages = MEETING_PAGES if meeting is world.coming else ["meeting", "calendar"]
        yield from (reverse(f"meetings:{name}", args=[*here, meeting.pk]) for name in pages)
    goal = world.room.goals.first()
    yield reverse("meetings:goal", args=[*here, goal.pk])


def test_both_halves_open_every_page(client):
    world = fill(make_pair())
    for person in (world.mentee, world.mentor):
        client.force_login(person)
        for address in [*addresses(world), *map(reverse, OWN_PAGES)]:
            assert (address, client.get(address).status_code) == (address, 200)


OWN_PAGES = ["meetings:start", "meetings:logbook", "meetings:concern", "meetings:logbook_copy"]


def test_nobody_else_opens_a_page_of_the_room(client):
    world = fill(make_pair())
    other = make_pair(world.programme)
    strangers = [world.coordinator, make_superuser(), other.mentee, make_person(), make_coordinator(other.programme)]
    for person in strangers:
        client.force_login(person)
        for address in addresses(world):
            assert (address, client.get(address).status_code) == (address, 404)


def test_an_erased_room_says_so_on_every_page(client):
    world = fill(make_pair())
    Room.objects.filter(pk=world.room.pk).update(wrapped_key=None)
    client.force_login(world.mentee)
    for address in addresses(world):
        answer = client.get(address)
        assert (answer.status_code, answer.templates[0].name) == (200, "meetings/frame/erased.html")
    assert client.get(reverse("meetings:start")).status_code == 200


def test_a_visitor_is_sent_to_the_login(client):
    world = fill(make_pair())
    for address in [*addresses(world), reverse("meetings:start")]:
        assert client.get(address).status_code == 302


def test_a_cancelled_meeting_has_no_number_and_asks_for_nothing_afterwards(client):
    world = fill(make_pair())
    meeting = world.coming
    cancel_meeting(meeting, by=world.mentor)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now() - timedelta(days=2))
    client.force_login(world.mentee)
    page = client.get(reverse("meetings:meeting", args=[world.room.pk, meeting.pk])).content.decode()
    assert ("<title>Meeting" in page, 'id="after"' in page, 'id="before"' in page) == (False, False, True)


def test_what_was_sent_says_that_it_goes_on_once_there_is_a_match(client):
    world = make_pair()
    sent = world.room.match.mentee_application
    client.force_login(world.mentee)
    page = client.get(reverse("programmes:application", args=[sent.number]))
    assert (page.context["matched"], page.context["path"]) == (True, [])
    assert 'href="/start/">' in page.content.decode()


def test_the_closing_questions_lead_to_what_was_agreed(client):
    """(H9) Both look back at their agreements and goals: the page that asks has them at hand."""
    world = fill(make_pair())
    Evaluation.objects.filter(point="closing").update(status="open")
    for half in (world.mentee, world.mentor):
        client.force_login(half)
        asked = Evaluation.objects.get(person=half, point="closing")
        page = client.get(reverse("meetings:evaluation", args=[asked.pk])).content.decode()
        for name in ("goals", "contract", "meetings"):
            assert f'href="{reverse(f"meetings:{name}", args=[world.room.pk])}"' in page


def test_a_meeting_still_to_come_stands_in_the_room_when_the_time_is_over(client):
    world = make_pair(make_programme("H"))
    coming = book_meeting(
        world.room, by=world.mentee, starts_at=timezone.now() + timedelta(days=9), minutes=60, once=uuid.uuid4()
    )
    end(world, MatchStatus.COMPLETED)
    client.force_login(world.mentor)
    page = client.get(reverse("meetings:room", args=[world.room.pk]))
    assert page.context["may_continue"] is False
    assert reverse("meetings:meeting", args=[world.room.pk, coming.pk]) in page.content.decode()
