"""The nominee's page in Chromium: what axe finds with and without a form on it, on a phone, without scripts."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from programmes.mail import outbox
from programmes.models import Nomination
from tests.factories import make_cohort, make_coordinator, make_programme
from tests.helpers import browsing
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


@pytest.mark.parametrize(("code", "form"), [("G", CITY), ("H", HOSPITAL)], ids=["a-form-follows", "no-form-follows"])
def test_axe_finds_nothing_on_the_nominees_page(
    new_page: Callable[..., Page], site: LiveServer, axe: Callable[[Page], list[str]], code: str, form: Any
) -> None:
    page = new_page(viewport=browsing.PHONE)
    opened(page, site, code, form)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == browsing.PHONE["width"]


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
