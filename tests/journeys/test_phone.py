"""The public part on a phone: both forms from the first page to the receipt, and the pages one may read before."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.helpers.browsing import PHONE
from tests.journeys.chapters import applying
from tests.journeys.travel import Journey, fits_the_window, follow, headed, press, shows, told


def test_both_apply_on_a_phone(set_out: Callable[..., Journey], axe: Callable[[Page], list[str]]) -> None:
    journey = set_out(options={"viewport": PHONE})
    reads_before(journey, axe)
    applying.applies_as_mentee(journey)
    applying.offers_to_be_mentor(journey)
    takes_it_back(journey, axe)


def reads_before(journey: Journey, axe: Callable[[Page], list[str]]) -> None:
    """First page, programme, who reads what; nothing has to be scrolled sideways, and the button is seen at once."""
    page = journey.browser("visitor")
    applying.find_programme(page)
    expect(page.get_by_role("link", name="Søg en mentor")).to_be_in_viewport()
    assert axe(page) == []
    follow(page, re.compile(r"^Privatliv: "))
    headed(page, "Privatliv")
    fits_the_window(page)
    assert axe(page) == []


def takes_it_back(journey: Journey, axe: Callable[[Page], list[str]]) -> None:
    """What was sent can be read and taken back, after one question."""
    page = journey.browser("mentee")
    shows(page, "Det sker der nu")
    assert axe(page) == []
    follow(page, "Træk tilbage")
    assert axe(page) == []
    press(page, "Træk tilbage")
    told(page, "trukket tilbage")
