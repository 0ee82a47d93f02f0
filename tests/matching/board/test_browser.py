"""The board in a browser: by keyboard alone, focus stays on a row that is swapped, axe finds nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.models import Match, PairMark
from matching.runs.actions import run_matching
from tests.axe.looking import look, nothing_wrong
from tests.helpers.browsing import log_in
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cohort_world():
    found = CohortWorld()
    found.mentee("Sara Berg", "By og Land", ["hard_talks", "delegating", "priorities"], "Svære samtaler fylder")
    found.mentee("Ali Khan", "Skole og Børn", ["conflicts"], "Konflikter i teamet")
    found.mentee("Mie Tang", "By og Land", ["role"], "Min rolle")
    found.mentor("Karen Holm", "Sundhed", {"hard_talks": 3, "delegating": 2}, "Ti år med svære samtaler")
    found.mentor("Ole Park", "Sundhed", {"conflicts": 3, "hard_talks": 1}, "Konflikter og forhandling")
    return found


def test_by_keyboard_focus_stays_where_it_was(page, site, cohort_world):
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    sara = Match.objects.get(mentee__name="Sara Berg").mentee_application
    log_in(page, cohort_world.coordinator, site)
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
    log_in(page, cohort_world.coordinator, site)
    page.goto(site.url + reverse("office_board", args=[cohort_world.cohort.pk]))
    page.locator(f'[id="pin-{sara.pk}"]').click()
    assert page.locator(f'[id="row-{sara.pk}"] .pill.tone-rest').count() == 1


def test_axe_finds_nothing(page, site, cohort_world):
    """Where a page has what `tests/axe` does not find on it: reasons against, a second run, paper, another answer."""
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator, fresh=True)
    cohort, match = cohort_world.cohort.pk, Match.objects.get(mentee__name="Sara Berg")
    board, sara = reverse("office_board", args=[cohort]), match.mentee_application_id
    ole = Match.objects.get(mentor__name="Ole Park").mentor_application_id
    office = [
        board,
        f"{reverse('office_why', args=[cohort, sara])}?mentor={ole}",
        reverse("office_difference", args=[cohort, 2]),
        f"{board}?turn=mentors",
        f"{board}?print=1",
        reverse("office_find", args=[sara]),
    ]
    log_in(page, cohort_world.coordinator, site)
    found = [line for address in office for line in look(page, address)]
    offer_match(match, by=cohort_world.coordinator, now=timezone.now() - timedelta(minutes=11))
    found += look(page, board, "board with an offer")
    for half in match.halves:
        log_in(page, half, site)
        page.goto(reverse("matching:offer", args=[match.pk]))
        page.locator("main form .btn-primary").click()
        found += look(page, reverse("matching:offer", args=[match.pk]), f"answered by {half.name}")
    nothing_wrong(found)
