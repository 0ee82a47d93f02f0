"""The pages of a chemistry meeting in Chromium: axe finds nothing, wide and narrow. MENTORFORUM_SHOTS keeps pictures."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import AnswerChoice
from matching.models import Match
from matching.offers.answers import answer_offer, note_talk
from matching.runs.actions import run_matching
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld
from tests.meetings.test_browser import log_in, shoot

pytestmark = pytest.mark.django_db(transaction=True)


def offered(first):
    """Sara and Karen of a programme whose accepting is a chemistry meeting, told eleven minutes ago."""
    cohort_world = CohortWorld()
    programme = cohort_world.programme
    programme.steps = ["chemistry" if step == "accept" else step for step in programme.steps]
    programme.save()
    cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"], "Svære samtaler fylder")
    karen = cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3}, "Ti år med svære samtaler")
    karen.person.title, karen.person.phone = "Centerchef", "99 31 22 33"
    karen.person.save()
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    match = Match.objects.get()
    offer_match(match, by=cohort_world.coordinator, first=first, now=timezone.now() - timedelta(minutes=11))
    return match


def look(page, axe, site, person, name, address, size):
    log_in(page, person, site)
    page.goto(address)
    shoot(page, f"{name}-{person.first_name.lower()}", size)
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*axe(page), *([f"{address}: {wide} px too wide"] if wide > 0 else [])]


@pytest.mark.parametrize("size", [320, pytest.param(1280, marks=pytest.mark.drill)])
def test_the_way_from_being_asked_to_a_sealed_answer(new_page, site, axe, size):
    match, found = offered(first=True), []
    page = new_page()
    page.set_viewport_size({"width": size, "height": 900})

    def see(who, name, target="offer"):
        found.extend(look(page, axe, site, who, name, reverse(f"matching:{target}", args=[match.pk]), size))

    see(match.mentor, "1-asked")
    see(match.mentor, "2-no", "no")
    answer_offer(match, by=match.mentor, choice=AnswerChoice.YES)
    see(match.mentee, "3-talk")
    see(match.mentor, "3-talk")
    see(match.mentee, "4-day", "talk")
    note_talk(match, by=match.mentee, talk_at=timezone.now() + timedelta(days=2))
    see(match.mentee, "5-agreed")
    see(match.mentee, "6-answer", "answer")
    found.extend(look(page, axe, site, match.mentee, "7-start", reverse("meetings:start"), size))
    answer_offer(match, by=match.mentee, choice=AnswerChoice.TALK)
    see(match.mentee, "8-sealed", "answer")
    see(match.mentee, "9-sealed")
    assert found == []
