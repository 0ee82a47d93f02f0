"""Every page of the office answers, for the right people only."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.applications.office.decide.actions import accept
from programmes.applications.office.notes.actions import write_note
from programmes.enums import ApplicationStatus, Side
from programmes.models import Undo
from tests.factories import (
    make_application,
    make_cohort,
    make_coordinator,
    make_person,
    make_programme,
    make_superuser,
)

pytestmark = pytest.mark.django_db
COHORT_PAGES = ["office_cohort", "office_applications", "office_figures"]
SETUP_PAGES = [
    "office_setup",
    "office_texts",
    "office_questions",
    "office_rules",
    "office_contact",
    "office_coordinators",
]
SYSTEM_PAGES = ["office_system", "office_new_unit", "office_new_programme"]


def world():
    """A cohort with an application of each kind, a coordinator, a note that is due and something to undo."""
    cohort = make_cohort()
    user = make_coordinator(cohort.programme, "Mette Lund")
    for side in Side.values:
        for status in ApplicationStatus.values[1:]:
            make_application(cohort, side, status=status)
    one = make_application(cohort, status=ApplicationStatus.SUBMITTED)
    accept([one], by=user)
    today = cohort.programme.today()
    write_note(cohort.programme, about=one.person, text="Call Ole", by=user, key="k", thing=one, due_on=today)
    return cohort, user, one


def addresses(cohort, application):
    slug = cohort.programme.slug
    return [
        reverse("office_today"),
        reverse("office_mail"),
        f"{reverse('office_mail')}?show=undoable",
        f"{reverse('office_write')}?group=everybody",
        reverse("office_people"),
        f"{reverse('office_people')}?q=person",
        reverse("office_new_cohort"),
        reverse("office_application", args=[application.pk]),
        reverse("office_person", args=[application.person_id]),
        *(reverse(name, args=[cohort.pk]) for name in COHORT_PAGES),
        *(reverse(name, args=[slug]) for name in SETUP_PAGES),
        reverse("office_text", args=[slug, "about"]),
        reverse("office_text", args=[slug, str(cohort.programme.items("mails")[0].pk)]),
        *(
            f"{reverse('office_decide', args=[cohort.pk])}?decision={decision}&id={application.pk}"
            for decision in ("accepted", "waiting", "declined", "talk")
        ),
    ]


def test_coordinator_opens_every_page(client):
    cohort, user, one = world()
    client.force_login(user)
    assert {url: client.get(url).status_code for url in addresses(cohort, one)} == dict.fromkeys(
        addresses(cohort, one), 200
    )


def test_others_open_none(client):
    cohort, _user, one = world()
    urls = addresses(cohort, one)
    client.force_login(make_person())
    assert {client.get(url).status_code for url in urls} == {403}
    other = make_coordinator(make_cohort().programme)
    client.force_login(other)
    own = {
        url
        for url in urls
        if not {str(cohort.pk), str(one.pk), str(one.person_id), cohort.programme.slug} & set(url.split("/"))
    }
    assert {client.get(url).status_code for url in urls if url not in own} == {404}


def test_superuser_sees_nothing_of_applications(client):
    cohort, _user, one = world()
    client.force_login(make_superuser())
    assert {client.get(url).status_code for url in addresses(cohort, one)} <= {302, 403, 404}
    assert {client.get(reverse(name)).status_code for name in SYSTEM_PAGES} == {200}
    assert client.get(reverse("office_system_programme", args=[cohort.programme.slug])).status_code == 200
    assert client.get(reverse("office_unit", args=[cohort.programme.unit_id])).status_code == 200


def test_coordinator_opens_no_system_page(client):
    _cohort, user, _one = world()
    client.force_login(user)
    assert {client.get(reverse(name)).status_code for name in SYSTEM_PAGES} == {403}


def test_own_application_is_not_there(client):
    cohort, user, _one = world()
    own = make_application(cohort, person=user, status=ApplicationStatus.SUBMITTED)
    client.force_login(user)
    assert client.get(reverse("office_application", args=[own.pk])).status_code == 404
    assert (
        user.name not in client.get(reverse("office_applications", args=[cohort.pk])).content.decode().split("<main")[1]
    )


def test_empty_office(client):
    programme = make_programme()
    client.force_login(make_coordinator(programme))
    page = client.get("/admin/").content.decode()
    assert "Nothing waits for you" in page or "Der er ikke noget" in page


def test_today_offers_undo_and_follow_up(client):
    _cohort, user, one = world()
    client.force_login(user)
    page = client.get("/admin/")
    assert [line.text for line in page.context["lines"] if line.post] == ["Call Ole"]
    ((_words, address),) = page.context["undos"]
    client.post(address)
    one.refresh_from_db()
    assert one.status == ApplicationStatus.SUBMITTED
    assert client.get("/admin/").context["undos"] == []


def test_undo_is_too_late_after_ten_minutes(client):
    _cohort, user, one = world()
    Undo.objects.update(until=timezone.now() - timedelta(seconds=1))
    client.force_login(user)
    client.post(reverse("office_undo", args=[Undo.objects.get().pk]))
    one.refresh_from_db()
    assert one.status == ApplicationStatus.ACCEPTED
