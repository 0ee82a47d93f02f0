"""Many at the same moment: one row, no text lost, on SQLite and PostgreSQL alike."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from meetings.contract.actions import save_contract, sign_contract
from meetings.contract.goals.actions import add_goal
from meetings.ending.actions import complete_matches
from meetings.ending.resting import do_rested, rest_end
from meetings.frame.edits import EditedMeanwhile
from meetings.meetings.actions import book_meeting
from meetings.meetings.sheet.actions import Written, save_sheet
from meetings.models import Contract, Goal, Meeting, Room
from programmes.models import Mail, Undo
from programmes.undo.actions import take_back
from tests.helpers.at_once import at_once
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db(transaction=True)

EIGHT = range(8)


def test_the_same_press_eight_times_is_one_meeting_and_two_mails():
    world, once = make_pair(), uuid.uuid4()
    starts_at = timezone.now() + timedelta(days=5)

    def press(number):
        room = Room.objects.get(pk=world.room.pk)
        return book_meeting(room, by=world.mentee, starts_at=starts_at, minutes=90, once=once).pk

    assert len(set(at_once(press, EIGHT))) == 1
    assert (Meeting.objects.count(), Mail.objects.filter(name="meetings/meeting_booked").count()) == (1, 2)


def test_the_same_goal_eight_times_is_one():
    world, once = make_pair(), uuid.uuid4()
    at_once(lambda number: add_goal(world.room, by=world.mentee, text="x", known_by="", once=once).pk, EIGHT)
    assert Goal.objects.count() == 1


def test_of_eight_editors_one_saves_and_seven_are_told():
    world = fill(make_pair())
    notes = Written(notes={"text": "mine", "next_theme": ""})

    def save(number):
        meeting = Meeting.objects.select_related("room__match", "programme").get(pk=world.held.pk)
        return save_sheet(meeting, by=world.mentee, edit=1, written=notes)

    results = at_once(save, EIGHT)
    assert (results.count(None), sum(isinstance(result, EditedMeanwhile) for result in results)) == (1, 7)


def test_both_sign_at_the_same_moment():
    world = make_pair()
    contract = Contract.objects.get(room=world.room)
    save_contract(contract, by=world.mentee, edit=0, terms={}, sections={"goals": "x"})

    def sign(number):
        row = Contract.objects.select_related("room", "programme").get(pk=contract.pk)
        return sign_contract(row, by=[world.mentee, world.mentor][number % 2], version=1, edit=1)

    at_once(sign, range(2))
    contract.refresh_from_db()
    assert (contract.status, contract.signatures.count()) == ("signed", 2)


def test_a_match_is_completed_once_by_many_workers():
    make_pair()
    later = timezone.now() + timedelta(days=400)
    assert sum(at_once(lambda number: complete_matches(later), range(4))) == 1
    assert Mail.objects.filter(name="meetings/completed").count() == 2


def test_undo_pressed_as_the_tick_comes_is_either_done_or_refused():
    """Two ticks, and two coordinators whose Undo was pressed in time: what they are told is what has happened."""
    for _number in range(4):
        world, now = make_pair(), timezone.now()
        match, undo = world.room.match, rest_end(world.room.match, by=world.coordinator, now=now)

        def go(number, undo=undo, world=world, now=now):
            if number % 2:
                return do_rested(now + timedelta(minutes=11))
            return take_back(Undo.objects.get(pk=undo.pk), by=world.coordinator, now=now + timedelta(minutes=9))

        results = at_once(go, range(4))
        undone = [results[0], results[2]].count(None)
        match.refresh_from_db()
        assert (undone, results.count(1), match.status) in {(1, 0, "active"), (0, 1, "ended")}
        assert Mail.objects.filter(name="meetings/ended", refs__match=str(match.pk)).count() == 2 * results.count(1)
