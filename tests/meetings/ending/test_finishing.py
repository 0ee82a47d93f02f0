"""The two say themselves that they are done, in a programme where the pair says when it ends (E, L, A)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matching.models import Match
from meetings.ending.actions import finish_match
from meetings.models import Evaluation
from mentorforum.errors import RuleBroken
from programmes.models import Mail
from tests.factories import make_programme
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_pair(make_programme("E"))


def press(world, person):
    client = Client()
    client.force_login(person)
    return client.post(reverse("meetings:finish", args=[world.room.pk]))


def test_one_of_the_two_says_it_and_both_are_told(world):
    assert press(world, world.mentor).url == reverse("meetings:room", args=[world.room.pk])
    match = Match.objects.get()
    assert (match.status, match.seat, match.ends_on) == ("completed", None, world.programme.today())
    told = Mail.objects.filter(name="meetings/completed").values_list("person", flat=True)
    assert set(told) == {world.mentee.pk, world.mentor.pk}


def test_the_last_questions_are_due_and_the_others_are_not_asked(world):
    finish_match(world.room.match, by=world.mentee)
    points = {(row.point, row.status, row.due_on) for row in Evaluation.objects.filter(person=world.mentee)}
    today = world.programme.today()
    assert {(point, status) for point, status, _day in points} == {("midway", "closed"), ("closing", "later")}
    assert next(day for point, _status, day in points if point == "closing") == today


def test_meetings_to_come_are_called_off():
    world = fill(make_pair())
    finish_match(world.room.match, by=world.mentee)
    world.coming.refresh_from_db()
    assert world.coming.status == "cancelled"
    assert Mail.objects.filter(name="meetings/meeting_cancelled").count() == 2


def test_an_end_that_was_planned_comes_earlier():
    """Where the cohort has an end of its own, the questions of that end move to today."""
    world = make_pair()
    planned = Evaluation.objects.filter(point="closing").values_list("due_on", flat=True)
    assert min(planned) > world.programme.today()
    finish_match(world.room.match, by=world.mentee)
    assert set(Evaluation.objects.filter(point="closing").values_list("due_on", flat=True)) == {world.programme.today()}


def test_it_is_for_the_two_to_say(world):
    assert press(world, world.coordinator).status_code == 404
    other = make_pair(make_programme("G", language="sv"))
    assert press(other, other.mentee).status_code == 403


def test_it_is_said_once(world):
    match = Match.objects.get(pk=world.room.match.pk)
    finish_match(world.room.match, by=world.mentee, now=timezone.now() - timedelta(minutes=1))
    with pytest.raises(RuleBroken):
        finish_match(match, by=world.mentor)
    assert press(world, world.mentor).status_code == 403
