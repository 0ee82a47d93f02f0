"""Chromium for the journeys, and axe."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from programmes.models import Person

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
OPTIONS = {"locale": "da-DK", "timezone_id": "Europe/Copenhagen"}


def listen(page: Page) -> list[str]:
    """What the browser complains of: faults in scripts, and whatever the content security policy stopped."""
    heard: list[str] = []
    page.on("pageerror", lambda fault: heard.append(str(fault)))
    page.on(
        "console", lambda line: heard.append(line.text) if line.type == "error" and not expected(line.text) else None
    )
    return heard


def expected(text: str) -> bool:
    """A page answered with 4xx or 5xx is a matter of the test, not a fault of the page."""
    return "Failed to load resource" in text and "status of" in text


def log_in(page: Page, person: Person, site: LiveServer) -> None:
    """From now on the window is this person's."""
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}])


def axe_findings(page: Page) -> list[str]:
    """One line per finding of any impact; empty is what we want."""
    found: dict[str, Any] = Axe().run(page).response
    return [
        f"{page.url}: {finding['id']} ({finding['impact']}): {finding['help']}: {node['html'][:200]}"
        for finding in found["violations"]
        for node in finding["nodes"]
    ]
