"""Every page as the person it is for: axe finds nothing, one h1, one filled button, nothing wider than the window."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from tests.access.addresses import TABLE, address
from tests.access.table_people import HALVES, PUBLIC
from tests.access.world import PEOPLE, GuardedWorld, build
from tests.axe.looking import look, look_here, make_wide, nothing_wrong
from tests.helpers.browsing import log_in

pytestmark = pytest.mark.django_db(transaction=True)
Page = tuple[str, str]  # who, address

TWICE = {"admin:index"}
#: what is fetched as a file
FILES = {
    "health",
    "programmes:my_copy",
    "gathering_calendar",
    "meetings:logbook_copy",
    "meetings:copy",
    "meetings:calendar",
}


def who_may(name: str) -> str:
    """The first one whom the page answers with 200."""
    line = TABLE[name].expected["own"].split()
    return next((person for person, code in zip(PEOPLE, line, strict=True) if code == "200"), "")


def listed(world: GuardedWorld, names: list[str]) -> list[Page]:
    """The pages of these rows; not what is fetched as a file."""
    shown = [name for name in names if not TABLE[name].post_only and name not in TWICE | FILES and who_may(name)]
    return [(who_may(name), address(world, name, "own")) for name in shown]


def is_html(world: GuardedWorld, who: str, url: str) -> bool:
    client = Client()
    if world.people[who]:
        client.force_login(world.people[who])
    return client.get(url)["Content-Type"].startswith("text/html")


def public(world: GuardedWorld) -> list[Page]:
    """Besides: the login, the mail catcher, a link that is over, nothing at all."""
    more = [reverse("account_login"), reverse("account_request_login_code"), reverse("account_signup"), "/dev/mail/"]
    gone = [reverse("programmes:draft_link", args=["gone"]), "/nothing-here/"]
    return [*listed(world, list(PUBLIC)), *(("visitor", url) for url in [*more, *gone])]


def halves(world: GuardedWorld) -> list[Page]:
    """Besides: the mentor's side, an offer that is open, a match that is over, one's own login pages."""
    own, over, offer = world.own, world.pairs["over"], world.ground.offer
    mentors = [
        ("mentor", address(world, name, "own")) for name in ("meetings:start", "meetings:room", "meetings:meeting")
    ]
    held = reverse("meetings:meeting", args=[own.room.pk, own.held.pk])
    offered = [("offered", reverse(f"matching:{name}", args=[offer.pk])) for name in ("offer", "no")]
    past = [
        ("former", address(world, name, "over")) for name in ("meetings:room", "meetings:contract", "meetings:goals")
    ]
    logins = [
        ("mentee", reverse(name)) for name in ("mfa_index", "usersessions_list", "account_email", "account_logout")
    ]
    assert over.room.pk != own.room.pk
    return [*listed(world, list(HALVES)), *mentors, ("mentee", held), *offered, *past, *logins, ("former", "/start/")]


def office(world: GuardedWorld) -> list[Page]:
    """Besides: a mentor's application, one that waits."""
    ground = world.ground
    names = [name for name in TABLE if name not in PUBLIC and name not in HALVES]
    mentor = reverse("office_application", args=[world.own.match.mentor_application_id])
    why = f"{address(world, 'office_why', 'own')}?mentor={ground.mentors[0].pk}"
    shown = [reverse("office_mail") + "?show=sent", reverse("office_people") + "?q=Mentee"]
    return [*listed(world, names), *(("coordinator", url) for url in [mentor, why, *shown])]


class Windows:
    """A browser for each person, opened when they are first asked for."""

    def __init__(self, world: GuardedWorld, new_page, site):
        self.people = {**world.people, "offered": world.ground.offer.mentee}
        self.new_page, self.site, self.opened = new_page, site, {}

    def of(self, who: str):
        if who not in self.opened:
            self.opened[who] = self.new_page()
            if self.people[who]:
                log_in(self.opened[who], self.people[who], self.site)
        return self.opened[who]


#: form -> what is sent empty: the summary and the sentences at the fields
WITH_ERRORS = [
    "meetings:goals",
    "meetings:book",
    "meetings:concern",
    "office_new_cohort",
    "office_gathering_new",
    "programmes:apply",
]


def with_errors(world: GuardedWorld, windows: Windows) -> list[str]:
    """What is wrong with the pages that say what is wrong."""
    wrong = []
    for name in WITH_ERRORS:
        page = windows.of(who_may(name))
        make_wide(page)
        page.goto(address(world, name, "own"))
        page.locator("main form[method=post] .btn-primary").first.click()
        page.locator(".error-summary").wait_for()
        wrong += look_here(page, f"{name} with errors")
    return wrong


def test_every_page(new_page, site, mailbox, caplog):
    """One test, one world: building it and clearing up after it takes as long as looking at five pages.

    The office comes first: it may correct the address of those who have never logged in.
    """
    caplog.set_level(logging.CRITICAL, "django.request")
    world = build()
    windows = Windows(world, new_page, site)
    parts = [part(world) for part in (office, public, halves)]
    wrong = [f"{who}: {line}" for part in parts for who, url in part for line in look(windows.of(who), url)]
    nothing_wrong([*wrong, *with_errors(world, windows)])
    assert min(len(part) for part in parts) > 20
    assert [name for name in FILES if is_html(world, who_may(name), address(world, name, "own"))] == []
