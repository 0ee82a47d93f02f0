"""Somebody asks to be erased: a coordinator does it, once, and nothing that is theirs alone is left."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match, Tie
from meetings.ending.actions import end_match
from meetings.models import Evaluation, Logbook, Room
from mentorforum.errors import RuleBroken
from programmes.enums import ApplicationStatus
from programmes.mail import outbox
from programmes.models import Application, History, Mail, Note, Person
from programmes.privacy.erase_person import erase_person
from programmes.privacy.erasing import erase_kept
from programmes.privacy.kept import ERASED
from tests.factories import make_application, make_cohort, make_coordinator, make_person, make_programme
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme()


@pytest.fixture
def coordinator(programme):
    return make_coordinator(programme, "Kirsten Koordinator")


@pytest.fixture
def someone(programme):
    person = make_person("Signe Sletbar", unit=programme.unit, phone="11 22 33 44", title="Leder", workplace="Havnen")
    application = make_application(make_cohort(programme), person=person, status=ApplicationStatus.SUBMITTED)
    Note(programme=programme, about=person, thing=application.pk, by=person, text="husk").save()
    Tie(person=person, name="en ven").save()
    EmailAddress.objects.get_or_create(user=person, email=person.email, defaults={"primary": True, "verified": True})
    return person


def test_a_tombstone_stays_and_a_second_press_is_harmless(someone, coordinator, programme):
    assert erase_person(someone, by=coordinator, programme=programme)
    stone = Person.objects.get(pk=someone.pk)
    left = (stone.name, stone.phone, stone.title, stone.workplace, stone.unit, stone.is_active)
    assert left == ("–", "", "", "", None, False)
    assert stone.email == f"{someone.pk.hex}@erased.invalid" and stone.erased_at and not stone.has_usable_password()
    assert not EmailAddress.objects.filter(user=someone).exists()
    assert not Note.objects.exists() and not Tie.objects.exists()
    application = Application.objects.get(person=someone)
    assert (application.status, application.email, application.name) == ("withdrawn", "", application.number)
    assert application.once.startswith(ERASED)
    assert erase_person(someone, by=coordinator, programme=programme) is False
    assert Mail.objects.filter(name="programmes/erased").count() == 1
    assert [row.by for row in History.objects.filter(kind="person", thing=someone.pk)] == [coordinator]


def test_the_last_mail_goes_to_the_old_address_and_is_then_forgotten(someone, coordinator, programme, mailbox):
    erase_person(someone, by=coordinator, programme=programme)
    outbox.drain()
    assert [mail.to for mail in mailbox.all() if "Sletbar" in str(mail.message)] == []
    assert [list(mail.to) for mail in mailbox.all()] == [[someone.email]]
    assert Mail.objects.filter(email=someone.email).exists()
    erase_kept()
    assert not Mail.objects.filter(email=someone.email).exists()


def test_nobody_comes_in_any_more(someone, coordinator, programme):
    client = Client()
    client.force_login(someone)
    assert client.get("/me/").status_code == 200
    erase_person(someone, by=coordinator, programme=programme)
    assert client.get("/me/").status_code == 302


def test_a_pair_that_goes_on_is_ended_first():
    world = fill(make_pair())
    with pytest.raises(RuleBroken):
        erase_person(world.mentee, by=world.coordinator, programme=world.programme)
    assert Person.objects.get(pk=world.mentee.pk).name == world.mentee.name
    end_match(world.room.match, by=world.mentor, stops=False)
    erase_person(world.mentee, by=world.coordinator, programme=world.programme)
    assert Room.objects.get(pk=world.room.pk).wrapped_key
    assert [book.person for book in Logbook.objects.all()] == [world.mentor]
    assert not Evaluation.objects.filter(person=world.mentee, wrapped_key__isnull=False).exists()
    assert Match.objects.get(pk=world.room.match.pk).status == MatchStatus.ENDED
    client = Client()
    client.force_login(world.mentor)
    assert client.get(reverse("meetings:room", args=[world.room.pk])).status_code == 200


def test_who_takes_part_elsewhere_too_is_not_erased_by_one_of_them(someone, coordinator, programme):
    elsewhere = make_programme()
    make_application(make_cohort(elsewhere), person=someone)
    with pytest.raises(RuleBroken):
        erase_person(someone, by=coordinator, programme=programme)
    elsewhere.coordinatorships.create(person=coordinator)
    assert erase_person(someone, by=coordinator, programme=programme)


def test_whoever_runs_a_programme_is_not_erased(coordinator, programme):
    other = make_coordinator(programme)
    make_application(make_cohort(programme), person=other)
    with pytest.raises(RuleBroken):
        erase_person(other, by=coordinator, programme=programme)


def test_the_page_asks_first_and_every_page_answers_afterwards(someone, coordinator, programme):
    client = Client()
    client.force_login(coordinator)
    url = reverse("office_person_erase", args=[someone.pk])
    assert url in client.get(reverse("office_person", args=[someone.pk])).content.decode()
    assert client.get(url).status_code == 200
    assert Person.objects.get(pk=someone.pk).erased_at is None
    assert client.post(url).url == reverse("office_people")
    assert Person.objects.get(pk=someone.pk).erased_at <= timezone.now()
    assert client.post(url).status_code == 404
    application = Application.objects.get(person=someone)
    pages = [
        reverse("office_applications", args=[application.cohort_id]),
        reverse("office_application", args=[application.pk]),
        reverse("office_people"),
        reverse("office_mail"),
    ]
    assert [client.get(page).status_code for page in pages] == [200] * 4
