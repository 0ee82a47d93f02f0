"""Two who have agreed outside: entered, resting with Undo, begun by the tick; what can never be set aside holds."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.enums import MarkKind, MatchStatus
from matching.models import Match, PairMark, Tie
from matching.offers.agreed import begin_settled, enter_agreed
from matching.runs.actions import run_matching
from mentorforum.errors import RuleBroken
from programmes.models import Coordinatorship, History, Mail, Undo
from programmes.tasks import tick
from programmes.undo.actions import take_back
from tests.matching.board.test_board import at, words
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=11)


@pytest.fixture
def cohort_world():
    return CohortWorld()


@pytest.fixture
def three(cohort_world):
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"])
    ali = cohort_world.mentee("Ali Khan", "Skole og Børn", ["hard_talks"])
    karen = cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3})
    bo = cohort_world.mentor("Bo Boss", "By og Land", {"hard_talks": 3})
    return sara, ali, karen, bo


@pytest.fixture
def office(client, cohort_world):
    cohort_world.coordinator.language = "en"
    client.force_login(cohort_world.coordinator)
    client.cookies["django_language"] = "en"
    return client


def test_both_are_told_and_the_pair_begins_when_undo_is_over(cohort_world, three):
    sara, _ali, karen, _bo = three
    now = timezone.now()
    enter_agreed(sara, karen, by=cohort_world.coordinator, now=now)
    match = Match.objects.get()
    assert (match.status, match.seat.application) == (MatchStatus.OFFERED, karen)
    for half in match.halves:
        assert not Match.objects.of(half).exists()
    assert begin_settled(now) == 0
    assert not Mail.objects.exists()
    assert begin_settled(now + LATER) == 1
    assert begin_settled(now + LATER) == 0
    match.refresh_from_db()
    assert (match.status, match.room.mentee) == (MatchStatus.ACTIVE, sara.person)
    assert set(Mail.objects.values_list("name", "person__name")) == {
        ("matching/active", "Sara Berg"),
        ("matching/active", "Karen Holm"),
    }


def test_undo_takes_it_back_and_nobody_hears_of_it(cohort_world, three):
    undo = enter_agreed(three[0], three[2], by=cohort_world.coordinator)
    take_back(undo, by=cohort_world.coordinator)
    assert begin_settled(timezone.now() + LATER) == 0
    match = Match.objects.get()
    assert (match.status, match.seat, match.settled_at) == (MatchStatus.PROPOSED, None, None)
    assert not Mail.objects.exists()


def test_a_rule_that_can_be_set_aside_is_logged(office, cohort_world, three):
    settled = at("office_settled", cohort_world, three[0].pk, three[3].pk)
    assert "Both are from the same part of the organisation." in words(office.get(settled))
    page = words(office.post(settled, follow=True))
    assert "It is entered. Both are told at" in page
    assert "agreed outside; both are told at" in page
    assert History.objects.get(kind="match", new="offered").why == "settled:same_unit"
    assert Undo.objects.get().what == "match.settled"
    assert office.get(reverse("office_today")).status_code == 200


@pytest.mark.parametrize("rule", ["tie", "leader", "full", "excluded"])
def test_what_can_never_be_set_aside_holds(office, cohort_world, three, rule):
    sara, ali, karen, _bo = three
    if rule == "tie":
        Tie.objects.create(person=karen.person, other=sara.person, name="Min søster")
    elif rule == "leader":
        unit = cohort_world.unit("By og Land")
        unit.leader = karen.person
        unit.save()
    elif rule == "full":
        enter_agreed(ali, karen, by=cohort_world.coordinator)
    else:
        PairMark.objects.create(
            programme=cohort_world.programme, cohort=cohort_world.cohort, mentee_application=sara, mentor_application=karen,
            kind=MarkKind.EXCLUDED, by=cohort_world.coordinator,
        )  # fmt: skip
    said = {
        "tie": "Not for each other.",
        "leader": "One of them leads the other",
        "full": "has no free place",
        "excluded": "Not for each other.",
    }[rule]
    settled = at("office_settled", cohort_world, sara.pk, karen.pk)
    for page in (office.get(settled), office.post(settled)):
        assert said in words(page)
        assert "Both have said yes" not in words(page)
    assert not Match.objects.filter(mentee=sara.person, status=MatchStatus.OFFERED).exists()


def test_proposals_that_counted_on_the_place_go(cohort_world, three):
    sara, ali, karen, bo = three
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    with_karen = Match.objects.get(mentor=karen.person)
    other = ali if with_karen.mentee_application_id == sara.pk else sara
    enter_agreed(other, karen, by=cohort_world.coordinator)
    with_karen.refresh_from_db()
    assert with_karen.status == MatchStatus.DROPPED
    assert Match.objects.get(status=MatchStatus.OFFERED).mentee_application_id == other.pk
    with pytest.raises(RuleBroken):
        enter_agreed(other, bo, by=cohort_world.coordinator)


def test_nobody_enters_their_own(cohort_world, three):
    own = three[2].person
    Coordinatorship.objects.create(programme=cohort_world.programme, person=own)
    with pytest.raises(RuleBroken):
        enter_agreed(three[0], three[2], by=own)


def test_the_tick_begins_it(cohort_world, three):
    enter_agreed(three[0], three[2], by=cohort_world.coordinator, now=timezone.now() - LATER)
    tick()
    assert Match.objects.get().status == MatchStatus.ACTIVE
