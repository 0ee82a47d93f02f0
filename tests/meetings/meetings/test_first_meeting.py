"""By when a pair is to have met, and the reminders of it: the programme's own figures (H2)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meetings.meetings.first_meeting import meet_by
from meetings.pair.reminders import newcomers_not_booked, not_booked, not_booked_line
from meetings.pair.today import lines
from tests import factories

pytestmark = pytest.mark.django_db


def pair(code, days_ago):
    cohort = factories.make_cohort(factories.make_programme(code))
    began = cohort.programme.today() - timedelta(days=days_ago)
    return factories.make_match(cohort, active_on=began)


def counted(ask, match):
    """After how many days both are reminded."""
    span = (match.active_on - timedelta(days=5), match.active_on + timedelta(days=60))
    return [(due.nominal - match.active_on).days for due in ask(*span)]


def test_newcomers_are_reminded_three_times_and_read_by_when():
    match = pair("H", 3)

    assert counted(newcomers_not_booked, match) == [7, 7, 14, 14, 21, 21]
    assert counted(not_booked, match) == []
    assert meet_by(match.room) == match.active_on + timedelta(days=30)
    assert str(meet_by(match.room).day) in not_booked_line(match.room, match.mentee)[0]


def test_others_are_reminded_once():
    match = pair("A", 3)

    assert counted(not_booked, match) == [14, 14]
    assert counted(newcomers_not_booked, match) == [] and meet_by(match.room) is None


@pytest.mark.parametrize(("days_ago", "count"), [(24, 0), (25, 1), (60, 1)])
def test_the_coordinator_sees_it_on_today_from_the_set_day(days_ago, count):
    match = pair("H", days_ago)
    coordinator = factories.make_coordinator(match.programme)
    now = match.created_at
    address = reverse("office_pairs", args=[match.cohort_id])

    assert len([line for line in lines(match.programme, coordinator, now) if line.url == address]) == count


def test_both_halves_read_by_when_on_their_start_page(client):
    match = pair("H", 3)
    for person in match.halves:
        client.force_login(person)
        page = client.get("/start/").context["page"]
        assert any(str(meet_by(match.room).day) in step.text for step in page.steps)
