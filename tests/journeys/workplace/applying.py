"""2: one applies and names, for herself alone, whom she is too close to; one offers to be mentor (L2, L7)."""

from playwright.sync_api import Page, expect

from programmes.models import Answer
from tests.journeys.travel import every, follow, headed, press, shows, told
from tests.journeys.workplace.place import DIRECTOR, MENTEE, MENTOR, SLUG, Workplace, karl_offers_to_be_mentor, t
from worlds.people import Someone

SITUATION = "Jeg vil kunne sige nej til opgaver, der ikke er mine."


def mentee_applies(work: Workplace) -> None:
    page = begin(work, "mentee", MENTEE, t("Apply for a {mentor}"))
    page.get_by_label(t("Choose a theme")).select_option("Prioritering")
    press(page, t("Add"))
    page.get_by_label("Hvad vil du gerne have gang i eller have fri af?").fill(SITUATION)
    go_on(page)
    shows(page, t("Only you. {Coordinators_def} see only “not for each other”."))
    page.get_by_label("Er du i familie eller tæt på nogen her?").fill(f"Jeg er gift med {DIRECTOR.name}")
    go_on(page)
    sends(work, page, "mentee", MENTEE)
    assert not Answer.objects.filter(question__key="not_with").exists()


def mentors_offer(work: Workplace) -> None:
    page = begin(work, "mentor", MENTOR, t("Be a {mentor}"))
    page.get_by_role("group", name="Prioritering", exact=True).get_by_label("stor", exact=True).check()
    page.get_by_label("Hvad kommer folk til dig med?").fill("Når to opgaver vil have den samme dag.")
    go_on(page)
    page.get_by_role("group", name="Hvor mange mentees").get_by_label("1", exact=True).check()
    go_on(page)
    sends(work, page, "mentor", MENTOR)
    karl_offers_to_be_mentor()


def begin(work: Workplace, who: str, someone: Someone, link: str) -> Page:
    """From the programme's page through the conditions and who one is."""
    page = work.browser(who)
    page.goto(f"/p/{SLUG}/")
    follow(page, link)
    page.get_by_label(t("Your name")).fill(someone.name)
    page.get_by_label(t("Your work mail")).fill(someone.email)
    press(page, t("Begin"))
    for yes in every(page.get_by_role("radio", name=t("Yes"), exact=True)):
        yes.check()
    go_on(page)
    page.get_by_label(t("Your position")).fill(someone.title)
    page.get_by_label(t("Where you work")).select_option(someone.unit)
    page.get_by_label(t("Your phone")).fill(someone.phone)
    go_on(page)
    return page


def go_on(page: Page) -> None:
    press(page, t("Save and go on"))
    expect(page.get_by_role("alert")).to_have_count(0)


def sends(work: Workplace, page: Page, who: str, someone: Someone) -> None:
    """Each commitment is ticked by itself; the mail confirms the address and sends it."""
    headed(page, t("Check and send"))
    for box in page.locator("main").get_by_role("checkbox").all():
        box.check()
    page.locator("main form button.btn-primary").last.click()
    work.follow_mail(who, someone.email, "Fortsæt din formular")
    press(page, t("Confirm and send"))
    told(page, t("It has arrived. A receipt is on its way by mail."))
