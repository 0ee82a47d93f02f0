"""3: the coordinator sees who stands behind whom, accepts both, and later matches them on the board."""

from playwright.sync_api import Page, expect

from tests.journeys.city.place import ADEPT, DECLINES, JOHAN, LENA, MANAGER, MENTOR, SANNA, City, t, tn
from tests.journeys.travel import follow, headed, press, shows, told

A_MATCHING = 60_000  # milliseconds, on a busy machine


def logs_in(city: City) -> Page:
    page = city.browser("coordinator")
    page.goto("/")
    follow(page, t("Log in"))
    return city.enter_by_code("coordinator", LENA)


def sees_the_nominations(city: City) -> None:
    """How each stands is the coordinator's alone."""
    page = city.browser("coordinator")
    follow(page, t("Applications"))
    follow(page, t("Nominations"))
    expect(page.get_by_role("row").filter(has_text=DECLINES.name)).to_contain_text(t("Has said no"))
    expect(page.get_by_role("row").filter(has_text=MENTOR.name)).to_contain_text(t("Has said yes"))


def accepts_both(city: City) -> None:
    page = city.browser("coordinator")
    for someone in (ADEPT, MENTOR):
        follow(page, t("Applications"))
        follow(page, someone.name)
        headed(page, someone.name)
        if someone == MENTOR:
            shows(page, t("Nominated by {name}", name=MANAGER.name))
        press(page, t("Accept"))
        page.locator("main .btn-primary").click()
        told(page, t("%(name)s is accepted.", name=someone.name))
    city.ten_minutes_pass()
    for someone in (ADEPT, MENTOR):
        city.mail(someone.email, "Du har en plats i")


def matches_and_offers(city: City) -> None:
    page = city.browser("coordinator")
    follow(page, t("Match"))
    page.get_by_role("button", name=t("Find matches"), exact=True).click(timeout=A_MATCHING)
    headed(page, t("Match: %(placed)s of %(all)s get a place", placed=1, all=1))
    follow(page, f"{t('Offer')} ({SANNA}, {JOHAN})")
    press(page, tn("Send the offer", "Send %(number)s offers", 1))
    city.ten_minutes_pass()


def both_say_yes(city: City) -> None:
    offer, pair = t("We have found somebody for you to meet"), t("You two are now a pair")
    for who, someone in (("adept", ADEPT), ("mentor", MENTOR)):
        city.follow_mail(who, someone.email, offer)
        page = city.browser(who)
        if t("Log in") in page.get_by_role("heading", level=1).inner_text():
            city.enter_by_code(who, someone)
        press(page, t("Yes, gladly"))
        expect(page.get_by_role("status").first).to_be_visible()
    for someone in (ADEPT, MENTOR):
        city.mail(someone.email, pair)
