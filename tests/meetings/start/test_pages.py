"""The start page: one next step, and what one waits for."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from matching.enums import MatchStatus
from meetings.ending.actions import pause_match
from meetings.meetings.actions import book_meeting, note_meeting
from meetings.models import Evaluation, Meeting
from meetings.start.pages import start_page
from meetings.start.steps import steps
from programmes.enums import ApplicationStatus
from tests.factories import make_application, make_cohort, make_match, make_person, make_superuser
from tests.meetings.worlds import end, fill, make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def titles(person):
    return [step.title for step in steps(person, timezone.now())]


def path_of(person):
    return [(step["label"], step["state"]) for step in start_page(person, timezone.now()).path]


def test_after_a_match_the_mentee_writes_to_the_mentor():
    world = make_pair()
    assert titles(world.mentee)[0] == "Write to Karen and book your first meeting"
    assert titles(world.mentor)[0] == "Book your first meeting"


def test_a_meeting_soon_is_prepared_and_one_that_is_over_asked_about():
    world = fill(make_pair())
    first = steps(world.mentee, timezone.now())[0]
    assert first.title.startswith("Prepare the meeting on")
    assert "Karen has suggested a point." in first.text
    past = timezone.now() - timedelta(days=1)
    Meeting.objects.filter(pk=world.coming.pk).update(starts_at=past, ends_at=past + timedelta(hours=1))
    assert titles(world.mentee)[0].startswith("Was the meeting on")


def test_an_open_evaluation_and_an_unsigned_contract_come_up():
    world = make_pair()
    note_meeting(
        world.room, by=world.mentee, starts_at=timezone.now() - timedelta(days=1), minutes=60, once=uuid.uuid4()
    )
    assert "Write the contract together" in titles(world.mentee)
    Evaluation.objects.filter(person=world.mentee, point="midway").update(status="open")
    assert titles(world.mentee)[0] == "Evaluation: Halfway"


def test_a_pause_waits_and_then_asks():
    world = make_pair()
    today = world.programme.today()
    pause_match(world.room.match, by=world.mentee, until=today + timedelta(days=10))
    assert titles(world.mentor) == ["You are on pause"]
    assert [step.title for step in steps(world.mentor, timezone.now() + timedelta(days=10))] == ["Shall you go on?"]


def test_the_path_of_a_pair_and_of_an_applicant():
    world = fill(make_pair())
    assert path_of(world.mentee) == [
        ("Application", "past"),
        ("Match", "past"),
        ("Kick-off", "past"),
        ("Meetings", "now"),
        ("End", "later"),
    ]
    applicant = make_application(make_cohort(world.programme)).person
    assert [state for _label, state in path_of(applicant)] == ["past", "now", "later", "later", "later"]
    late = make_application(world.room.match.cohort).person
    assert [state for _label, state in path_of(late)] == ["past", "now", "later", "later"]
    end(world, MatchStatus.COMPLETED)
    assert {state for _label, state in path_of(world.mentee)} == {"past"}


@pytest.mark.parametrize("status", ["submitted", "talk", "accepted", "waiting", "declined"])
def test_before_a_match_the_page_says_what_one_waits_for(status):
    application = make_application(make_cohort(), status=ApplicationStatus(status))
    page = start_page(application.person, timezone.now())
    assert page.next.title
    assert page.next.text
    assert page.room is None


@pytest.mark.parametrize("make", [make_person, make_superuser])
def test_somebody_in_no_programme_has_a_page_too(make):
    client = Client()
    client.force_login(make())
    assert client.get(reverse("meetings:start")).status_code == 200


def test_the_quick_three_lead_where_they_say():
    world = make_pair()
    here = [world.room.pk]
    page = start_page(world.mentee, timezone.now())
    assert [url for _label, url in page.quick] == [
        reverse("meetings:met", args=here),
        reverse("meetings:book", args=here),
        reverse("meetings:logbook"),
    ]
    when = timezone.now() + timedelta(days=4)
    meeting = book_meeting(world.room, by=world.mentor, starts_at=when, minutes=60, once=uuid.uuid4())
    page = start_page(world.mentee, timezone.now())
    assert page.quick[1][1] == reverse("meetings:move", args=[*here, meeting.pk])
    assert page.news == ["Karen booked a meeting today."]
    assert start_page(world.mentor, timezone.now()).news == []


def test_a_mentor_of_two_sees_with_whom():
    world = make_pair()
    second = make_match(world.room.match.cohort, mentee=make_person("Mie Thomsen"))
    mine = world.room.match
    type(second).objects.filter(pk=second.pk).update(mentor=mine.mentor)
    second.room.__class__.objects.filter(pk=second.room.pk).update(mentor=mine.mentor)
    page = start_page(world.mentor, timezone.now())
    assert [label for label, _url in page.quick] == [
        "We have met · Mie",
        "Book a meeting · Mie",
        "We have met · Sara",
        "Book a meeting · Sara",
        "Write a line",
    ]
    assert [card["text"] for card in page.cards] == ["No meeting yet", "No meeting yet"]


def test_a_coordinator_without_a_pair_is_shown_the_way_to_the_office():
    page = start_page(make_pair().coordinator, timezone.now())
    assert page.next.url == "/admin/"


def test_the_news_are_silent_about_private_pages():
    world = fill(make_pair())
    news = " ".join(start_page(world.mentee, timezone.now()).news)
    assert "logbook" not in news
    assert not [name for name, mark in world.marks.items() if mark in news]


def test_who_got_no_place_sees_no_way_that_goes_on(client):
    declined = make_application(make_cohort(), status=ApplicationStatus.DECLINED)
    assert path_of(declined.person) == []
    client.force_login(declined.person)
    assert client.get(reverse("programmes:application", args=[declined.number])).context["path"] == []
