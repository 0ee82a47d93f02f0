"""The nominee's page in Chromium: what axe finds with and without a form on it, and without scripts."""

from collections.abc import Callable

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from programmes.mail import outbox
from programmes.models import Nomination
from tests.axe.looking import look_here, nothing_wrong
from tests.factories import make_cohort, make_coordinator, make_programme
from tests.programmes.nominations.test_actions import CITY, HOSPITAL, link_of, nominate

pytestmark = pytest.mark.django_db(transaction=True)


def opened(page: Page, site: LiveServer, code: str, form: dict[str, str]) -> Nomination:
    programme = make_programme(code)
    make_coordinator(programme, "Lena Ansvarig")
    nominate(Client(), make_cohort(programme), **form)
    outbox.drain()
    nomination = Nomination.objects.get(programme=programme)
    page.goto(f"{site.url}{link_of(nomination)}")
    page.locator("main button").click()
    return nomination


def test_axe_finds_nothing_on_the_nominees_page(page: Page, site: LiveServer) -> None:
    found = []
    for name, code, form in (("a form follows", "G", CITY), ("no form follows", "H", HOSPITAL)):
        opened(page, site, code, form)
        found += look_here(page, name)
    nothing_wrong(found)


def test_the_answer_works_without_scripts_and_says_what_is_missing(
    new_page: Callable[..., Page], site: LiveServer
) -> None:
    page = new_page(java_script_enabled=False)
    nomination = opened(page, site, "H", HOSPITAL)
    page.get_by_role("button", name="Ja", exact=False).click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.fill("#id_workplace", "B3")
    page.get_by_label("2", exact=True).check()
    for box in page.locator("main").get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Ja", exact=False).click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    nomination.refresh_from_db()
    assert (nomination.status, nomination.application.places) == ("consented", 2)
