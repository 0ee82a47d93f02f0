"""6: the open list. One agrees, then both; one takes it back (L4)."""

from playwright.sync_api import Page, expect

from tests.journeys.travel import follow, press, shows, told
from tests.journeys.workplace.place import BO, MENTEE, MENTOR, NINA, SLUG, Workplace, t
from tests.journeys.workplace.rooming import enter

YES = "Yes, we may stand on the list"


def both_agree(work: Workplace) -> None:
    """One yes shows nothing to anybody, and the other half is not shown it either."""
    agrees(work, "mentee", BO)
    shows(the_list(work, "coordinator"), t("No pair stands here yet."))
    mentor = enter(work, "mentor", NINA)
    follow(mentor, t("The open list"))
    shows(mentor, t("You have not said yes. Nothing happens if you leave it so."))
    agrees(work, "mentor", NINA)
    for who in ("coordinator", "mentee", "mentor"):
        page = the_list(work, who)
        shows(page, MENTEE.name)
        shows(page, MENTOR.name)


def one_takes_it_back(work: Workplace) -> None:
    page = enter(work, "mentor", NINA)
    follow(page, t("The open list"))
    press(page, t("Take my yes back"))
    told(page, t("You two are not on the list any more. Nobody is told."))
    for who in ("coordinator", "mentee"):
        expect(the_list(work, who).locator("main")).not_to_contain_text(MENTOR.name)


def agrees(work: Workplace, who: str, other: str) -> None:
    page = enter(work, who, other)
    follow(page, t("The open list"))
    press(page, t(YES))
    told(page, t("Your yes is noted. You stand on the list when you have both said yes."))


def the_list(work: Workplace, who: str) -> Page:
    page = work.browser(who)
    page.goto(f"/p/{SLUG}/pairs/")
    return page
