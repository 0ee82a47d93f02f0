"""2: the coordinator reads, accepts, regrets it once, and puts one on the waiting list."""

from playwright.sync_api import Page, expect

from tests.journeys.travel import MENTEE, MENTOR, Journey, follow, headed, press, shows, told
from worlds.journey import COORDINATOR, WAITING

REASON = "Ingen med erfaring fra idrætten har en ledig plads."


def logs_in(journey: Journey) -> None:
    """With a code by mail; the first page says what waits."""
    page = journey.browser("coordinator")
    page.goto("/")
    follow(page, "Log ind")
    journey.log_in_by_code("coordinator", COORDINATOR)
    headed(page, "I dag")
    shows(page, "3 ansøgninger venter på dig")


def puts_one_on_the_waiting_list(journey: Journey) -> None:
    """The oldest comes first; the reason and the next try stand in the mail that is shown before it goes."""
    page = journey.browser("coordinator")
    follow(page, "Læs den første (ansøgninger venter på dig)")
    headed(page, WAITING.name)
    press(page, "Sæt på venteliste")
    page.get_by_label("Hvorfor er der ikke nogen endnu?").fill(REASON)
    page.get_by_label("Hvornår prøver I igen?").fill("2031-03-03")
    press(page, "Se mailen først")
    shows(page, REASON)
    page.locator("main .btn-primary").click()
    told(page, "venteliste")


def accepts_both(journey: Journey) -> None:
    """Accepted, taken back on Today, accepted again, and the mentor too."""
    page = journey.browser("coordinator")
    accept(page, MENTEE.name)
    expect(page.get_by_role("button", name="Fortryd").first).to_be_visible()
    follow(page, "I dag")
    press(page.get_by_text(f"{MENTEE.name} er optaget").locator(".."), "Fortryd")
    told(page, "Det er fortrudt")
    accept(page, MENTEE.name)
    accept(page, MENTOR.name)


def accept(page: Page, name: str) -> None:
    follow(page, "Ansøgninger")
    follow(page, name)
    headed(page, name)
    press(page, "Optag")
    shows(page, f"Til: {name}")
    press(page, "Optag, og send mailen")
    told(page, f"{name} er optaget")


def mails_go(journey: Journey) -> None:
    """Nothing leaves while it can be undone; then each gets one mail, and the undone one none."""
    assert not journey.mailbox.all(MENTEE.email, "Du er med i")
    journey.ten_minutes_pass()
    journey.mail(MENTOR.email, "Du er med i")
    journey.mail(MENTEE.email, "Du er med i")
    assert REASON in journey.mail(WAITING.email, "").text
    assert len(journey.mailbox.all(MENTEE.email, "Du er med i")) == 1
