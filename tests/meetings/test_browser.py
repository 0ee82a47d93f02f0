"""Every page of the room in Chromium: axe finds nothing, wide and narrow. MENTORFORUM_SHOTS keeps pictures."""

import os
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from matching.enums import MatchStatus
from meetings.models import Evaluation
from tests.factories import make_application
from tests.meetings.room.test_views import MEETING_PAGES, OWN_PAGES, ROOM_PAGES
from tests.meetings.worlds import end, fill, make_pair

pytestmark = pytest.mark.django_db(transaction=True)

#: tests/axe opens every page at 1280 and 320 px, light and dark; here the other looks are for the drill
WIDE = pytest.param(1280, marks=pytest.mark.drill)
WIDE_LIGHT = pytest.param(1280, "light", marks=pytest.mark.drill)
PHONE_DARK = pytest.param(390, "dark", marks=pytest.mark.drill)
SHOTS = os.environ.get("MENTORFORUM_SHOTS")
NOT_HTML = {"copy", "calendar", "meetings:logbook_copy"}


def log_in(page, person, site):
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}])


def shoot(page, name, size):
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}-{size}.png", full_page=True)


def pages_of(world):
    here = [world.room.pk]
    for name in ROOM_PAGES:
        if name not in NOT_HTML:
            yield name, reverse(f"meetings:{name}", args=here)
    yield "good", reverse("meetings:good", args=[*here, "four_ways"])
    for name in MEETING_PAGES:
        if name not in NOT_HTML:
            yield f"coming-{name}", reverse(f"meetings:{name}", args=[*here, world.coming.pk])
    yield "held-meeting", reverse("meetings:meeting", args=[*here, world.held.pk])
    yield "goal", reverse("meetings:goal", args=[*here, world.room.goals.first().pk])
    for name in OWN_PAGES:
        if name not in NOT_HTML:
            yield name.partition(":")[2], reverse(name)


def check(page, axe, pages, size):
    found = []
    for name, address in pages:
        page.goto(address)
        shoot(page, name, size)
        found += axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{address}: {wide} px too wide"] if wide > 0 else []
    assert found == []


@pytest.mark.parametrize(("size", "scheme"), [(320, "light"), WIDE_LIGHT, PHONE_DARK])
def test_the_mentees_pages_have_no_finding(new_page, site, axe, size, scheme):
    world = fill(make_pair())
    Evaluation.objects.filter(person=world.mentee, point="midway").update(status="open")
    page = new_page(viewport={"width": size, "height": 900}, color_scheme=scheme)
    log_in(page, world.mentee, site)
    asked = Evaluation.objects.get(person=world.mentee, point="midway")
    pages = [*pages_of(world), ("evaluation", reverse("meetings:evaluation", args=[asked.pk]))]
    check(page, axe, pages, size)


@pytest.mark.parametrize("size", [390, WIDE])
def test_the_mentors_pages_have_no_finding(new_page, site, axe, size):
    world = fill(make_pair())
    page = new_page(viewport={"width": size, "height": 900})
    log_in(page, world.mentor, site)
    pages = [
        (f"mentor-{name}", address)
        for name, address in pages_of(world)
        if "meeting" in name or name in {"room", "start"}
    ]
    check(page, axe, pages, size)


@pytest.mark.parametrize("size", [390, WIDE])
def test_the_quiet_pages_have_no_finding(new_page, site, axe, size):
    begun, waiting = make_pair(), make_pair()
    world = end(fill(make_pair()), MatchStatus.COMPLETED)
    applicant = make_application(waiting.room.match.cohort).person
    for person, prefix, world_ in ((begun.mentee, "new", begun), (world.mentee, "over", world)):
        page = new_page(viewport={"width": size, "height": 900})
        log_in(page, person, site)
        names = ["room", "contract", "goals", "meetings", "preparation"]
        pages = [(f"{prefix}-{name}", reverse(f"meetings:{name}", args=[world_.room.pk])) for name in names]
        check(page, axe, [*pages, (f"{prefix}-start", reverse("meetings:start"))], size)
    page = new_page(viewport={"width": size, "height": 900})
    log_in(page, applicant, site)
    check(page, axe, [("applicant-start", reverse("meetings:start"))], size)


@pytest.mark.parametrize("size", [390, WIDE])
def test_the_coordinators_pages_have_no_finding(new_page, site, axe, size):
    world = fill(make_pair())
    match = world.room.match
    page = new_page(viewport={"width": size, "height": 900})
    log_in(page, world.coordinator, site)
    pages = [
        ("office-pairs", reverse("office_pairs", args=[match.cohort_id])),
        ("office-evaluation", reverse("office_evaluation", args=[match.cohort_id])),
        ("office-pair", reverse("office_pair", args=[match.pk])),
        ("office-pause", reverse("office_pair_pause", args=[match.pk])),
        ("office-end", reverse("office_pair_end", args=[match.pk])),
        ("office-concerns", reverse("office_concerns")),
    ]
    check(page, axe, pages, size)
