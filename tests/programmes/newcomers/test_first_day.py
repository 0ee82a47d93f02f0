"""The first working day moves, and asks for the work address (H2)."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from mentorforum.errors import RuleBroken
from programmes.mail.outbox import render
from programmes.models import Application, Mail, OwnAddress
from programmes.newcomers.first_day import ask_work_addresses, move_first_day, set_work_email
from programmes.newcomers.introducers import name_introducer
from programmes.undo.actions import take_back
from tests import factories

pytestmark = pytest.mark.django_db
NEW = "avest@fjordby.test"


@pytest.fixture
def cohort():
    return factories.make_cohort(factories.make_programme("H"))


@pytest.fixture
def coordinator(cohort):
    return factories.make_coordinator(cohort.programme, "Mette Lund")


@pytest.fixture
def newcomer(cohort):
    person = factories.make_person("Anna Vest", email="anna@privat.test")
    first = cohort.programme.today() + timedelta(days=10)
    return factories.make_application(
        cohort, person=person, starts_on=first, work_email=NEW, confirmed_at=timezone.now()
    )


def begins(newcomer, days):
    """The first day is so many days from today."""
    day = newcomer.programme.today() + timedelta(days=days)
    Application.objects.filter(pk=newcomer.pk).update(starts_on=day)


def addresses(person):
    return list(EmailAddress.objects.filter(user=person).values_list("email", "primary", "verified"))


def test_the_work_address_is_taken_into_use_by_the_newcomers_own_press(client, newcomer):
    """Nothing turns by itself: else whoever types the address would come in as the newcomer."""
    begins(newcomer, 1)
    assert ask_work_addresses() == 0
    begins(newcomer, 0)
    assert ask_work_addresses() == 1 and ask_work_addresses() == 0
    person = newcomer.person
    person.refresh_from_db()
    mail = Mail.objects.get(name="programmes/work_address")
    assert person.email == "anna@privat.test" and mail.person == person

    link = re.search(r"/work-address/[\w-]{43}/", render(mail).text)[0]
    assert client.get(link).status_code == 200
    person.refresh_from_db()
    assert person.email == "anna@privat.test", "opening changes nothing"
    client.post(link)
    person.refresh_from_db()
    assert person.email == NEW and addresses(person) == [(NEW, True, True)] and person.is_proven
    assert set(OwnAddress.objects.values_list("email", flat=True)) == {"anna@privat.test", NEW}
    assert client.post(link).status_code == 302, "pressed twice is pressed once"


def test_it_is_asked_on_the_start_page_too(client, newcomer):
    begins(newcomer, 0)
    client.force_login(newcomer.person)
    page = reverse("programmes:my_work_address")
    assert page in client.get("/start/").content.decode() and NEW in client.get(page).content.decode()
    client.post(page)
    newcomer.person.refresh_from_db()
    assert newcomer.person.email == NEW
    assert client.get(page).status_code == 404


def test_an_address_that_is_somebodys_changes_nothing_and_stands_on_today(client, newcomer, coordinator):
    begins(newcomer, 0)
    factories.make_person("En anden", email=NEW.upper())

    assert ask_work_addresses() == 0
    newcomer.person.refresh_from_db()
    assert newcomer.person.email == "anna@privat.test" and not Mail.objects.exists()
    client.force_login(coordinator)
    assert reverse("office_newcomer", args=[newcomer.pk]) in client.get("/admin/").content.decode()


def test_another_work_address_is_asked_for_anew_and_none_is_forgotten(newcomer, coordinator):
    begins(newcomer, 0)
    assert ask_work_addresses() == 1
    newcomer.refresh_from_db()
    set_work_email(newcomer, "anna.vest@fjordby.test", by=coordinator)
    assert ask_work_addresses() == 1
    set_work_email(newcomer, "", by=coordinator)
    assert all(render(mail) is None for mail in Mail.objects.filter(name="programmes/work_address"))
    with pytest.raises(RuleBroken):
        set_work_email(newcomer, coordinator.email, by=coordinator)


def test_another_first_day_is_told_and_can_be_undone(newcomer, coordinator):
    name_introducer(newcomer, email="bo@fjordby.test", name="Bo Lind", by=coordinator)
    before = newcomer.starts_on
    undo = move_first_day(newcomer, before + timedelta(days=14), by=coordinator)

    told = Mail.objects.filter(name="programmes/first_day_moved").values_list("person__name", flat=True)
    assert sorted(told) == ["Anna Vest", "Bo Lind"]
    take_back(undo, by=coordinator)
    newcomer.refresh_from_db()
    assert newcomer.starts_on == before


def test_moved_twice_an_undo_of_the_first_is_refused(newcomer, coordinator):
    first = move_first_day(newcomer, newcomer.starts_on + timedelta(days=14), by=coordinator)
    move_first_day(newcomer, newcomer.starts_on + timedelta(days=1), by=coordinator)

    with pytest.raises(RuleBroken):
        take_back(first, by=coordinator)


def test_the_same_day_and_somebody_elses_programme_are_refused(newcomer, coordinator):
    outsider = factories.make_coordinator(factories.make_programme("H"))
    for day, by in ((newcomer.starts_on, coordinator), (newcomer.starts_on + timedelta(days=1), outsider)):
        with pytest.raises(RuleBroken):
            move_first_day(newcomer, day, by=by)


def test_the_office_page_changes_day_and_introducer(client, newcomer, coordinator):
    client.force_login(coordinator)
    page = reverse("office_newcomer", args=[newcomer.pk])
    day = newcomer.starts_on + timedelta(days=7)
    assert client.get(page).status_code == 200
    typed = {"starts_on": day.isoformat(), "work_email": NEW, "introducer": "Bo Lind bo@fjordby.test"}
    assert client.post(page, typed).status_code == 302

    newcomer.refresh_from_db()
    assert newcomer.starts_on == day and newcomer.introducer.name == "Bo Lind"
    assert client.post(page, {"starts_on": "aldrig", "introducer": "uden mail"}).status_code == 200
    assert client.post(page, typed | {"introducer": ""}).status_code == 302
    newcomer.refresh_from_db()
    assert newcomer.introducer is None
