"""5: the pair's room: rhythm and form agreed without a signature, a goal, a meeting before and after."""

from playwright.sync_api import Page, expect

from tests.journeys.city.place import ADEPT, JOHAN, MENTOR, SANNA, City, in_days, t
from tests.journeys.travel import follow, press, shows, told

GOAL = "Säga det jag ser samma vecka."
QUESTION = "Hur börjar jag samtalet med de två?"
NOTES = "Vi gick igenom tre sätt att börja."


def enter(city: City, who: str, other: str) -> Page:
    page = city.browser(who)
    page.goto("/start/")
    follow(page, t("Your room with %(name)s", name=other))
    return page


def agrees_without_signing(city: City) -> None:
    page = enter(city, "adept", JOHAN)
    follow(page, t("{Contract}"))
    follow(page, t("Write {contract_def}"))
    page.get_by_label("Hur tätt vi ses").fill("Var fjärde vecka.")
    press(page, t("Save"))
    expect(page.get_by_role("status").first).to_be_visible()
    expect(page.get_by_role("button", name=t("Sign"), exact=True)).to_have_count(0)
    mentor = enter(city, "mentor", SANNA)
    follow(mentor, t("{Contract}"))
    shows(mentor, "Var fjärde vecka.")
    expect(mentor.get_by_role("button", name=t("Sign"), exact=True)).to_have_count(0)


def sets_a_goal(city: City) -> None:
    page = enter(city, "adept", JOHAN)
    follow(page, t("Goals"))
    page.get_by_label(t("What do you want to reach?")).fill(GOAL)
    press(page, t("Save the goal"))
    shows(page, GOAL)


def meets_once(city: City) -> None:
    """Booked, prepared, held, and noted together."""
    page = enter(city, "adept", JOHAN)
    follow(page, t("Book a meeting"))
    page.get_by_label(t("Day"), exact=True).fill(in_days(6))
    page.get_by_label(t("Time"), exact=True).fill("14:00")
    press(page, t("Book"))
    enter(city, "adept", JOHAN)
    follow(page, t("Open the meeting"))
    page.get_by_label("Frågan för dagen").fill(QUESTION)
    press(page, t("Save"))
    mentor = enter(city, "mentor", SANNA)
    follow(mentor, t("Open the meeting"))
    shows(mentor, QUESTION)
    city.days_pass(7)
    page = city.follow_reminder("adept", ADEPT, "/meetings/")
    press(page, t("Yes, we have met"))
    told(page, t("Noted: you have met. Write down what you agreed, if you like."))
    page.get_by_label(t("Shared notes")).fill(NOTES)
    press(page, t("Save"))
    mentor = city.follow_reminder("mentor", MENTOR, "/meetings/")
    expect(mentor.get_by_label(t("Shared notes"))).to_have_value(NOTES)


def coordinator_reads_no_text(city: City) -> None:
    page = city.browser("coordinator")
    follow(page, t("Pairs"))
    page.get_by_role("link", name=ADEPT.name).first.click()
    for words in (GOAL, QUESTION, NOTES, "Var fjärde vecka."):
        expect(page.locator("body")).not_to_contain_text(words)
    expect(page.locator("body")).not_to_contain_text(t("Signed"))
