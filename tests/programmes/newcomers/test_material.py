"""Material goes out on its days, counted from the first working day; late is better than never; never twice (H2)."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from matching.newcomers.reminders import material_due as mentors_due
from mentorforum import dates
from programmes.enums import ApplicationStatus, MailStatus
from programmes.mail.outbox import render
from programmes.mail.reminders.engine import merge, plan
from programmes.models import Application, Mail, Sending
from programmes.newcomers.first_day import move_first_day
from programmes.newcomers.reminders import material_due
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort():
    cohort = factories.make_cohort(factories.make_programme("H"))
    factories.make_coordinator(cohort.programme, "Mette Lund")
    return cohort


def enter(cohort, days):
    """Somebody whose first working day is so many days from today, entered just now."""
    first = cohort.programme.today() + timedelta(days=days)
    return factories.make_application(cohort, starts_on=first, confirmed_at=timezone.now())


def run(cohort, days=0):
    """The morning so many days from today."""
    day = cohort.programme.today() + timedelta(days=days)
    now: datetime = dates.at(day, 9, zone=cohort.programme.zone)
    plan(now)
    merge(now)


def titles():
    mails = Mail.objects.filter(name="programmes/material").order_by("created_at")
    return [(mail.person.name, render(mail).subject) for mail in mails]


def test_it_goes_out_on_its_day_and_once(cohort):
    newcomer = enter(cohort, 21)
    run(cohort)
    run(cohort)

    assert titles() == [(newcomer.person.name, "Velkommen, og en hilsen om din mentor")]


def test_before_its_day_nothing_goes(cohort):
    enter(cohort, 22)
    run(cohort)

    assert titles() == []


def test_who_is_entered_late_gets_what_is_overdue_at_once_and_reads_that_it_is_late(cohort):
    newcomer = enter(cohort, 3)
    run(cohort)

    assert len(titles()) == 1
    assert newcomer.starts_on.strftime("%-d.") in render(Mail.objects.get()).text.split("\n\n")[1]


def test_who_begins_before_being_entered_gets_all_of_it(cohort):
    enter(cohort, -40)
    run(cohort)

    assert len(titles()) == 2


def test_weekends_and_july_change_nothing(cohort):
    """It belongs to a first working day."""
    enter(cohort, 30)
    for day in (date(2027, 7, 25), date(2027, 1, 31)):  # a Sunday in July, a Sunday
        Application.objects.update(starts_on=day, submitted_at=timezone.now() - timedelta(days=400))
        due = [row.nominal for row in material_due(day - timedelta(days=30), day + timedelta(days=30))]
        assert due == [day - timedelta(days=21), day + timedelta(days=5)]


def test_a_moved_day_moves_what_has_not_gone_and_repeats_nothing(cohort):
    newcomer = enter(cohort, 10)
    run(cohort)
    assert len(titles()) == 1
    coordinator = cohort.programme.coordinators()[0]
    move_first_day(newcomer, newcomer.starts_on + timedelta(days=30), by=coordinator)
    run(cohort)

    assert len(titles()) == 1
    Application.objects.filter(pk=newcomer.pk).update(starts_on=cohort.programme.today() - timedelta(days=5))
    run(cohort)
    assert [title for _name, title in titles()] == ["Velkommen, og en hilsen om din mentor", "Din første uge er gået"]


def test_what_was_planned_for_this_morning_waits_when_the_day_is_moved_before_it_goes(cohort):
    newcomer = enter(cohort, 21)
    now = dates.at(cohort.programme.today(), 9, zone=cohort.programme.zone)
    plan(now)
    move_first_day(newcomer, newcomer.starts_on + timedelta(days=2), by=cohort.programme.coordinators()[0])
    merge(now)
    assert titles() == []
    Application.objects.filter(pk=newcomer.pk).update(starts_on=newcomer.starts_on - timedelta(days=2))
    run(cohort)
    assert len(titles()) == 1


def test_the_mentor_of_the_pair_gets_a_letter_of_their_own(cohort):
    match = factories.make_match(cohort)
    first = cohort.programme.today() + timedelta(days=5)
    Application.objects.filter(pk=match.mentee_application_id).update(starts_on=first, confirmed_at=timezone.now())
    run(cohort)

    assert (match.mentor.name, "Din nye mentee begynder snart") in titles()
    assert Sending.objects.filter(person=match.mentor, reminder="material_mentor").count() == 1


@pytest.mark.parametrize("status", [ApplicationStatus.WITHDRAWN, ApplicationStatus.WAITING])
def test_who_is_out_gets_nothing(cohort, status):
    newcomer = enter(cohort, 5)
    Application.objects.filter(pk=newcomer.pk).update(status=status)
    run(cohort)

    assert titles() == []


def test_while_the_coordinator_can_undo_nothing_leaves(cohort):
    newcomer = enter(cohort, 5)
    Application.objects.filter(pk=newcomer.pk).update(confirmed_at=timezone.now() + timedelta(minutes=10))
    run(cohort)

    assert not Mail.objects.filter(status=MailStatus.PLANNED, name="programmes/material").exists()


def test_asking_costs_the_same_number_of_queries_for_more_newcomers(cohort, django_assert_max_num_queries):
    for _n in range(4):
        enter(cohort, 10)
    span = (cohort.programme.today() - timedelta(days=30), cohort.programme.today() + timedelta(days=30))
    with django_assert_max_num_queries(2):
        assert len(list(material_due(*span))) == 8
    with django_assert_max_num_queries(2):
        assert list(mentors_due(*span)) == []
