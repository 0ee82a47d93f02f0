"""Each reminder: due on its day, to whom, gone when done."""

import uuid
from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from matching.models import Match
from meetings.contract import reminders as contract
from meetings.contract.actions import save_contract, sign_contract
from meetings.ending.actions import pause_match
from meetings.evaluation import reminders as evaluation
from meetings.evaluation.actions import turn_evaluations
from meetings.meetings import reminders as meetings
from meetings.meetings.actions import book_meeting, cancel_meeting, hold_meeting, note_meeting
from meetings.meetings.sheet.actions import Written, save_sheet
from meetings.models import Contract, Evaluation, Room
from meetings.pair import reminders as pair
from mentorforum import dates
from programmes.mail.outbox import render
from programmes.mail.reminders.engine import lines, merge, plan
from programmes.models import Mail, Sending
from tests.meetings.worlds import fill, make_pair, noon

pytestmark = pytest.mark.django_db
REMINDERS = [*meetings.REMINDERS, *contract.REMINDERS, *pair.REMINDERS, *evaluation.REMINDERS]
BY_KEY = {reminder.key: reminder for reminder in REMINDERS}


@pytest.fixture
def world():
    return make_pair()


def due_on(key, day):
    """Who is reminded on this day, as (name, thing)."""
    return sorted((due.person.name, str(due.thing.pk)) for due in BY_KEY[key].due(day, day))


def both(world, thing):
    return sorted((person.name, str(thing.pk)) for person in (world.mentee, world.mentor))


def book(world, days):
    when = dates.at(world.programme.today() + timedelta(days=days), 14, zone=world.programme.zone)
    return book_meeting(world.room, by=world.mentee, starts_at=when, minutes=90, once=uuid.uuid4())


def done(key, thing, person):
    reminder = BY_KEY[key]
    return reminder.done(reminder.find(thing.pk), person)


def test_keys_are_unique_and_every_line_says_something_with_an_address(world):
    fill(world)
    assert len(BY_KEY) == len(REMINDERS)
    things = {
        "find_meeting": world.coming,
        "find_contract": Contract.objects.get(),
        "find_evaluation": Evaluation.objects.first(),
    }
    Match.objects.filter(pk=world.room.match.pk).update(paused_until=world.programme.today())
    for reminder in REMINDERS:
        thing = reminder.find(things.get(reminder.find.__name__, world.room).pk)
        text, address = reminder.line(thing, world.mentee)
        assert text.endswith((".", "?"))
        assert address.startswith("/")
        assert not [name for name, mark in world.marks.items() if mark in text]
        assert world.mentor.first_name not in text


def test_around_a_meeting(world):
    meeting, today = book(world, 10), world.programme.today()
    day = today + timedelta(days=10)
    assert due_on("meeting_agenda_empty", day - timedelta(days=3)) == [(world.mentee.name, str(meeting.pk))]
    assert due_on("meeting_tomorrow", day - timedelta(days=1)) == both(world, meeting)
    assert due_on("meeting_held", day + timedelta(days=1)) == both(world, meeting)
    assert due_on("meeting_tomorrow", day) == []


def test_a_meeting_after_the_weekend_stands_once_in_the_mail_of_friday(world):
    today = world.programme.today()
    monday = today + timedelta(days=14 - today.weekday())
    meeting = book(world, (monday - today).days)
    friday = dates.at(monday - timedelta(days=3), 9, zone=world.programme.zone)
    with time_machine.travel(friday):
        plan(friday)
        merge(friday)
        mails = {mail.person: mail for mail in Mail.objects.filter(name="programmes/reminders")}
        assert Sending.objects.filter(thing=meeting.pk, mail=mails[world.mentee]).count() == 2
        with translation.override("en"):
            said = {person: [text for text, _url in lines(mail)] for person, mail in mails.items()}
    assert ["the agenda is empty" in text for text in said[world.mentee] if "You" in text] == [True]
    assert [text.startswith("Your meeting is on") for text in said[world.mentor] if "You" in text] == [True]


def test_an_agenda_with_a_word_in_it_is_not_reminded_of(world):
    meeting = book(world, 10)
    assert not done("meeting_agenda_empty", meeting, world.mentee)
    save_sheet(meeting, by=world.mentee, edit=0, written=Written(agenda={"purpose": "a theme"}))
    assert done("meeting_agenda_empty", meeting, world.mentee)


def test_the_pair_may_switch_the_agenda_off(world):
    meeting = book(world, 10)
    Room.objects.update(remind_agenda=False)
    assert done("meeting_agenda_empty", meeting, world.mentee)


def test_was_it_held_is_asked_until_one_answers(world):
    meeting = book(world, 1)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert not done("meeting_held", meeting, world.mentor)
        hold_meeting(meeting, by=world.mentee)
        assert done("meeting_held", meeting, world.mentor)


def test_nobody_reminds_those_who_go_on_by_themselves(world):
    book(world, 10)
    Match.objects.filter(pk=world.room.match.pk).update(status="continuing", seat=None)
    day = world.programme.today() + timedelta(days=9)
    assert due_on("meeting_tomorrow", day) == []


def test_a_cancelled_meeting_is_not_spoken_of(world):
    meeting = book(world, 10)
    cancel_meeting(meeting, by=world.mentee)
    day = world.programme.today() + timedelta(days=9)
    assert due_on("meeting_tomorrow", day) == []
    assert done("meeting_tomorrow", meeting, world.mentor)


def test_an_unsigned_contract_after_the_first_meeting_and_14_days_later(world):
    contract = Contract.objects.get()
    assert due_on("contract_unsigned", world.programme.today()) == []
    met = timezone.now() - timedelta(days=1)
    note_meeting(world.room, by=world.mentee, starts_at=met, minutes=60, once=uuid.uuid4())
    today = world.programme.today()
    assert due_on("contract_unsigned", today) == both(world, contract)
    assert due_on("contract_unsigned_again", today + timedelta(days=14)) == both(world, contract)
    save_contract(contract, by=world.mentee, edit=0, terms={}, sections={"goals": "x"})
    sign_contract(contract, by=world.mentee, version=1, edit=1)
    assert done("contract_unsigned", contract, world.mentee)
    assert not done("contract_unsigned", contract, world.mentor)


def test_the_first_meeting_not_booked_14_days_after_the_start(world):
    day = world.room.match.active_on + timedelta(days=14)
    assert due_on("first_meeting_not_booked", day) == both(world, world.room)
    assert not done("first_meeting_not_booked", world.room, world.mentee)
    book(world, 3)
    assert done("first_meeting_not_booked", world.room, world.mentee)


def test_a_quiet_pair_the_mentee_first_then_the_mentor(world):
    met = timezone.now() - timedelta(days=40)
    note_meeting(world.room, by=world.mentee, starts_at=met, minutes=60, once=uuid.uuid4())
    last = world.room.last_met_on
    assert due_on("no_meeting_mentee", last + timedelta(days=42)) == [(world.mentee.name, str(world.room.pk))]
    assert due_on("no_meeting_mentor", last + timedelta(days=56)) == [(world.mentor.name, str(world.room.pk))]
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        assert not done("no_meeting_mentee", world.room, world.mentee)
        book(world, 3)
        assert done("no_meeting_mentee", world.room, world.mentee)


def test_the_end_is_near_and_the_pause_is_over(world):
    match = world.room.match
    assert due_on("match_end_near", match.ends_on - timedelta(days=30)) == both(world, world.room)
    until = world.programme.today() + timedelta(days=20)
    pause_match(match, by=world.mentee, until=until)
    assert due_on("match_pause_over", until) == both(world, world.room)
    assert due_on("first_meeting_not_booked", match.active_on + timedelta(days=14)) == []


@pytest.mark.parametrize(("key", "days"), [("evaluation_due", 0), ("evaluation_due_7", 7), ("evaluation_due_14", 14)])
def test_an_evaluation_on_its_day_and_twice_again(world, key, days):
    rows = Evaluation.objects.filter(point="midway")
    day = rows[0].due_on
    expected = sorted((row.person.name, str(row.pk)) for row in rows)
    assert due_on(key, day + timedelta(days=days)) == expected
    turn_evaluations(noon(world, day))
    assert not done(key, rows[0], rows[0].person)
    rows.update(status="answered")
    assert done(key, rows[0], rows[0].person)


def test_through_the_engine_one_mail_a_day_and_not_twice(world):
    today = world.programme.today()
    monday = today + timedelta(days=(7 - today.weekday()) % 7 + 7)
    meeting = book(world, (monday - today).days + 1)
    Mail.objects.all().delete()
    morning = datetime.combine(monday, datetime.min.time(), timezone.now().tzinfo) + timedelta(hours=9)
    with time_machine.travel(morning):
        plan()
        plan()
        merge()
        merge()
    sent = Sending.objects.filter(reminder="meeting_tomorrow", thing=meeting.pk)
    assert sent.count() == 2
    mails = Mail.objects.filter(name="programmes/reminders")
    assert {mail.person for mail in mails} == {world.mentee, world.mentor}
    with time_machine.travel(morning):
        texts = [render(mail).text for mail in mails]
    assert all(f"/room/{world.room.pk}/meetings/{meeting.pk}/" in text for text in texts)


def test_a_pair_that_never_met_is_quiet_from_its_start_on(world):
    """A first meeting that was called off is no reason to be silent for ever."""
    began = world.room.match.active_on
    assert due_on("no_meeting_mentee", began + timedelta(days=42)) == [(world.mentee.name, str(world.room.pk))]
    assert due_on("no_meeting_mentor", began + timedelta(days=56)) == [(world.mentor.name, str(world.room.pk))]
    with time_machine.travel(noon(world, began + timedelta(days=42))):
        assert not done("no_meeting_mentee", world.room, world.mentee)
        with translation.override("en"):
            assert "not met yet" in BY_KEY["no_meeting_mentee"].line(world.room, world.mentee)[0]
        book(world, 3)
        assert done("no_meeting_mentee", world.room, world.mentee)
