"""The pages of a chemistry meeting in Chromium: axe finds nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import AnswerChoice
from matching.models import Match
from matching.offers.answers import answer_offer, note_talk
from matching.runs.actions import run_matching
from tests.axe.looking import look, nothing_wrong
from tests.helpers.browsing import log_in
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

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


def test_the_way_from_being_asked_to_a_sealed_answer(page, site):
    """`tests/axe` has looked at the offer itself, at saying no and at the start page."""
    match, found = offered(first=True), []

    def see(who, name, target="offer"):
        log_in(page, who, site)
        found.extend(look(page, reverse(f"matching:{target}", args=[match.pk]), f"{name}, {who.first_name}"))

    answer_offer(match, by=match.mentor, choice=AnswerChoice.YES)
    see(match.mentee, "1 talk")
    see(match.mentor, "1 talk")
    see(match.mentee, "2 day", "talk")
    note_talk(match, by=match.mentee, talk_at=timezone.now() + timedelta(days=2))
    see(match.mentee, "3 agreed")
    see(match.mentee, "4 answer", "answer")
    answer_offer(match, by=match.mentee, choice=AnswerChoice.TALK)
    see(match.mentee, "5 sealed", "answer")
    nothing_wrong(found)
