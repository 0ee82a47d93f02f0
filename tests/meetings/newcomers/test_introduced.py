"""The introducer sees the first day, and plan and dates if the newcomer allows; never a text (H3)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings.meetings.actions import book_meeting
from meetings.models import Room
from programmes.models import Application, Mail
from programmes.newcomers.introducers import let_introducer, name_introducer
from tests import factories

pytestmark = pytest.mark.django_db
SECRET = "Kun for os to"


@pytest.fixture
def cohort():
    cohort = factories.make_cohort(factories.make_programme("H"))
    factories.make_coordinator(cohort.programme, "Mette Lund")
    return cohort


@pytest.fixture
def newcomer(cohort):
    first = cohort.programme.today() + timedelta(days=10)
    person = factories.make_person("Anna Vest", unit=cohort.programme.unit)
    application = factories.make_match(cohort, mentee=person, active_on=first).mentee_application
    application.starts_on, application.confirmed_at = first, timezone.now()
    application.save()
    return application


@pytest.fixture
def introducer(cohort, newcomer):
    coordinator = cohort.programme.coordinators()[0]
    return name_introducer(newcomer, email="bo@fjordby.test", name="Bo Lind", by=coordinator)


@pytest.fixture
def meeting(newcomer, cohort):
    room = Room.objects.get(match__mentee_application=newcomer)
    starts = timezone.now() + timedelta(days=20)
    return book_meeting(
        room, by=newcomer.person, starts_at=starts, minutes=60, title=SECRET, place=SECRET, once=uuid4()
    )


def page_of(client, newcomer):
    return client.get(reverse("meetings:introduced_one", args=[newcomer.pk]))


def test_the_introducer_is_told_and_sees_the_first_day_only(client, newcomer, introducer, meeting):
    client.force_login(introducer)
    response = page_of(client, newcomer)

    assert Mail.objects.filter(name="programmes/introducer_named", person=introducer).exists()
    assert response.status_code == 200 and "Anna Vest" in response.content.decode()
    assert response.context["plan"] == response.context["path"] == []


def test_an_introducer_is_not_sent_to_a_page_for_pairs(client, newcomer, introducer):
    client.force_login(introducer)
    pages = [reverse("meetings:introduced"), reverse("meetings:introduced_one", args=[newcomer.pk])]
    assert [reverse("meetings:concern") in client.get(page).content.decode() for page in pages] == [False, False]


def test_the_newcomer_opens_plan_and_dates_and_closes_them_again(client, newcomer, introducer, meeting):
    client.force_login(newcomer.person)
    address = reverse("meetings:let_introducer", args=[newcomer.pk])
    assert client.post(address, {"allowed": "yes"}).status_code == 302
    client.force_login(introducer)
    opened = page_of(client, newcomer)

    assert len(opened.context["path"]) == 4
    assert meeting.starts_on in [one.day for one in opened.context["plan"]]
    assert SECRET not in opened.content.decode()
    let_introducer(Application.objects.get(pk=newcomer.pk), False, by=newcomer.person)
    assert page_of(client, newcomer).context["plan"] == []


def test_nobody_but_the_newcomer_opens_it(client, cohort, newcomer, introducer):
    for person in (introducer, cohort.programme.coordinators()[0], factories.make_superuser()):
        client.force_login(person)
        answer = client.post(reverse("meetings:let_introducer", args=[newcomer.pk]), {"allowed": "yes"})
        assert answer.status_code == 404
    newcomer.refresh_from_db()
    assert not newcomer.introducer_allowed


def test_nobody_but_the_introducer_sees_the_page(client, cohort, newcomer, introducer):
    for person in (newcomer.person, cohort.programme.coordinators()[0], factories.make_superuser()):
        client.force_login(person)
        assert page_of(client, newcomer).status_code == 404
        assert client.get(reverse("meetings:introduced")).status_code == 404
    client.logout()
    assert page_of(client, newcomer).status_code == 302


def test_another_introducer_begins_without_being_let_in(cohort, newcomer, introducer):
    let_introducer(newcomer, True, by=newcomer.person)
    name_introducer(newcomer, email="ib@fjordby.test", name="Ib Bo", by=cohort.programme.coordinators()[0])

    newcomer.refresh_from_db()
    assert newcomer.introducer.name == "Ib Bo" and not newcomer.introducer_allowed


def test_the_start_pages_lead_there(client, newcomer, introducer):
    client.force_login(introducer)
    assert reverse("meetings:introduced_one", args=[newcomer.pk]) in client.get("/start/").content.decode()
    assert client.get(reverse("meetings:introduced")).status_code == 200
    client.force_login(newcomer.person)
    page = client.get("/start/").content.decode()
    assert "Bo Lind" in page and reverse("meetings:let_introducer", args=[newcomer.pk]) in page


def test_a_mentor_who_introduces_finds_both_on_the_start_page(client, cohort, newcomer, meeting):
    mentor = newcomer.matches_as_mentee.get().mentor
    name_introducer(newcomer, email=mentor.email, by=cohort.programme.coordinators()[0])
    client.force_login(mentor)
    page = client.get("/start/")

    assert page.context["page"].introduces == [newcomer] and page.context["page"].room
    assert reverse("meetings:introduced_one", args=[newcomer.pk]) in page.content.decode()


def test_without_the_step_there_is_no_such_page(client, cohort, newcomer, introducer):
    cohort.programme.steps.remove("introducer")
    cohort.programme.save()
    client.force_login(introducer)
    assert page_of(client, newcomer).status_code == client.get(reverse("meetings:introduced")).status_code == 404
    client.force_login(newcomer.person)
    assert "Bo Lind" not in client.get("/start/").content.decode()
