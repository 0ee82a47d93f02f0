import uuid
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from meetings.meetings.actions import (
    book_meeting,
    cancel_meeting,
    hold_meeting,
    meet_outside,
    move_meeting,
    note_meeting,
    unhold_meeting,
)
from mentorforum.errors import RuleBroken
from programmes.mail.outbox import render
from programmes.models import Mail
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def at_that_moment():
    """However long the run has taken: what rests ten minutes from NOW still rests."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def world():
    return make_pair()


def book(world, days=5, **more):
    more = {"title": "secret theme", "place": "secret place", "once": uuid.uuid4(), **more}
    return book_meeting(world.room, by=world.mentee, starts_at=NOW + timedelta(days=days), minutes=90, now=NOW, **more)


def move_to(meeting, by, days, **more):
    starts_at = NOW + timedelta(days=days)
    move_meeting(meeting, by=by, starts_at=starts_at, minutes=60, title="t", place="p", now=NOW, **more)


def calendar_of(mail):
    attachment = render(mail).attachments[0]
    calendar = Calendar.from_ical(attachment.content)
    event = next(part for part in calendar.walk() if part.name == "VEVENT")
    return attachment.kind, str(calendar["method"]), str(event["uid"]), event["sequence"], str(event["summary"])


def test_booking_tells_both_once_with_a_calendar_file_of_its_own(world):
    once = uuid.uuid4()
    meeting = book(world, once=once)
    assert book(world, once=once) == meeting
    mails = list(Mail.objects.filter(name="meetings/meeting_booked").order_by("person__name"))
    assert [mail.person for mail in mails] == [world.mentor, world.mentee]
    kind, method, uid, sequence, summary = calendar_of(mails[0])
    assert (method, sequence, summary.endswith("Mentorordning for ledere")) == ("REQUEST", 0, True)
    assert kind.startswith("text/calendar; method=REQUEST")
    assert uid.endswith("@mentorforum")


def test_a_mail_about_a_meeting_names_neither_place_nor_theme_nor_the_other(world):
    book(world)
    for mail in Mail.objects.filter(name="meetings/meeting_booked"):
        rendered = render(mail)
        other = world.room.other(mail.person)
        everything = f"{rendered.subject}{rendered.text}{rendered.html}{rendered.attachments[0].content.decode()}"
        for secret in ("secret theme", "secret place", other.name, other.first_name):
            assert secret not in everything


def test_moving_keeps_the_uid_and_raises_the_sequence(world):
    meeting = book(world)
    before = calendar_of(Mail.objects.filter(name="meetings/meeting_booked").first())
    move_to(meeting, world.mentor, 9)
    assert (meeting.status, meeting.sequence) == ("moved", 1)
    moved = calendar_of(Mail.objects.filter(name="meetings/meeting_moved").first())
    assert (moved[2], moved[3]) == (before[2], 1)
    move_to(meeting, world.mentor, 12)
    assert (meeting.status, meeting.sequence) == ("moved", 2)


def test_a_mail_that_has_become_untrue_is_not_sent(world):
    meeting = book(world)
    move_to(meeting, world.mentor, 9)
    assert [render(mail) for mail in Mail.objects.filter(name="meetings/meeting_booked")] == [None, None]
    cancel_meeting(meeting, by=world.mentor, now=NOW)
    assert [render(mail) for mail in Mail.objects.filter(name="meetings/meeting_moved")] == [None, None]


def test_cancelling_withdraws_the_calendar_entry(world):
    meeting = book(world)
    cancel_meeting(meeting, by=world.mentor, now=NOW)
    mails = Mail.objects.filter(name="meetings/meeting_cancelled")
    assert [calendar_of(mail)[1::2] for mail in mails] == [("CANCEL", 1)] * 2


def test_only_a_new_place_sends_no_mail(world):
    meeting = book(world)
    when = {"starts_at": meeting.starts_at, "minutes": 90}
    move_meeting(meeting, by=world.mentee, title="", place="somewhere else", now=NOW, **when)
    assert (meeting.status, Mail.objects.filter(name="meetings/meeting_moved").count()) == ("planned", 0)
    meeting.refresh_from_db()
    assert world.room.open_for(world.mentee).read(meeting.place) == "somewhere else"


def test_days_past_and_years_away_are_refused(world):
    with pytest.raises(RuleBroken):
        book(world, days=-1)
    with pytest.raises(RuleBroken):
        book(world, days=365 * 50)


def test_held_moves_the_rooms_dates_and_can_be_taken_back(world):
    meeting = book(world)
    with pytest.raises(RuleBroken):
        hold_meeting(meeting, by=world.mentee, now=NOW)
    later = NOW + timedelta(days=6)
    hold_meeting(meeting, by=world.mentor, now=later)
    assert (world.room.first_met_on, world.room.last_met_on) == (meeting.starts_on, meeting.starts_on)
    unhold_meeting(meeting, by=world.mentor, now=later)
    assert (meeting.status, world.room.last_met_on) == ("planned", None)


def test_we_have_met_without_booking(world):
    once = uuid.uuid4()
    meeting = note_meeting(
        world.room, by=world.mentor, starts_at=NOW - timedelta(days=2), minutes=60, once=once, now=NOW
    )
    assert (meeting.status, meeting.number, world.room.last_met_on) == ("held", 1, meeting.starts_on)
    assert Mail.objects.count() == 0
    later = NOW + timedelta(days=2)
    with pytest.raises(RuleBroken):
        note_meeting(world.room, by=world.mentor, starts_at=later, minutes=60, once=uuid.uuid4(), now=NOW)


def test_we_meet_outside(world):
    meet_outside(world.room, by=world.mentee, now=NOW)
    world.room.refresh_from_db()
    assert world.room.outside_on == world.programme.today(NOW)
