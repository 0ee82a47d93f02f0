"""Each half's own copy holds all that stands in the room, and of what is private one's own alone."""

import pytest

from meetings.models import Logbook
from meetings.own.logbook.copies import copy_of_logbook
from meetings.room.copies import copy_of_room
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return fill(make_pair())


def private(world):
    return {name for name in world.marks if name.startswith(("private-", "log-"))}


def found(world, text):
    return {name for name, mark in world.marks.items() if mark in text}


def test_the_copy_of_the_room_holds_all_that_the_two_wrote(world):
    for half in world.room.halves:
        assert found(world, copy_of_room(world.room, half)) == set(world.marks) - private(world)


def test_what_was_agreed_in_figures_stands_in_it_too(world):
    world.programme.refresh_from_db()
    text = copy_of_room(world.room, world.mentee)
    assert "90 min" in text
    assert "3: " in text  # how far they are with the goal


def test_the_copy_of_the_logbook_holds_ones_own_and_the_ways_to_talk_one_has_marked(world):
    own = {half.pk: copy_of_logbook(Logbook.objects.get(person=half), half) for half in world.room.halves}
    assert found(world, own[world.mentee.pk]) == {"private-mentee", f"log-{world.mentee.pk}"}
    assert found(world, own[world.mentor.pk]) == {"private-mentor", f"log-{world.mentor.pk}"}
    guide = str(world.programme.item("learning_languages", "guide"))
    assert (guide in own[world.mentor.pk], guide in own[world.mentee.pk]) == (True, False)
