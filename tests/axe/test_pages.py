"""Every page as the person it is for: axe finds nothing, one h1, one filled button, nothing wider than the window."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from programmes.models import Person
from tests.access.addresses import TABLE, address
from tests.access.table_people import HALVES, PUBLIC
from tests.access.world import PEOPLE, GuardedWorld, build
from tests.axe.looking import AXE, NARROW, findings, look, order

pytestmark = pytest.mark.django_db(transaction=True)
Page = tuple[str, str]  # who, address

TWICE = {"admin:index"}


def who_may(name: str) -> str:
    """The first one whom the page answers with 200."""
    line = TABLE[name].expected["own"].split()
    return next((person for person, code in zip(PEOPLE, line, strict=True) if code == "200"), "")


def listed(world: GuardedWorld, names: list[str]) -> list[Page]:
    """The pages of these rows; not what is fetched as a file."""
    shown = [name for name in names if not TABLE[name].post_only and name not in TWICE and who_may(name)]
    pages = [(who_may(name), address(world, name, "own")) for name in shown]
    return [page for page in pages if is_html(world, *page)]


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


def people_of(world: GuardedWorld) -> dict[str, Person | None]:
    return {**world.people, "offered": world.ground.offer.mentee}


def look_at(pages: list[Page], people: dict[str, Person | None], new_page, site) -> list[str]:
    """All pages, each in the browser of its person."""
    windows, wrong = {}, []
    for who, url in pages:
        if who not in windows:
            windows[who] = new_page()
            log_in(windows[who], people[who], site)
        wrong += [f"{who}: {line}" for line in look(windows[who], url)]
    return wrong


def log_in(page, person: Person | None, site) -> None:
    if person:
        client = Client()
        client.force_login(person)
        page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}])


@pytest.mark.parametrize("part", [public, halves, office])
def test_pages_are_open_to_everybody(part, new_page, site, mailbox, caplog):
    caplog.set_level(logging.CRITICAL, "django.request")
    world = build()
    pages = part(world)
    assert look_at(pages, people_of(world), new_page, site) == []
    assert len(pages) > 20


#: form -> what is sent empty: the summary and the sentences at the fields
WITH_ERRORS = [
    "meetings:goals",
    "meetings:book",
    "meetings:concern",
    "office_new_cohort",
    "office_gathering_new",
    "programmes:apply",
]


def test_pages_that_say_what_is_wrong(new_page, site, caplog):
    world, wrong, windows = build(), [], {}
    for name in WITH_ERRORS:
        who = who_may(name)
        if who not in windows:
            windows[who] = new_page()
            log_in(windows[who], world.people[who], site)
        page = windows[who]
        page.goto(address(world, name, "own"))
        page.locator("main form[method=post] .btn-primary").first.click()
        page.locator(".error-summary").wait_for()
        page.evaluate(AXE)
        wrong += [f"{name}: {line}" for line in [*findings(page, {}), *order(page)]]
        page.set_viewport_size(NARROW)
        wrong += [f"{name} 320: {line}" for line in findings(page, {})]
    assert wrong == []
