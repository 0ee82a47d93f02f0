"""3: the board. The proposal is read, one pair is pinned, two are held apart, and one gets its offer."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.travel import MENTEE, MENTOR, Journey, follow, headed, press, shows, told

NINA, BO = MENTEE.name.split()[0], MENTOR.name.split()[0]
A_MATCHING = 60_000  # milliseconds, on a busy machine


def runs_the_matching(journey: Journey) -> None:
    """Every proposed pair says why."""
    page = journey.browser("coordinator")
    follow(page, "I dag")
    follow(page, "Åbn tavlen (optagne mentees uden match)")
    headed(page, "Match")
    find(page, "Find match")
    headed(page, "Match: 3 af 3 får plads")
    expect(row(page)).to_contain_text("For: Ønsker “Prioritering” først.")


def asks_why_not(journey: Journey) -> None:
    """The score of two who are not proposed is taken apart; then they are held fast, and who moves is said."""
    page = journey.browser("coordinator")
    follow(page, f"Hvorfor ikke …? ({NINA})")
    page.get_by_label("Mentor").select_option(f"{MENTOR.name}, {MENTOR.unit}")
    press(page, "Se hvorfor")
    shows(page, "En anden ville stå uden eller få et svagere match.")
    shows(page, f"bliver til {MENTOR.name}")
    press(page, "Fasthold, og kør igen")
    expect(row(page)).to_contain_text(MENTOR.name, timeout=A_MATCHING)


def holds_two_apart(journey: Journey) -> None:
    """A pair that should not be: excluded, and gone with the next run."""
    page = journey.browser("coordinator")
    page.get_by_role("button", name=re.compile(r"^Ikke de to \((?!Nina)")).first.click()
    told(page, "bliver aldrig foreslået for hinanden")
    follow(page, "Kør igen")
    find(page, "Kør igen")
    shows(page, "1 par, du har holdt adskilt")
    expect(row(page)).to_contain_text(MENTOR.name)


def offers(journey: Journey) -> None:
    """Both mails are shown before they go, and rest ten minutes."""
    page = journey.browser("coordinator")
    follow(page, f"Tilbyd ({NINA}, {BO})")
    headed(page, "Tilbyd 1 par")
    shows(page, f"Hej {NINA}")
    shows(page, f"Hej {BO}")
    press(page, "Send tilbuddet")
    told(page, "1 par får et tilbud")
    journey.ten_minutes_pass()


def find(page: Page, button: str) -> None:
    """Press, and give the engine its time."""
    page.get_by_role("button", name=button, exact=True).click(timeout=A_MATCHING)
    expect(page.get_by_role("status").filter(has_text="er foreslået")).to_be_visible(timeout=A_MATCHING)


def row(page: Page):  # type: ignore[no-untyped-def]
    """The line of the mentee of this story."""
    return page.locator("main li").filter(has_text=MENTEE.name)
