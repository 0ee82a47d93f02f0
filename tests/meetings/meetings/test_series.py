"""The time of coming meetings is set at the first (H6): several at once, each a meeting of its own."""

import uuid
from datetime import timedelta
from itertools import pairwise

import pytest
from django.utils import timezone

from meetings.meetings.actions import book_series
from meetings.models import Meeting
from mentorforum import dates
from mentorforum.errors import RuleBroken
from programmes.models import Mail
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_pair()


def start(world, days=5):
    return dates.at(world.programme.today() + timedelta(days=days), 14, zone=world.programme.zone)


def book(world, **more):
    options = {"starts_at": start(world), "minutes": 45, "more": 3, "every": 9, "once": uuid.uuid4(), **more}
    return book_series(world.room, by=world.mentee, place="Rum 2", **options)


def test_each_is_a_meeting_at_the_same_time_by_the_clock(world):
    rows = book(world)
    local = [dates.local(row.starts_at, world.programme.zone) for row in rows]
    assert [(row.hour, row.minute) for row in local] == [(14, 0)] * 4  # summer time comes between two of them
    assert {(b.date() - a.date()).days for a, b in pairwise(local)} == {63}
    assert [row.number for row in rows] == [1, 2, 3, 4]
    assert Mail.objects.filter(name="meetings/meeting_booked").count() == 8


def test_sent_twice_it_is_booked_once(world):
    key = uuid.uuid4()
    assert [row.pk for row in book(world, once=key)] == [row.pk for row in book(world, once=key)]
    assert Meeting.objects.count() == 4


def test_nothing_is_booked_when_one_is_too_far_away(world):
    with pytest.raises(RuleBroken):
        book(world, starts_at=start(world, 3 * 365), more=11, every=26)
    assert not Meeting.objects.exists()


def test_the_page_asks_for_the_distance(world, client):
    client.force_login(world.mentee)
    address, day = f"/room/{world.room.pk}/meetings/book/", (timezone.localdate() + timedelta(days=9)).isoformat()
    sent = {"day": day, "clock": "14:00", "minutes": "45", "more": "2", "once": str(uuid.uuid4())}
    assert client.post(address, sent | {"every": ""}).status_code == 200
    assert client.post(address, sent | {"more": "99", "every": "2"}).status_code == 200
    assert not Meeting.objects.exists()
    assert client.post(address, sent | {"every": "3"}).status_code == 302
    assert Meeting.objects.count() == 3


def test_moving_asks_for_no_series(world, client):
    row = book(world, more=0)[0]
    client.force_login(world.mentee)
    page = client.get(f"/room/{world.room.pk}/meetings/{row.pk}/move/")
    assert page.status_code == 200
    assert 'name="more"' not in page.text
