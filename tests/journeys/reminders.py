"""The merged mail of a day: which they are, and following a link of the newest one."""

from playwright.sync_api import Page

from mentorforum.devmail.mails import CaughtMail
from tests.helpers.mailbox import links
from tests.helpers.waiting import wait_until
from tests.journeys.travel import SENDING, Journey
from worlds.people import Someone

SUBJECTS = ("En påmindelse", "Det kommer snart")  # one thing; several in one mail


def reminders(journey: Journey, someone: Someone) -> list[CaughtMail]:
    """Oldest first."""
    return [mail for mail in journey.mailbox.all(someone.email) if mail.subject in SUBJECTS]


def follow_reminder(journey: Journey, who: str, someone: Someone, place: str) -> Page:
    """Opens the link of the newest reminder that leads to such a place."""
    wait_until(lambda: any(place in link for link in newest(journey, someone)), seconds=SENDING, what=place)
    page = journey.browser(who)
    page.goto("about:blank")
    page.goto(next(link for link in newest(journey, someone) if place in link))
    return page


def newest(journey: Journey, someone: Someone) -> list[str]:
    """The links of the newest one."""
    found = reminders(journey, someone)
    return links(found[-1]) if found else []
