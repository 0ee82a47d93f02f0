from datetime import timedelta

import pytest
from django.utils import timezone

from matching.enums import MatchStatus
from meetings.models import Contract, Evaluation, Meeting, Room
from meetings.room.actions import open_room
from mentorforum.status import move
from programmes.models import Mail, Seat
from tests.factories import make_cohort, make_match, make_programme
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db


def test_an_active_match_gets_room_contract_and_evaluations():
    programme = make_programme()
    today = programme.today()
    cohort = make_cohort(programme, starts_on=today, ends_on=today + timedelta(days=365))
    match = make_match(cohort, status=MatchStatus.OFFERED, active_on=None)
    move(match, MatchStatus.ACTIVE, by=None)
    room = Room.objects.get(match=match)
    contract = Contract.objects.get(room=room)
    assert (contract.status, contract.minutes, contract.early_weeks, contract.early_months, contract.weeks) == (
        "not_begun",
        90,
        4,
        3,
        6,
    )
    assert sorted(Evaluation.objects.filter(room=room).values_list("point", "side", "due_on", "status")) == [
        ("closing", "mentee", today + timedelta(days=351), "later"),
        ("closing", "mentor", today + timedelta(days=351), "later"),
        ("midway", "mentee", today + timedelta(days=180), "later"),
        ("midway", "mentor", today + timedelta(days=180), "later"),
    ]
    match.refresh_from_db()
    assert (match.active_on, match.ends_on) == (today, cohort.ends_on)


def test_the_same_room_when_asked_again():
    world = make_pair()
    assert open_room(world.room.match, now=timezone.now()) == world.room
    assert Evaluation.objects.filter(room=world.room).count() == 4


def test_a_pair_that_begins_late_is_not_asked_midway_after_the_close():
    programme = make_programme()
    today = programme.today()
    cohort = make_cohort(programme, starts_on=today - timedelta(days=250), ends_on=today + timedelta(days=115))
    room = open_room(make_match(cohort, active_on=today), now=timezone.now())
    assert set(Evaluation.objects.filter(room=room).values_list("point", flat=True)) == {"closing"}


def test_ending_early_withdraws_meetings_and_closes_evaluations():
    world = fill(make_pair())
    match = world.room.match
    move(match, MatchStatus.ENDED, by=world.mentee, seat=None)
    assert Meeting.objects.get(pk=world.coming.pk).status == "cancelled"
    assert Meeting.objects.get(pk=world.held.pk).status == "held"
    assert set(Evaluation.objects.filter(room=world.room).values_list("status", flat=True)) == {"closed"}
    told = Mail.objects.filter(name="meetings/meeting_cancelled").values_list("person", flat=True)
    assert set(told) == {world.mentee.pk, world.mentor.pk}


def test_a_pause_withdraws_only_the_meetings_within_it():
    world = fill(make_pair())
    match = world.room.match
    day = world.coming.starts_on
    move(match, MatchStatus.PAUSED, by=None, paused_until=day - timedelta(days=1))
    assert Meeting.objects.get(pk=world.coming.pk).status == "planned"
    move(match, MatchStatus.ACTIVE, by=None, paused_until=None)
    move(match, MatchStatus.PAUSED, by=None, paused_until=day + timedelta(days=1))
    assert Meeting.objects.get(pk=world.coming.pk).status == "cancelled"
    assert Seat.objects.filter(match=match).exists()
