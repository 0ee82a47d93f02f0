"""What a journey is made of: everybody's browser, the caught mails, and time that passes."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, expect

from mentorforum.devmail.mails import CaughtMail
from tests.helpers.ageing import days_pass
from tests.helpers.mailbox import Mailbox, links
from tests.helpers.waiting import wait_until
from worlds.people import Someone

SENDING = 45  # seconds until a busy machine's worker has sent a mail
SMALL = 600  # pixels; a phone
CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}\b")

MENTEE = Someone("Nina Testrup", "nina.testrup@fjordby.test", "teamleder", "Park og vej", "99 31 20 71")
MENTOR = Someone("Bo Sandager", "bo.sandager@fjordby.test", "centerchef", "Hjemmeplejen", "99 31 20 72")


@dataclass
class Journey:
    """`browser(somebody)` is the same window each time; `scripts` says whether it runs any, `options` how it looks."""

    new_page: Callable[..., Page]
    mailbox: Mailbox
    scripts: bool = True
    options: dict[str, Any] = field(default_factory=dict)
    browsers: dict[str, Page] = field(default_factory=dict)
    seen: dict[str, set[str]] = field(default_factory=dict)

    def browser(self, who: str) -> Page:
        """Whose window; a new one is opened, without anybody logged in."""
        if who not in self.browsers:
            page = self.browsers[who] = self.new_page(java_script_enabled=self.scripts, **self.options)
            places = self.seen.setdefault(who, set())
            page.on("response", lambda answer: remember(places, answer))
        return self.browsers[who]

    def mail(self, to: str, subject: str, *, count: int = 1) -> CaughtMail:
        """The newest mail to somebody about something, as soon as the worker has sent it."""
        return self.mailbox.wait_for(to, subject, count=count, seconds=SENDING)

    def follow_mail(self, who: str, to: str, subject: str, *, number: int = 0) -> Page:
        """Opens the link of a mail in somebody's window."""
        page = self.browser(who)
        page.goto("about:blank")  # else a link to a place on the page one is on would not load it again
        page.goto(links(self.mail(to, subject))[number])
        return page

    def log_in_by_code(self, who: str, email: str) -> Page:
        """From the page one is on: address, code by mail, in."""
        page = self.browser(who)
        page.get_by_role("region", name="Med en kode på mail").get_by_label("Mail").fill(email)
        press(page, "Send mig en kode")
        code = wait_until(lambda: self.code(email), seconds=SENDING, what=f"a code to {email}")
        page.get_by_label("Kode").fill(code)
        press(page, "Fortsæt")
        return page

    def code(self, email: str) -> str:
        """The newest code somebody was mailed, or nothing."""
        found = [code for mail in self.mailbox.all(email) for code in CODE.findall(mail.text)]
        return found[-1] if found else ""

    def ten_minutes_pass(self) -> None:
        """What rests in the outbox can no longer be undone."""
        days_pass(minutes=11)

    def days_pass(self, days: int) -> None:
        days_pass(days)


def remember(places: set[str], answer: Any) -> None:
    if answer.request.is_navigation_request() and answer.request.method == "GET" and answer.status == 200:
        places.add(answer.url)


def press(page: Page | Locator, name: str | re.Pattern[str]) -> None:
    """The first button of that name."""
    fits_the_window(page)
    page.get_by_role("button", name=name, exact=isinstance(name, str)).first.click()


def follow(page: Page, name: str | re.Pattern[str]) -> None:
    """The first link of that name."""
    fits_the_window(page)
    page.get_by_role("link", name=name, exact=isinstance(name, str)).first.click()


def fits_the_window(page: Page | Locator) -> None:
    """On a phone nothing is wider than the window, on any page of the way."""
    if isinstance(page, Page) and page.viewport_size and page.viewport_size["width"] < SMALL:
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= page.viewport_size["width"], f"{page.url} is {width} px wide"


def every(found: Locator) -> list[Locator]:
    """All of them, once the page they stand on has come: `all()` alone waits for nothing."""
    expect(found.first).to_be_attached()
    return found.all()


def headed(page: Page, words: str | re.Pattern[str]) -> None:
    """This is the page with that h1."""
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def told(page: Page, words: str | re.Pattern[str]) -> None:
    """The message on top says so."""
    expect(page.get_by_role("status").filter(has_text=words).first).to_be_visible()


def shows(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.locator("main")).to_contain_text(words)
