"""The public pages: what stands on them, in which language, and at what price."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from programmes.enums import CohortStatus
from programmes.models import Programme
from tests.factories import make_cohort, make_coordinator, make_programme
from tests.programmes.applications.apply.filling import begin

pytestmark = pytest.mark.django_db

HOME_QUERIES = 2


@pytest.mark.parametrize("number", [1, 3])
def test_home_costs_the_same_for_one_and_three(client: Client, number: int) -> None:
    for _each in range(number):
        make_cohort(make_programme())
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/")
    assert response.content.decode().count("card-link") == 2 * number
    assert len(queries) == HOME_QUERIES


def test_home_sorts_open_later_and_mentors(client: Client) -> None:
    now_open, later, mentors = make_programme(), make_programme(), make_programme()
    make_programme(status="preparing")
    make_programme(status="ended")
    make_cohort(now_open)
    make_cohort(later, status=CohortStatus.PREPARING, opens_on=later.today() + timedelta(days=9))
    make_cohort(mentors, status=CohortStatus.MATCHING)
    context = client.get("/").context
    assert {card["programme"] for card in context["open"]} == {now_open}
    assert {card["programme"] for card in context["later"]} == {later, mentors}
    assert {card["programme"] for card in context["mentors"]} == {now_open, mentors}


def test_home_says_whom_to_ask_where_nothing_is_open(client: Client) -> None:
    assert "Spørg dem" in client.get("/").content.decode()
    ended, entered = make_programme(status="ended"), make_programme("H")
    hidden = make_programme(status="preparing")
    page = client.get("/")
    assert [one in page.context["ask"] for one in (ended, entered, hidden)] == [True, True, False]
    assert (ended.contact_email in page.content.decode(), ended.contact_phone in page.content.decode()) == (True, True)
    make_cohort(make_programme())
    assert client.get("/").context["ask"] == []


def test_programme_page_shows_every_duty_and_gain(client: Client) -> None:
    programme = make_programme()
    make_cohort(programme)
    make_coordinator(programme, "Mette Lund")
    page = client.get(f"/p/{programme.slug}/")
    for group, count in {
        "mentee_gets": 12,
        "mentor_gets": 10,
        "mentee_duties": 8,
        "mentor_duties": 9,
        "fits_you": 3,
    }.items():
        items = programme.items(group)
        assert len(items) == count
        for item in items:
            assert str(item) in page.content.decode()
    assert [mark.state for mark in page.context["path"]] == ["now", "later", "later", "later", "later"]


def test_closed_programme_offers_no_form(client: Client) -> None:
    programme = make_programme()
    make_cohort(programme, closes_on=programme.today() - timedelta(days=1))
    page = client.get(f"/p/{programme.slug}/").content.decode()
    assert f"/p/{programme.slug}/apply/" not in page
    assert f"/p/{programme.slug}/interest/" in page


def test_a_programme_without_a_form_has_no_page_for_it(client: Client) -> None:
    programme = make_programme()
    make_cohort(programme)
    Programme.objects.filter(pk=programme.pk).update(steps=["interest"])
    assert client.get(f"/p/{programme.slug}/apply/").status_code == 404
    assert client.get(f"/p/{programme.slug}/interest/").status_code == 200
    reads = client.get(f"/p/{programme.slug}/", headers={"Accept-Language": "en"}).context["reads"]
    assert reads.startswith("What you send is read by ")


@pytest.mark.parametrize(
    ("asked", "language"), [("sv", "sv"), ("en-GB,en;q=0.9", "en"), ("fi", "sv"), ("", "sv"), ("da", "da")]
)
def test_the_browsers_language_else_the_programmes_own(client: Client, asked: str, language: str) -> None:
    programme = make_programme(language="sv")
    make_cohort(programme)
    page = client.get(f"/p/{programme.slug}/", headers={"accept-language": asked})
    assert f'<html lang="{language}">' in page.content.decode()
    assert str(programme.name[language]) in page.content.decode()


def test_the_chosen_language_wins(client: Client) -> None:
    programme = make_programme(language="sv")
    client.post("/language/", {"language": "en", "next": f"/p/{programme.slug}/"})
    assert '<html lang="en">' in client.get(f"/p/{programme.slug}/", headers={"accept-language": "fi"}).content.decode()


@pytest.mark.parametrize("address", ["/about/", "/privacy/", "/accessibility/"])
def test_plain_pages_open_for_everybody(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405


def test_privacy_of_a_programme_says_what_is_kept(client: Client) -> None:
    programme = make_programme()
    page = client.get(f"/p/{programme.slug}/privacy/")
    assert programme.said("privacy_plain") in page.content.decode()
    assert page.context["months"]["application"] == programme.settings["kept_months"]["application"]


def test_a_step_costs_a_fixed_number_of_queries(client: Client) -> None:
    programme = make_programme()
    make_coordinator(programme)
    make_cohort(programme)
    begin(client, programme)
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/p/{programme.slug}/apply/themes/")
    assert len(queries) == STEP_QUERIES, [query["sql"][:100] for query in queries]


STEP_QUERIES = 7
