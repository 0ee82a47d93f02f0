"""Nominations as the coordinator meets them: the list, entering one, asking again, and what stands behind a mentor."""

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentorforum import dates
from programmes.enums import ApplicationStatus, MailStatus
from programmes.mail import outbox
from programmes.models import Cohort, Mail, Nomination, Person, Undo
from programmes.nominations import today as today_nominations
from programmes.nominations.actions import decline_nomination, nominate
from programmes.nominations.consent import consent
from programmes.nominations.deadline import expire_nominations
from programmes.privacy.copies import files
from programmes.undo.actions import take_back
from tests.factories import make_application, make_cohort, make_coordinator, make_person, make_programme
from tests.programmes.nominations.test_actions import CITY, WHY

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort() -> Any:
    programme = make_programme("G", language="sv")
    make_coordinator(programme, "Lena Ansvarig")
    return make_cohort(programme)


@pytest.fixture
def lena(cohort: Any) -> Client:
    client = Client()
    client.force_login(cohort.programme.coordinators()[0])
    return client


def named(cohort: Any, name: str = "Nils Ek", email: str = "nils@staden.test", **more: Any) -> Nomination:
    return nominate(
        cohort,
        nominator={"name": "Berit Chef", "email": "berit@staden.test", "title": "Områdeschef"},
        nominee={"name": name, "email": email},
        answers={"why_this_one": WHY},
        once=uuid.uuid4(),
        **more,
    )


@pytest.mark.parametrize("number", [1, 3, 9])
def test_the_list_takes_as_many_queries_however_long_it_is(
    lena: Client, cohort: Any, number: int, django_assert_num_queries: Any
) -> None:
    for n in range(number):
        named(cohort, email=f"nils{n}@staden.test")
    url = reverse("office_nominations", args=[cohort.pk])
    lena.get(url)
    with django_assert_num_queries(7):
        page = lena.get(url)
    assert page.content.decode().count("Nils Ek") == number


def test_the_list_has_the_address_to_share(lena: Client, cohort: Any) -> None:
    page = lena.get(reverse("office_nominations", args=[cohort.pk])).content.decode()
    assert f"/p/{cohort.programme.slug}/nominate/" in page


def test_today_counts_who_has_not_answered_with_the_oldest_day(lena: Client, cohort: Any) -> None:
    coordinator, now = cohort.programme.coordinators()[0], timezone.now()
    asked = [named(cohort, email=f"n{n}@staden.test", now=now - timedelta(days=days)) for n, days in enumerate((5, 9))]
    decline_nomination(named(cohort, email="nej@staden.test"))
    named(cohort, email=coordinator.email, now=now - timedelta(days=12))
    named(make_cohort(make_programme("G")), email="annan@staden.test")
    found = today_nominations.lines(cohort.programme, coordinator, now)
    oldest = dates.say_date(cohort.programme.today(asked[1].asked_at))
    there = reverse("office_nominations", args=[cohort.pk])
    assert [(line.count, oldest in line.hint, line.url) for line in found] == [(2, True, there)]
    assert [line.text for line in found] == [
        line.text for line in lena.get("/admin/").context["lines"] if line.url == there
    ]


def test_today_says_for_a_while_that_a_nomination_ran_out(cohort: Any) -> None:
    coordinator, later = cohort.programme.coordinators()[0], timezone.now() + timedelta(days=30)
    named(cohort)
    named(cohort, email="fel@staden.test", by=coordinator)
    take_back(Undo.objects.get(), by=coordinator)
    expire_nominations(later)

    def found(at: datetime) -> list[int | None]:
        return [line.count for line in today_nominations.lines(cohort.programme, coordinator, at)]

    assert (found(timezone.now()), found(later), found(later + timedelta(days=30))) == ([], [1], [])
    Cohort.objects.update(status="under_way")
    assert found(later) == []


def test_the_set_up_has_the_address_to_share_where_mentors_are_nominated(lena: Client, cohort: Any) -> None:
    without = make_programme("A")
    make_cohort(without)
    neighbour = Client()
    neighbour.force_login(make_coordinator(without))
    pages = [
        client.get(reverse("office_setup", args=[programme.slug])).content.decode()
        for client, programme in ((lena, cohort.programme), (neighbour, without))
    ]
    assert [f"/p/{p.slug}/nominate/" in page for p, page in zip((cohort.programme, without), pages, strict=True)] == [
        True,
        False,
    ]


def test_a_coordinator_enters_one_and_the_mails_rest(lena: Client, cohort: Any) -> None:
    answer = lena.post(reverse("office_nomination_new", args=[cohort.pk]), CITY)
    made = Nomination.objects.get()
    assert answer["Location"] == reverse("office_nomination", args=[made.pk])
    assert made.entered_by == cohort.programme.coordinators()[0]
    outbox.drain()
    assert set(Mail.objects.values_list("status", flat=True)) == {MailStatus.PLANNED}
    page = lena.get(answer["Location"]).content.decode()
    assert (WHY in page, "Lena Ansvarig" in page) == (True, True)


def test_undo_takes_the_question_back(cohort: Any) -> None:
    by = cohort.programme.coordinators()[0]
    made = named(cohort, by=by)
    take_back(Undo.objects.get(), by=by)
    made.refresh_from_db()
    assert (made.status, set(Mail.objects.values_list("status", flat=True))) == ("expired", {MailStatus.UNDONE})


def test_somebody_who_did_not_answer_is_asked_again_with_undo(lena: Client, cohort: Any) -> None:
    made = named(cohort)
    expire_nominations(timezone.now() + timedelta(days=40))
    made.refresh_from_db()
    assert made.status == "expired"
    lena.post(reverse("office_nomination_again", args=[made.pk]))
    made.refresh_from_db()
    assert (made.status, Mail.objects.filter(name="programmes/nominated").count()) == ("asked", 2)
    take_back(Undo.objects.get(), by=cohort.programme.coordinators()[0])
    made.refresh_from_db()
    assert made.status == "expired"


def test_somebody_who_said_no_is_not_asked_again(lena: Client, cohort: Any) -> None:
    made = named(cohort)
    Nomination.objects.update(status="declined")
    lena.post(reverse("office_nomination_again", args=[made.pk]))
    made.refresh_from_db()
    assert (made.status, Mail.objects.filter(name="programmes/nominated").count()) == ("declined", 1)


def test_a_coordinator_does_not_see_the_nomination_of_themself(lena: Client, cohort: Any) -> None:
    own = named(cohort, email=cohort.programme.coordinators()[0].email.upper())
    assert lena.get(reverse("office_nomination", args=[own.pk])).status_code == 404
    assert "Nils Ek" not in lena.get(reverse("office_nominations", args=[cohort.pk])).content.decode()


def test_a_mentors_application_says_whether_a_nomination_stands_behind_it(lena: Client, cohort: Any) -> None:
    with_one = make_application(
        cohort, "mentor", person=make_person("Nils Ek", email="nils@staden.test"), status=ApplicationStatus.SUBMITTED
    )
    without = make_application(cohort, "mentor", status=ApplicationStatus.SUBMITTED)
    mentee = make_application(cohort, "mentee", status=ApplicationStatus.SUBMITTED)
    consent(named(cohort))
    pages = [lena.get(reverse("office_application", args=[one.pk])) for one in (with_one, without, mentee)]
    assert [page.context["nominations"] for page in pages] == [[Nomination.objects.get()], [], None]
    assert ["Berit Chef" in page.content.decode() for page in pages] == [True, False, False]


def test_what_was_said_is_in_the_copy_of_whom_it_was_said_of(cohort: Any) -> None:
    consent(named(cohort))
    text = "".join(content for _name, content in files(Person.objects.get(email="nils@staden.test")))
    assert (WHY in text, "Berit Chef" in text) == (True, True)
