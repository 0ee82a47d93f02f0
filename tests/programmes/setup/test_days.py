"""Days and deadlines a coordinator changes: offers, the first meeting, and letters that have not gone yet."""

from datetime import timedelta

import pytest
from django.urls import reverse

from matching.offers.spans import offer_figure
from meetings.meetings.first_meeting import figures
from mentorforum import dates
from programmes.mail.reminders.engine import merge, plan
from programmes.models import Item, Mail, Programme
from tests.factories import make_application, make_cohort, make_coordinator, make_programme

pytestmark = pytest.mark.django_db

SAID = {"answer": "7", "first_word": "4", "remind": "21, 5;10", "tell": "28", "within": "40"}
LETTERS = {"letter_welcome_letter": "-14", "letter_mentor_letter": "-21", "letter_first_week": "5"}


@pytest.fixture
def cohort():
    return make_cohort(make_programme("H"))


@pytest.fixture
def office(client, cohort):
    client.force_login(make_coordinator(cohort.programme, "Mette Lund"))
    return client


def change(office, cohort, **said):
    return office.post(reverse("office_days", args=[cohort.programme.slug]), {**SAID, **LETTERS, **said})


def gone(cohort, days=0):
    """The letters to the newcomer that have gone by the morning so many days from today."""
    now = dates.at(cohort.programme.today() + timedelta(days=days), 9, zone=cohort.programme.zone)
    plan(now)
    merge(now)
    return Mail.objects.filter(name="programmes/material").count()


def newcomer(cohort, days):
    now = dates.at(cohort.programme.today(), 0, zone=cohort.programme.zone) - timedelta(days=60)
    first = cohort.programme.today() + timedelta(days=days)
    return make_application(cohort, starts_on=first, confirmed_at=now, submitted_at=now)


def test_the_days_are_changed_and_count(office, cohort):
    assert change(office, cohort).status_code == 302
    programme = Programme.objects.get(pk=cohort.programme.pk)
    assert figures(programme) == {"remind_days": [5, 10, 21], "coordinator_day": 28, "within_days": 40}
    assert (
        offer_figure(programme, "answer_within_working_days", 0),
        offer_figure(programme, "first_word_days", 0),
    ) == (
        7,
        4,
    )
    assert programme.settings["offer"]["mode"] == "mentor_first"
    assert Item.objects.get(group="material", key="welcome_letter").data["offset_days"] == -14
    form = office.get(reverse("office_days", args=[programme.slug])).context["form"]
    assert (form["remind"].value(), form["letter_first_week"].value()) == ("5, 10, 21", 5)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"remind": "snart"}, "remind"),
        ({"remind": "0"}, "remind"),
        ({"remind": "1,2,3,4,5,6,7"}, "remind"),
        ({"remind": "²"}, "remind"),
        ({"remind": "7, 40"}, "within"),
        ({"tell": "40"}, "within"),
        ({"answer": "0"}, "answer"),
        ({"letter_first_week": "9999"}, "letter_first_week"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_changed(office, cohort, said, field):
    page = change(office, cohort, **said)
    assert list(page.context["form"].errors) == [field]
    assert Programme.objects.get(pk=cohort.programme.pk).settings == cohort.programme.settings


def test_a_letter_put_far_back_goes_at_once_to_whom_it_had_not_reached(office, cohort):
    newcomer(cohort, 16)
    before = change(office, cohort, letter_welcome_letter="-10")
    assert (before.status_code, gone(cohort)) == (302, 0)
    change(office, cohort, letter_welcome_letter="-60")
    assert [gone(cohort), gone(cohort, 1)] == [1, 1]


def test_a_letter_that_has_gone_does_not_go_again(office, cohort):
    newcomer(cohort, 20)
    assert gone(cohort) == 1
    change(office, cohort, letter_welcome_letter="-7")
    assert [gone(cohort, day) for day in (1, 13, 14)] == [1, 1, 1]


def test_a_programme_without_such_figures_is_asked_about_offers_only(client):
    cohort = make_cohort(make_programme("A"))
    client.force_login(make_coordinator(cohort.programme))
    address = reverse("office_days", args=[cohort.programme.slug])
    assert list(client.get(address).context["form"].fields) == ["answer", "first_word"]
    assert client.post(address, {"answer": "9", "first_word": "2"}).status_code == 302
    assert offer_figure(Programme.objects.get(pk=cohort.programme.pk), "answer_within_working_days", 0) == 9
