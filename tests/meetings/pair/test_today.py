"""Who asked in an evaluation to be called stands on Today until somebody has noted the call."""

import pytest
from django.utils import timezone, translation

from meetings.pair.today import lines
from programmes.applications.office.notes.actions import write_note
from tests.meetings.evaluation.test_figures import answer
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db


def calls(world):
    with translation.override("en"):
        found = [str(line.text) for line in lines(world.programme, world.coordinator, timezone.now())]
    return [text for text in found if "would like you to call" in text]


def test_a_yes_stands_on_today_until_a_note_is_written():
    world = make_pair()
    assert calls(world) == []
    answer(world.room, world.mentee, point="midway")
    assert calls(world) == [f"{world.mentee.name} would like you to call"]
    write_note(world.programme, about=world.mentee, text="Called.", by=world.coordinator, key="k1")
    assert calls(world) == []
