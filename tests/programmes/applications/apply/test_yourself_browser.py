"""The questions to oneself in Chromium (E3): what one writes there leaves the browser in no request."""

import pytest
from playwright.sync_api import Page, expect

from programmes.models import Application
from tests.factories import make_cohort, make_coordinator, make_programme

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "Jeg-ved-det-ikke-endnu"


def test_what_one_writes_to_oneself_is_never_sent(page: Page) -> None:
    programme = make_programme("E")
    make_coordinator(programme, "Mette Lund")
    make_cohort(programme)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.goto(f"/p/{programme.slug}/apply/")
    for field in page.locator("section[aria-labelledby=yourself] textarea").all():
        field.fill(WORDS)
    page.fill("#id_name", "Sara Bang")
    page.fill("#id_email", "sara@fjordby.test")
    page.click("main form button.btn-primary")
    expect(page.locator("form#step")).to_be_visible()
    assert Application.objects.get().name == "Sara Bang"
    assert [line for line in sent if "sara%40fjordby.test" in line]  # the form itself was seen
    assert [line for line in sent if WORDS in line] == []
