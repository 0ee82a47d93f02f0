"""5: a network gathering of both sides, with a dilemma card (L4, L6)."""

from playwright.sync_api import expect

from tests.journeys.travel import follow, headed, press, shows
from tests.journeys.workplace.deciding import navigate
from tests.journeys.workplace.place import MENTEE, MENTOR, Workplace, in_days, t, tn

NETWORK, CARD, OTHER = "Netværk og dilemmaer", "Den vanskelige direktør", "Vennen i bunken"


def is_called(work: Workplace) -> None:
    page = work.browser("coordinator")
    navigate(page, "Gatherings")
    follow(page, NETWORK)
    follow(page, t("Choose cards"))
    page.get_by_label(CARD).check()
    press(page, t("Save"))
    follow(page, t("Change"))
    page.get_by_label(t("Day"), exact=True).fill(in_days(9))
    page.get_by_label(t("Starts")).fill("13:00")
    page.get_by_label(t("Ends")).fill("15:00")
    page.get_by_label(t("The date is not fixed yet")).uncheck()
    press(page, t("Save"))
    press(page, tn("Invite %(number)s person", "Invite %(number)s people", 3, number=3))
    work.ten_minutes_pass()


def both_read_the_card(work: Workplace) -> None:
    for who, someone in (("mentee", MENTEE), ("mentor", MENTOR)):
        page = work.follow_mail(who, someone.email, t("Invitation: {title}", title=NETWORK))
        headed(page, NETWORK)
        page.get_by_label(t("I am coming")).check()
        press(page, t("Send my answer"))
        follow(page, t("Cards to talk about"))
        shows(page, CARD)
        expect(page.locator("main")).not_to_contain_text(OTHER)
