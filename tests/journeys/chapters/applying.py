"""1: somebody applies for a mentor, somebody else offers to be one. Neither has an account."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.travel import MENTEE, MENTOR, Journey, every, follow, headed, press, shows, told
from worlds.people import Someone

NUMBER = re.compile(r"\d{4}-[A-Z0-9]{6}")
THEMES = ["Prioritering", "Svære samtaler", "Uddelegering"]  # the most important first
ON_MY_MIND = "At sige det svære i samme uge.\nOg at nå det hele."
PROGRAMME = "Mentorordning for ledere"


def applies_as_mentee(journey: Journey) -> None:
    """From the first page through all five steps; the mail confirms and sends it."""
    page = journey.browser("mentee")
    find_programme(page)
    follow(page, "Søg en mentor")
    headed(page, "Søg en mentor")
    begin(page, MENTEE)
    fits(page)
    about(page, MENTEE)
    page.get_by_label("Et til tre år").check()
    go_on(page)
    rank(page, scripts=journey.scripts)
    page.get_by_label("Hvad fylder mest for dig").fill(ON_MY_MIND)
    go_on(page)
    page.get_by_label("Hvad skal være anderledes om et år?").fill("Mit team ved, hvad jeg mener.")
    go_on(page)
    page.get_by_label("Det er lige meget").check()
    go_on(page)
    shows(page, re.compile(r"1. Prioritering\s*2. Svære samtaler\s*3. Uddelegering"))
    agree(page)
    press(page, "Send ansøgningen")
    confirm(journey, page, MENTEE, "Din ansøgning")


def offers_to_be_mentor(journey: Journey) -> None:
    """Four steps, and a grade for each theme one knows something about."""
    page = journey.browser("mentor")
    find_programme(page)
    follow(page, "Bliv mentor")
    begin(page, MENTOR)
    fits(page)
    about(page, MENTOR)
    page.get_by_label("Fem til ti år").check()
    go_on(page)
    grade(page, "Prioritering", "stor")
    page.get_by_text("Dit team (5 temaer)").click()
    grade(page, "Svære samtaler", "stor")
    grade(page, "Uddelegering", "god")
    go_on(page)
    page.get_by_role("group", name="Hvor mange mentees").get_by_label("1", exact=True).check()
    go_on(page)
    agree(page)
    press(page, "Send")
    confirm(journey, page, MENTOR, "Din interessetilkendegivelse")


def find_programme(page: Page) -> None:
    page.goto("/")
    headed(page, "Mentorordninger")
    follow(page, PROGRAMME)
    headed(page, PROGRAMME)


def begin(page: Page, someone: Someone) -> None:
    page.get_by_label("Dit navn").fill(someone.name)
    page.get_by_label("Din arbejdsmail").fill(someone.email)
    press(page, "Begynd")
    told(page, f"Vi har mailet et link til {someone.email}")


def go_on(page: Page) -> None:
    press(page, "Gem og fortsæt")
    expect(page.get_by_role("alert")).to_have_count(0)


def fits(page: Page) -> None:
    for yes in every(page.get_by_role("radio", name="Ja")):
        yes.check()
    go_on(page)


def about(page: Page, someone: Someone) -> None:
    page.get_by_label("Din stilling").fill(someone.title)
    page.get_by_label("Hvor du arbejder").select_option(f"– {someone.unit}")
    page.get_by_label("Din telefon").fill(someone.phone)


def rank(page: Page, *, scripts: bool) -> None:
    """Chosen, and one moved up; without scripts a number beside each theme."""
    if not scripts:
        for number, theme in enumerate(THEMES, 1):
            page.get_by_label(theme, exact=True).select_option(str(number))
        return go_on_missing(page)
    second, first, third = THEMES[1], THEMES[0], THEMES[2]
    for theme in (second, first, third):
        page.get_by_label("Vælg et tema").select_option(theme)
        press(page, "Tilføj")
    press(page, f"Op: {first}")
    return go_on_missing(page)


def go_on_missing(page: Page) -> None:
    """One thing is forgotten: it is said, and what was chosen is still there."""
    press(page, "Gem og fortsæt")
    expect(page.get_by_role("alert")).to_contain_text("Hvad fylder mest for dig")


def grade(page: Page, theme: str, word: str) -> None:
    page.get_by_role("group", name=theme, exact=True).get_by_label(word, exact=True).check()


def agree(page: Page) -> None:
    headed(page, "Tjek og send")
    for box in page.locator("main").get_by_role("checkbox").all():
        box.check()


def confirm(journey: Journey, page: Page, someone: Someone, title: str) -> None:
    """The link of the mail is opened, then the receipt, then the link of the receipt on another machine."""
    headed(page, "Åbn vores mail")
    journey.follow_mail(page_of(someone), someone.email, "Fortsæt din formular")
    press(page, "Bekræft og send")
    headed(page, title)
    number = NUMBER.search(page.locator("main").inner_text())
    assert number and number.group() in journey.mail(someone.email, number.group()).text
    elsewhere = journey.follow_mail(f"{page_of(someone)} elsewhere", someone.email, number.group())
    if elsewhere.get_by_role("heading", level=1).inner_text() != title:
        elsewhere.locator("main").get_by_role("button").first.click()
    headed(elsewhere, title)
    shows(elsewhere, number.group())


def page_of(someone: Someone) -> str:
    return "mentee" if someone == MENTEE else "mentor"
