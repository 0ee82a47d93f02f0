"""2: the nominee fills in the interest, an adept applies in detail. Both say which of the dates fit."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.city.nominating import PROGRAMME
from tests.journeys.city.place import ADEPT, MENTOR, City, t
from tests.journeys.travel import every, follow, headed, press, told
from worlds.people import Someone

DILEMMA = "Två i gruppen talar inte med varandra, och jag väntar ut dem."
START = "Programmet börjar"


def nominee_fills_in_the_interest(city: City) -> None:
    page = city.browser("mentor")
    page.locator("main a.btn-primary").first.click()
    says_yes_to_all(page)
    expect(page.get_by_label(t("Your name"))).to_have_value(MENTOR.name)
    about(page, MENTOR)
    page.get_by_label("Hur många år har du varit chef?").fill("12")
    go_on(page)
    for theme, grade in (("Rollen som enhetschef", "mycket stor"), ("Tid och prioriteringar", "ganska stor")):
        page.get_by_role("group", name=theme, exact=True).get_by_label(grade, exact=True).check()
    page.get_by_label("Vilka erfarenheter vill du dela?").fill("Två sammanslagningar.")
    go_on(page)
    dates(page, "Kurs för mentorer")
    page.get_by_role("group", name="Hur många adepter").get_by_label("1", exact=True).check()
    page.get_by_label("Min närmaste chef").check()
    go_on(page)
    sends(city, page, "mentor", MENTOR)


def adept_applies(city: City) -> None:
    page = city.browser("adept")
    page.goto("/")
    follow(page, PROGRAMME)
    follow(page, t("Apply for a {mentor}"))
    page.get_by_label(t("Your name")).fill(ADEPT.name)
    page.get_by_label(t("Your work mail")).fill(ADEPT.email)
    press(page, t("Begin"))
    says_yes_to_all(page)
    about(page, ADEPT)
    page.get_by_label("Sedan när är du enhetschef?").fill("2025-10-01")
    go_on(page)
    page.get_by_label(t("Choose a theme")).select_option("Rollen som enhetschef")
    press(page, t("Add"))
    page.get_by_label("Vilket läge återkommer du till").fill(DILEMMA)
    page.get_by_label("Hur vill du leda om ett år?").fill("Säga det jag ser samma vecka.")
    page.get_by_label("Vad är viktigt hos din mentor?").fill("Att ha gjort fel någon gång.")
    go_on(page)
    dates(page, START)
    expect(page.get_by_label("Kurs för mentorer")).to_have_count(0)
    go_on(page)
    sends(city, page, "adept", ADEPT)


def says_yes_to_all(page: Page) -> None:
    for yes in every(page.get_by_role("radio", name=t("Yes"), exact=True)):
        yes.check()
    go_on(page)


def about(page: Page, someone: Someone) -> None:
    page.get_by_label(t("Your position")).fill(someone.title)
    page.get_by_label(t("Where you work")).select_option(f"– {someone.unit}")
    page.get_by_label(t("Your phone")).fill(someone.phone)


def dates(page: Page, title: str) -> None:
    """A date that is not fixed is a month."""
    expect(page.locator("main")).to_contain_text(re.compile(rf"{START}, .*\w+ 20\d\d"))
    page.get_by_label(title).check()


def go_on(page: Page) -> None:
    press(page, t("Save and go on"))
    expect(page.get_by_role("alert")).to_have_count(0)


def sends(city: City, page: Page, who: str, someone: Someone) -> None:
    """Each commitment is ticked; the mail confirms an address that is not confirmed."""
    headed(page, t("Check and send"))
    for box in page.locator("main").get_by_role("checkbox").all():
        box.check()
    page.locator("main form button.btn-primary").last.click()
    if who == "adept":
        city.follow_mail(who, someone.email, t("Continue your form for %(name)s", name=PROGRAMME))
        press(page, t("Confirm and send"))
    told(page, t("It has arrived. A receipt is on its way by mail."))
