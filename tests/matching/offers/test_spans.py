"""From which day everything of a pair counts."""

from datetime import date, timedelta

import pytest

from matching.enums import AnswerChoice, MatchStatus
from matching.offers.answers import answer_offer
from matching.offers.outcomes import tell_outcomes
from matching.offers.spans import counts_from, pair_ends_on
from meetings.models import Room
from programmes.models import Application
from tests import factories
from tests.matching.offers.chemistry import Asked

pytestmark = pytest.mark.django_db
TODAY = date(2027, 3, 1)
WEEK = timedelta(days=7)


def starting(steps, starts_on):
    match = factories.make_match(status=MatchStatus.PROPOSED)
    match.programme.steps = [*match.programme.steps, *steps]
    match.mentee_application.starts_on = starts_on
    return match


@pytest.mark.parametrize(
    ("steps", "starts_on", "counts"),
    [
        ([], None, TODAY),
        ([], TODAY + WEEK, TODAY),  # a date that no step of the programme asks for
        (["enrolment"], TODAY + WEEK, TODAY + WEEK),
        (["enrolment"], TODAY - WEEK, TODAY - WEEK),  # a first working day is where it is
        (["enrolment"], None, TODAY),
        (["wished_start"], TODAY + WEEK, TODAY + WEEK),
        (["wished_start"], TODAY - WEEK, TODAY),
        (["wished_start"], None, TODAY),
    ],
)
def test_a_pair_counts_from(steps, starts_on, counts):
    assert counts_from(starting(steps, starts_on), TODAY) == counts


def test_a_pair_ends_with_its_cohort_or_after_the_months_of_the_programme():
    match = starting([], None)
    assert pair_ends_on(match, TODAY) == match.cohort.ends_on
    match.cohort.ends_on, match.programme.settings = None, {"ending": {"months": 12}}
    assert pair_ends_on(match, TODAY) == date(2028, 3, 1)
    match.programme.settings = {}
    assert pair_ends_on(match, TODAY) is None


@pytest.mark.parametrize(("code", "days"), [("E", 20), ("H", 20), ("H", -5)])
def test_a_pair_that_begins_counts_from_its_agreed_day(code, days):
    asked = Asked(code)
    day = asked.programme.today(asked.now) + timedelta(days=days)
    Application.objects.filter(pk=asked.match.mentee_application_id).update(starts_on=day)
    for side in ("mentee", "mentor"):
        asked.match = asked.fresh()
        answer_offer(asked.match, by=getattr(asked.match, side), choice=AnswerChoice.YES, now=asked.now)
    if code == "E":
        tell_outcomes(asked.fresh().tell_at)
    assert (asked.fresh().status, asked.match.active_on) == (MatchStatus.ACTIVE, day)
    assert Room.objects.filter(match=asked.match).exists()
