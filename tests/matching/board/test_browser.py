"""The board in a browser: by keyboard alone, focus stays on a row that is swapped, axe finds nothing."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matching.models import Match, PairMark
from matching.runs.actions import run_matching
from tests.helpers import browsing
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db(transaction=True)
LOOKS = {
    "desk": {},
    "phone": {"viewport": {"width": 320, "height": 844}},
    "dark": {"color_scheme": "dark"},
}


@pytest.fixture
def cohort_world():
    found = CohortWorld()
    found.mentee("Sara Berg", "By og Land", ["hard_talks", "delegating", "priorities"], "Svære samtaler fylder")
    found.mentee("Ali Khan", "Skole og Børn", ["conflicts"], "Konflikter i teamet")
    found.mentee("Mie Tang", "By og Land", ["role"], "Min rolle")
    found.mentor("Karen Holm", "Sundhed", {"hard_talks": 3, "delegating": 2}, "Ti år med svære samtaler")
    found.mentor("Ole Park", "Sundhed", {"conflicts": 3, "hard_talks": 1}, "Konflikter og forhandling")
    return found


def enter(page, person, site):
    client = Client()
    client.force_login(person)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site.url}])


def test_by_keyboard_focus_stays_where_it_was(page, site, cohort_world):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    sara = Match.objects.get(mentee__name="Sara Berg").mentee_application
    enter(page, cohort_world.coordinator, site)
    page.goto(site.url + reverse("office_board", args=[cohort_world.cohort.pk]))
    pin = page.locator(f'[id="pin-{sara.pk}"]')
    pin.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#board-said .message")
    assert pin.get_attribute("value") == "unpin"
    page.wait_for_selector(f'[id="pin-{sara.pk}"]:focus')
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(f'[id="row-{sara.pk}"] .pill.tone-wait')
    page.wait_for_selector(f'[id="row-{sara.pk}"] a:focus')
    assert PairMark.objects.get().kind == "excluded"


def test_without_javascript(new_page, site, cohort_world):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    sara = Match.objects.get(mentee__name="Sara Berg").mentee_application
    page = new_page(java_script_enabled=False)
    enter(page, cohort_world.coordinator, site)
    page.goto(site.url + reverse("office_board", args=[cohort_world.cohort.pk]))
    page.locator(f'[id="pin-{sara.pk}"]').click()
    assert page.locator(f'[id="row-{sara.pk}"] .pill.tone-rest').count() == 1


@pytest.mark.parametrize(
    "look",
    ["phone", pytest.param("desk", marks=pytest.mark.drill), pytest.param("dark", marks=pytest.mark.drill)],
)
def test_axe_finds_nothing(new_page, site, cohort_world, axe, look):
    page = new_page(**LOOKS[look])
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator, fresh=True)
    cohort, match = cohort_world.cohort.pk, Match.objects.get(mentee__name="Sara Berg")
    pair = match.mentee_application_id, match.mentor_application_id
    why = reverse("office_why", args=[cohort, pair[0]])
    ole = Match.objects.get(mentor__name="Ole Park").mentor_application_id
    office = [
        reverse("office_board", args=[cohort]),
        reverse("office_offer", args=[cohort]),
        why,
        f"{why}?mentor={ole}",
        reverse("office_difference", args=[cohort, 2]),
        f"{reverse('office_board', args=[cohort])}?turn=mentors",
        f"{reverse('office_board', args=[cohort])}?print=1",
        reverse("office_run", args=[cohort]),
        reverse("office_find", args=[pair[0]]),
        reverse("office_settled", args=[cohort, *pair]),
        reverse("office_place", args=[cohort, ole]),
        reverse("office_note", args=[cohort, *pair]),
    ]
    found = visit(page, site, axe, cohort_world.coordinator, office)
    offer_match(match, by=cohort_world.coordinator, now=timezone.now() - timedelta(minutes=11))
    found += visit(page, site, axe, cohort_world.coordinator, [office[0], reverse("office_withdraw", args=[match.pk])])
    here, no = reverse("matching:offer", args=[match.pk]), reverse("matching:no", args=[match.pk])
    for half in match.halves:
        found += visit(page, site, axe, half, [here, no])
        page.goto(site.url + here)
        page.locator("main form .btn-primary").click()
        found += visit(page, site, axe, half, [here])
    assert found == []


def visit(page, site, axe, person, addresses):
    """What axe finds on each page, and which are wider than the window."""
    page.context.clear_cookies()
    enter(page, person, site)
    found = []
    for address in addresses:
        page.goto(site.url + address)
        found += axe(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(f"{address} is wider than {page.viewport_size or browsing.DESK}")
    return found
