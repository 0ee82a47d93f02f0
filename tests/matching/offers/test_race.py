"""A hundred at once for the last place, fifty for the last two: exactly so many get one, on both databases."""

import pytest

from matching.enums import AnswerChoice, MatchStatus
from matching.models import Match
from matching.offers.answers import answer_offer
from matching.offers.outcomes import tell_outcomes
from mentorforum.errors import RuleBroken
from programmes.enums import Side
from programmes.models import History, Mail
from tests import factories
from tests.helpers.at_once import at_once
from tests.matching.offering import offer_match
from tests.matching.offers.chemistry import Asked

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(work, things):
    """How each of them ended, sorted: done or refused."""
    return sorted("refused" if isinstance(result, RuleBroken) else "done" for result in at_once(work, things))


@pytest.mark.parametrize(("threads", "places"), [(100, 1), (50, 2)])
def test_so_many_at_once_for_the_last_places(threads, places):
    cohort = factories.make_cohort()
    coordinator = factories.make_coordinator(cohort.programme)
    mentor = factories.make_application(cohort, Side.MENTOR, places=places)
    mentees = [factories.make_application(cohort) for _ in range(threads)]
    proposed = [
        Match.objects.create(
            programme=cohort.programme,
            cohort=cohort,
            mentee_application=mentee,
            mentor_application=mentor,
            mentee=mentee.person,
            mentor=mentor.person,
        )
        for mentee in mentees
    ]
    outcomes = all_at_once(lambda match: offer_match(match, by=coordinator), proposed)
    assert outcomes == ["done"] * places + ["refused"] * (threads - places)
    offered = Match.objects.filter(status=MatchStatus.OFFERED)
    assert sorted(offered.values_list("seat__number", flat=True)) == list(range(1, places + 1))
    assert Mail.objects.filter(name="matching/offer").count() == 2 * places


def test_both_halves_say_yes_in_the_same_moment():
    match = factories.make_match(status=MatchStatus.PROPOSED, active_on=None)
    coordinator = factories.make_coordinator(match.programme)
    offer_match(match, by=coordinator)
    Match.objects.update(offered_at=match.created_at, mentee_told_at=match.created_at)
    halves = [match.mentee, match.mentor]
    outcomes = all_at_once(lambda who: answer_offer(Match.objects.get(), by=who, choice=AnswerChoice.YES), halves)
    assert outcomes == ["done", "done"]
    assert Match.objects.get().status == MatchStatus.ACTIVE
    assert Mail.objects.filter(name="matching/active").count() == 2


def test_two_sealed_answers_in_the_same_moment_are_both_kept():
    asked = Asked("E")
    halves = [asked.match.mentee, asked.match.mentor]
    outcomes = all_at_once(
        lambda who: answer_offer(asked_again(), by=who, choice=AnswerChoice.NO, now=asked.now), [*halves, *halves]
    )
    assert outcomes == ["done", "done", "refused", "refused"]
    match = asked.fresh()
    assert match.tell_at is not None
    told = all_at_once(lambda _number: tell_outcomes(match.tell_at), range(4))
    assert told == ["done"] * 4
    assert Match.objects.get().status == MatchStatus.DECLINED
    assert Mail.objects.filter(name="matching/declined").count() == 2
    assert History.objects.about(match).filter(new=MatchStatus.DECLINED).count() == 1


def test_ticks_at_once_propose_one_more_talk_once():
    asked = Asked("E")
    asked.say("mentee", AnswerChoice.TALK)
    asked.say("mentor", AnswerChoice.YES)
    at = asked.fresh().tell_at
    assert all_at_once(lambda _number: tell_outcomes(at), range(4)) == ["done"] * 4
    assert (asked.fresh().stage, asked.match.tell_at) == (2, None)
    assert Mail.objects.filter(name="matching/one_more_talk").count() == 2


def asked_again():
    return Match.objects.select_related("programme").get()
