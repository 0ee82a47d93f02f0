"""3: all are accepted; two are not for each other, two steps out, and nobody learns why. Both say yes (L7)."""

from playwright.sync_api import Page, expect

from tests.journeys.travel import follow, headed, press, shows, told
from tests.journeys.workplace.place import BO, DIRECTOR, KARL, MENTEE, MENTOR, NINA, SECRETARY, Workplace, t, tn

A_MATCHING = 60_000  # milliseconds, on a busy machine


def accepts_all(work: Workplace) -> None:
    """The mentee's application says nothing of whom she named. All are accepted at once."""
    page = work.browser("coordinator")
    navigate(page, "Applications")
    follow(page, MENTEE.name)
    headed(page, MENTEE.name)
    expect(page.locator("body")).not_to_contain_text(DIRECTOR.name)
    navigate(page, "Applications")
    for someone in (MENTEE, MENTOR, KARL):
        page.get_by_role("checkbox", name=t("Tick %(name)s", name=someone.name)).check()
    press(page, t("Accept"))
    page.locator("main .btn-primary").click()
    told(page, tn("%(number)d application is accepted.", "%(number)d applications are accepted.", 3, number=3))
    work.ten_minutes_pass()


def is_told_no_more_than_not_for_each_other(work: Workplace) -> None:
    """The director's wife is not for the mentor of the director's secretary."""
    page = work.browser("coordinator")
    navigate(page, "Match")
    page.get_by_role("button", name=t("Find matches"), exact=True).click(timeout=A_MATCHING)
    headed(page, t("Match: %(placed)s of %(all)s get a place", placed=1, all=1))
    shows(page, MENTOR.name)
    follow(page, f"{t('Why not …?')} ({NINA})")
    page.get_by_label("Mentor").select_option(f"{KARL.name}, {KARL.unit}")
    press(page, t("See why"))
    shows(page, t("Not for each other."))
    for more in (DIRECTOR.name, SECRETARY.name, t("Too close to be matched")):
        expect(page.locator("body")).not_to_contain_text(more)
    expect(page.get_by_role("button", name=t("Hold fast all the same"))).to_have_count(0)


def offers(work: Workplace) -> None:
    page = work.browser("coordinator")
    navigate(page, "Match")
    follow(page, f"{t('Offer')} ({NINA}, {BO})")
    press(page, tn("Send the offer", "Send %(number)s offers", 1, number=1))
    work.ten_minutes_pass()


def both_say_yes(work: Workplace) -> None:
    for who, someone in (("mentee", MENTEE), ("mentor", MENTOR)):
        page = work.follow_mail(who, someone.email, t("We have found somebody for you to meet"))
        if t("Log in") in page.get_by_role("heading", level=1).inner_text():
            work.enter_by_code(who, someone)
        press(page, t("Yes, gladly"))
        expect(page.get_by_role("status").first).to_be_visible()
    for someone in (MENTEE, MENTOR):
        work.mail(someone.email, t("You two are now a pair"))


def navigate(page: Page, heading: str) -> None:
    page.get_by_role("navigation").get_by_role("link", name=t(heading), exact=True).first.click()
