"""A new mentor triggers a look at those who wait; the coordinator hears of it at most once a day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match, WaitingListScan
from matching.runs.actions import run_matching
from matching.ties.actions import name_person
from matching.waiting.actions import look_at_waiting
from matching.waiting.reminders import due
from matching.waiting.today import lines
from programmes.applications.office.actions import set_places
from programmes.enums import ApplicationStatus
from programmes.mail.reminders.engine import plan
from programmes.models import Application, Sending
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db
WAITING = ApplicationStatus.WAITING


@pytest.fixture
def cohort_world():
    return CohortWorld()


def today(cohort_world, now=None):
    return [
        (line.count, line.url)
        for line in lines(cohort_world.programme, cohort_world.coordinator, now or timezone.now())
    ]


def test_who_fits_a_new_mentor_stands_on_today_the_earlier_unmatched_first(cohort_world):
    late = cohort_world.mentee("Sara Berg", "By og Land", status=WAITING)
    back = cohort_world.mentee("Ida Dam", "By og Land", priority=True)
    early = cohort_world.mentee(
        "Mia Lund", "By og Land", status=WAITING, submitted_at=timezone.now() - timedelta(days=9)
    )
    assert (look_at_waiting(), WaitingListScan.objects.count()) == (0, 0)
    mentor = cohort_world.mentor("Karen Holm", "Sundhed")
    assert look_at_waiting() == 3
    assert WaitingListScan.objects.get().fits == {str(one.pk): [str(mentor.pk)] for one in (back, early, late)}
    assert today(cohort_world) == [(3, reverse("office_find", args=[back.pk]))]
    assert look_at_waiting() == 0


def test_who_is_accepted_and_only_waits_for_the_day_is_not_counted(cohort_world):
    cohort_world.mentee("Sara Berg", "By og Land")
    cohort_world.mentor("Karen Holm", "Sundhed")
    assert (look_at_waiting(), today(cohort_world)) == (0, [])


def test_a_rule_keeps_two_apart_here_too(cohort_world):
    sara = cohort_world.mentee("Sara Berg", "By og Land", status=WAITING)
    cohort_world.mentee("Ida Dam", "Sundhed", status=WAITING)
    name_person("Karen Holm", by=sara.person)
    cohort_world.mentor("Karen Holm", "Sundhed")
    assert (look_at_waiting(), today(cohort_world)) == (0, [])


def test_more_places_are_looked_at_too(cohort_world):
    mentor = cohort_world.mentor("Karen Holm", "Sundhed")
    look_at_waiting()
    sara = cohort_world.mentee("Sara Berg", "By og Land", status=WAITING)
    assert look_at_waiting() == 0
    set_places(mentor, 2, by=cohort_world.coordinator)
    assert look_at_waiting() == 1
    assert today(cohort_world) == [(1, reverse("office_find", args=[sara.pk]))]


def test_one_mail_a_day_and_none_when_nobody_waits_any_more(cohort_world):
    sara = cohort_world.mentee("Sara Berg", "By og Land", status=WAITING)
    for number in range(2):
        cohort_world.mentor(f"Mentor {number}", "Sundhed")
        look_at_waiting()
        plan(timezone.now() + timedelta(days=number + 6))  # past any week-end or holiday
    assert Sending.objects.filter(reminder="mentor_fits_waiting").count() == 1
    day = cohort_world.programme.today()
    assert [one.person for one in due(day, day)] == [cohort_world.coordinator]
    Application.objects.filter(pk=sara.pk).update(status=ApplicationStatus.WITHDRAWN)
    assert list(due(day, day)) == []
    assert today(cohort_world) == []


def test_who_has_an_offer_does_not_wait(cohort_world):
    sara = cohort_world.mentee("Sara Berg", "By og Land", priority=True)
    cohort_world.mentor("Karen Holm", "Sundhed")
    look_at_waiting()
    assert len(today(cohort_world)) == 1
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    offer_match(Match.objects.get(mentee_application=sara), by=cohort_world.coordinator)
    assert Match.objects.get().status == MatchStatus.OFFERED
    assert today(cohort_world) == []


def test_looking_costs_the_same_for_one_who_waits_and_for_three(cohort_world, django_assert_num_queries):
    cohort_world.mentor("Karen Holm", "Sundhed")
    for number in (1, 3):
        while Application.objects.filter(status=WAITING).count() < number:
            cohort_world.mentee(f"Mentee {Application.objects.count()}", "By og Land", status=WAITING)
        WaitingListScan.objects.all().delete()
        with django_assert_num_queries(QUERIES):
            look_at_waiting()


QUERIES = 23
