"""5: the pair's room. A contract, a goal, a meeting with its agenda, and what is left of it afterwards."""

import re
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.reminders import follow_reminder
from tests.journeys.travel import MENTEE, MENTOR, Journey, follow, headed, press, shows, told

NINA, BO = MENTEE.name.split()[0], MENTOR.name.split()[0]
WISH = "Sige det svære i samme uge."
GOAL = "Give to opgaver fra mig hver måned."
SUGGESTED = "Budgetmødet på mandag"
PRIVATE = "At jeg venter for længe."
NOTES = "Vi talte om mandagsmødet."
AGREED = "Nina holder samtalen med sin chef"
THEME = "Uddelegering"
LINE = "Det gik lettere, end jeg troede."


def signs_contract(journey: Journey) -> None:
    """The mentee drafts it from the programme's text and signs; the mentor is mailed, and signs too."""
    page = enter(journey, "mentee", BO)
    follow(page, "Kontrakt")
    follow(page, "Skriv kontrakten")
    page.get_by_label("Det vil menteen nå").fill(WISH)
    press(page, "Gem")
    told(page, "Kontrakten gælder, når I begge har skrevet under.")
    press(page, "Skriv under")
    told(page, f"Du har skrevet under. {BO} får en mail")
    mentor = journey.follow_mail("mentor", MENTOR.email, "Kontrakten venter på dig")
    shows(mentor, WISH)
    press(mentor, "Skriv under")
    told(mentor, "I har begge skrevet under.")


def sets_goal(journey: Journey) -> None:
    """The contract's own wish is the first goal; another one is written."""
    page = enter(journey, "mentee", BO)
    follow(page, "Mål")
    shows(page, WISH)
    page.get_by_label("Hvad vil du nå?").fill(GOAL)
    press(page, "Gem målet")
    shows(page, GOAL)


def books_meeting(journey: Journey, *, in_days: int) -> None:
    """A day, a time and a place; both get a calendar file that names neither place nor theme."""
    page = enter(journey, "mentee", BO)
    book(page, in_days, place="Bos kontor")
    for someone in (MENTEE, MENTOR):
        mail = journey.mail(someone.email, "Jeres møde")
        assert [file.kind for file in mail.attachments] == ["text/calendar"]
        assert b"Bos kontor" not in mail.attachments[0].content and "Bos kontor" not in mail.text


def book(page: Page, in_days: int, place: str = "") -> None:
    follow(page, "Aftal et møde")
    page.get_by_label("Dag", exact=True).fill((timezone.now() + timedelta(days=in_days)).date().isoformat())
    page.get_by_label("Tidspunkt", exact=True).fill("14:00")
    page.get_by_label("Hvor (kan udelades)").fill(place)
    press(page, "Aftal mødet")
    told(page, "Mødet er aftalt.")


def prepares(journey: Journey) -> None:
    """The mentor suggests a point, the mentee takes it with and writes something for herself."""
    mentor = enter(journey, "mentor", NINA)
    follow(mentor, "Åbn mødet")
    mentor.get_by_label("Foreslå et punkt").fill(SUGGESTED)
    press(mentor, "Gem")
    told(mentor, "Gemt")
    page = enter(journey, "mentee", BO)
    follow(page, "Åbn mødet")
    shows(page, f"{BO} foreslår: “{SUGGESTED}”")
    page.get_by_label("Formålet i dag").fill("Vælge den ene samtale, jeg skal have.")
    page.get_by_label("Hvad er blevet hængende").fill(PRIVATE)
    take = page.locator("button[name=take]")
    take.click()
    expect(take).to_have_count(0)
    expect(page.get_by_label("Hvad er blevet hængende")).to_have_value(PRIVATE)
    mentor.reload()
    expect(mentor.locator("body")).not_to_contain_text(PRIVATE)


def says_it_was_held(journey: Journey) -> None:
    """The day after a mail asks: one click, then what was agreed."""
    page = follow_reminder(journey, "mentee", MENTEE, "/meetings/")
    shows(page, "Blev det holdt?")
    press(page, "Ja, vi har mødtes")
    told(page, "Noteret: I har mødtes.")
    page.get_by_label("Fælles noter").fill(NOTES)
    page.get_by_label("Hvad", exact=True).first.fill(AGREED)
    page.get_by_label("Hvem", exact=True).first.select_option(NINA)
    page.get_by_label("Næste tema").fill(THEME)
    press(page, "Gem")
    told(page, "Gemt")
    mentor = enter(journey, "mentor", NINA)
    follow(mentor, "Møder og fælles noter")
    shows(mentor, THEME)
    follow(mentor, re.compile(r" kl\. "))
    expect(mentor.get_by_label("Fælles noter")).to_have_value(NOTES)


def writes_in_logbook(journey: Journey) -> None:
    """A line that nobody else reads, and nobody knows of."""
    page = journey.browser("mentee")
    page.goto("/start/")
    headed(page, "Dit næste skridt")
    follow(page, "Skriv en linje")
    page.get_by_label("I dag").fill(LINE)
    press(page, "Gem")
    shows(page, LINE)


def coordinator_sees_dates_only(journey: Journey) -> None:
    """Met once, signed; none of the words."""
    page = journey.browser("coordinator")
    follow(page, "Par")
    page.get_by_role("link", name=MENTEE.name).first.click()
    for words in (WISH, GOAL, SUGGESTED, PRIVATE, NOTES, AGREED, THEME, LINE, "Bos kontor"):
        expect(page.locator("body")).not_to_contain_text(words)
    shows(page, "Underskrevet")


def enter(journey: Journey, who: str, other: str) -> Page:
    """From the start page into the room."""
    page = journey.browser(who)
    page.goto("/start/")
    follow(page, f"Jeres rum med {other}")
    return page
