"""1: a manager names two. One says no, one says yes; the manager is told neither."""

from playwright.sync_api import Page, expect

from tests.helpers.mailbox import links
from tests.journeys.city.place import DECLINES, MANAGER, MENTOR, City, t
from tests.journeys.travel import every, follow, headed, press, shows, told
from worlds.people import Someone

WHY = "Hör klart innan beslut fattas, även när det brådskar."
PROGRAMME = "Mentorprogram för nya enhetschefer"


def manager_names_two(city: City) -> None:
    """The second form knows the manager already."""
    page = city.browser("manager")
    page.goto("/")
    follow(page, PROGRAMME)
    follow(page, t("Nominate a {mentor}"))
    page.get_by_label(t("Your name")).fill(MANAGER.name)
    page.get_by_label(t("Your position")).fill(MANAGER.title)
    page.get_by_label(t("Your work mail")).fill(MANAGER.email)
    vouch(page, DECLINES)
    follow(page, t("Nominate one more"))
    expect(page.get_by_label(t("Your work mail"))).to_have_value(MANAGER.email)
    vouch(page, MENTOR)
    shows(page, DECLINES.name)
    receipt = city.mailbox.wait_for(MANAGER.email, count=2, seconds=45)
    assert WHY in receipt.text


def vouch(page: Page, someone: Someone) -> None:
    page.get_by_label(t("The name of the one you nominate")).fill(someone.name)
    page.get_by_label(t("Their work mail")).fill(someone.email)
    page.get_by_label("Avdelningschef").check()
    for yes in every(page.get_by_role("radio", name=t("Yes"), exact=True)):
        yes.check()
    page.get_by_label("Vad har du sett").fill(WHY)
    press(page, t("Send the nomination"))
    headed(page, t("Your nomination is received"))


def one_says_no(city: City) -> None:
    page = opens(city, "declines", DECLINES)
    press(page, t("No, not this time"))
    headed(page, t("Thank you for your answer"))
    page.goto(links(city.mailbox.all(DECLINES.email)[0])[0])
    headed(page, t("This link has been used. Thank you."))


def one_says_yes(city: City) -> None:
    """The form begins at once, with name and address known."""
    page = opens(city, "mentor", MENTOR)
    press(page, t("Yes, take me to the form"))
    told(page, t("Thank you. Your address is confirmed, and your form has begun. Take it in parts if you like."))


def manager_hears_no_more(city: City) -> None:
    assert len(city.mailbox.all(MANAGER.email)) == 2


def opens(city: City, who: str, someone: Someone) -> Page:
    """The mail says who, not what; what was said stands behind its button."""
    mail = city.mailbox.wait_for(someone.email, seconds=45)
    assert MANAGER.name in mail.text and WHY not in mail.text
    page = city.browser(who)
    page.goto(links(mail)[0])
    press(page, t("Open"))
    shows(page, WHY)
    shows(page, t("preliminary, {month}", month="").strip())
    return page
