"""One pair, from the empty form to going on by itself; with a real worker and beat, and with and without scripts."""

from collections.abc import Callable

import pytest

from tests.journeys.chapters import (
    accepting,
    applying,
    deciding,
    ending,
    evaluating,
    gathering,
    matching,
    reminding,
    rooming,
)
from tests.journeys.travel import Journey


@pytest.mark.parametrize(
    "scripts", [pytest.param(True, id="scripts"), pytest.param(False, id="no-scripts", marks=pytest.mark.drill)]
)
def test_from_the_form_to_going_on_by_themselves(set_out: Callable[..., Journey], scripts: bool) -> None:
    journey = set_out(scripts=scripts)
    become_a_pair(journey)
    have_a_room(journey)
    half_a_year_and_the_end(journey)


def become_a_pair(journey: Journey) -> None:
    """1-4: two apply, the coordinator decides and matches, both say yes."""
    applying.applies_as_mentee(journey)
    applying.offers_to_be_mentor(journey)

    deciding.logs_in(journey)
    deciding.puts_one_on_the_waiting_list(journey)
    deciding.accepts_both(journey)
    deciding.mails_go(journey)

    matching.runs_the_matching(journey)
    matching.asks_why_not(journey)
    matching.holds_two_apart(journey)
    matching.offers(journey)

    accepting.mentee_says_yes(journey)
    accepting.mentor_says_yes(journey)
    accepting.pair_is_told(journey)


def have_a_room(journey: Journey) -> None:
    """5: contract, goal, one meeting before and after."""
    rooming.signs_contract(journey)
    rooming.sets_goal(journey)
    rooming.books_meeting(journey, in_days=6)
    rooming.prepares(journey)
    journey.days_pass(7)
    rooming.says_it_was_held(journey)
    rooming.writes_in_logbook(journey)
    rooming.coordinator_sees_dates_only(journey)


def half_a_year_and_the_end(journey: Journey) -> None:
    """6-9: kick-off, reminders, evaluation, the end."""
    gathering.fixes_date_and_invites(journey, in_days=10)
    gathering.answers(journey)

    reminding.of_an_empty_agenda(journey)
    reminding.of_tomorrows_meeting(journey)
    reminding.of_a_meeting_that_was(journey)
    reminding.of_the_kick_off(journey)
    reminding.of_the_evaluation(journey)

    evaluating.both_answer(journey)
    evaluating.coordinator_sees_what_is_allowed(journey)

    ending.year_passes(journey)
    ending.pair_goes_on(journey)
