"""A new mentor triggers a look at those who wait; the coordinator hears of it at most once a day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Look, Match
from matching.offers.actions import offer_match
from matching.runs.actions import run_matching
from matching.ties.actions import name_person
from matching.waiting.actions import look_at_waiting
from matching.waiting.pages import due, lines
from programmes.applications.office.actions import set_places
from programmes.enums import ApplicationStatus
from programmes.mail.reminders.engine import plan
from programmes.models import Application, Sending
from tests.matching.world import Round

pytestmark = pytest.mark.django_db
WAITING = ApplicationStatus.WAITING


@pytest.fixture
def round_():
    return Round()


def today(round_, now=None):
    return [(line.count, line.url) for line in lines(round_.programme, round_.coordinator, now or timezone.now())]


def test_who_fits_a_new_mentor_stands_on_today_the_earlier_unmatched_first(round_):
    late = round_.mentee("Sara Berg", "By og Land", status=WAITING)
    back = round_.mentee("Ida Dam", "By og Land", priority=True)
    early = round_.mentee("Mia Lund", "By og Land", status=WAITING, submitted_at=timezone.now() - timedelta(days=9))
    assert (look_at_waiting(), Look.objects.count()) == (0, 0)
    mentor = round_.mentor("Karen Holm", "Sundhed")
    assert look_at_waiting() == 3
    assert Look.objects.get().fits == {str(one.pk): [str(mentor.pk)] for one in (back, early, late)}
    assert today(round_) == [(3, reverse("office_find", args=[back.pk]))]
    assert look_at_waiting() == 0


def test_who_is_accepted_and_only_waits_for_the_day_is_not_counted(round_):
    round_.mentee("Sara Berg", "By og Land")
    round_.mentor("Karen Holm", "Sundhed")
    assert (look_at_waiting(), today(round_)) == (0, [])


def test_a_rule_keeps_two_apart_here_too(round_):
    sara = round_.mentee("Sara Berg", "By og Land", status=WAITING)
    round_.mentee("Ida Dam", "Sundhed", status=WAITING)
    name_person("Karen Holm", by=sara.person)
    round_.mentor("Karen Holm", "Sundhed")
    assert (look_at_waiting(), today(round_)) == (0, [])


def test_more_places_are_looked_at_too(round_):
    mentor = round_.mentor("Karen Holm", "Sundhed")
    look_at_waiting()
    sara = round_.mentee("Sara Berg", "By og Land", status=WAITING)
    assert look_at_waiting() == 0
    set_places(mentor, 2, by=round_.coordinator)
    assert look_at_waiting() == 1
    assert today(round_) == [(1, reverse("office_find", args=[sara.pk]))]


def test_one_mail_a_day_and_none_when_nobody_waits_any_more(round_):
    sara = round_.mentee("Sara Berg", "By og Land", status=WAITING)
    for number in range(2):
        round_.mentor(f"Mentor {number}", "Sundhed")
        look_at_waiting()
        plan(timezone.now() + timedelta(days=number + 6))  # past any week-end or holiday
    assert Sending.objects.filter(reminder="mentor_fits_waiting").count() == 1
    day = round_.programme.today()
    assert [one.person for one in due(day, day)] == [round_.coordinator]
    Application.objects.filter(pk=sara.pk).update(status=ApplicationStatus.WITHDRAWN)
    assert list(due(day, day)) == []
    assert today(round_) == []


def test_who_has_an_offer_does_not_wait(round_):
    sara = round_.mentee("Sara Berg", "By og Land", priority=True)
    round_.mentor("Karen Holm", "Sundhed")
    look_at_waiting()
    assert len(today(round_)) == 1
    run_matching(round_.cohort, by=round_.coordinator)
    offer_match(Match.objects.get(mentee_application=sara), by=round_.coordinator)
    assert Match.objects.get().status == MatchStatus.OFFERED
    assert today(round_) == []


def test_looking_costs_the_same_for_one_who_waits_and_for_three(round_, django_assert_num_queries):
    round_.mentor("Karen Holm", "Sundhed")
    for number in (1, 3):
        while Application.objects.filter(status=WAITING).count() < number:
            round_.mentee(f"Mentee {Application.objects.count()}", "By og Land", status=WAITING)
        Look.objects.all().delete()
        with django_assert_num_queries(QUERIES):
            look_at_waiting()


QUERIES = 23
