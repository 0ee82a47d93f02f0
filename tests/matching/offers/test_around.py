"""What stands around matching: the start page's steps, Today, reminders, seats of applications, commands."""

import csv
import os
import subprocess
import sys
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from matching.enums import AnswerChoice, MatchStatus
from matching.models import Match
from matching.offers import reminders, start, today
from matching.offers.actions import withdraw_offer
from matching.offers.answers import answer_offer
from matching.offers.outcomes import tell_outcomes
from matching.offers.seats import free_seats
from matching.offers.spans import hear_by
from matching.runs.actions import run_matching
from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.applications.office.decide.actions import accept
from programmes.enums import ApplicationStatus, Side
from programmes.undo.actions import take_back
from tests import factories
from tests.matching.offering import offer_match
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def at_that_moment():
    """However long the run has taken: what rests ten minutes from NOW still rests."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def cohort_world():
    return CohortWorld()


@pytest.fixture
def offered(cohort_world):
    """Sara and Karen, told ten minutes before now."""
    cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"])
    cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3})
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    match = Match.objects.get()
    offer_match(match, by=cohort_world.coordinator, now=NOW - timedelta(minutes=20))
    return match


def titles(person, now=NOW):
    return [step.title for step in start.steps(person, now)]


def test_the_next_step_of_a_half(offered):
    assert titles(offered.mentee) == ["We have found somebody for you"]
    answer_offer(offered, by=offered.mentee, choice=AnswerChoice.YES, now=NOW)
    assert titles(offered.mentee) == ["You have answered our offer"]
    assert titles(offered.mentor) == ["We have found somebody for you"]
    answer_offer(offered, by=offered.mentor, choice=AnswerChoice.YES, now=NOW)
    assert titles(offered.mentee) == ["Write to Karen"]
    assert titles(offered.mentor) == []


def test_waiting_for_a_match_says_by_when(cohort_world):
    sara = cohort_world.mentee("Sara Berg", "By og Land")
    (step,) = start.steps(sara.person, NOW)
    assert (step.title, step.url) == ("We look for your mentor", "")


def said(cohort_world, now=NOW):
    found = today.lines(cohort_world.programme, cohort_world.coordinator, now)
    return [(line.count, line.text, line.hint) for line in found]


def test_today_says_what_waits(cohort_world, offered):
    assert said(cohort_world) == [(1, "offer without an answer", f"the first deadline is {_when(offered)}")]
    answer_offer(offered, by=offered.mentor, choice=AnswerChoice.NO, now=NOW)
    last = dates.at(hear_by(offered), 8, zone=cohort_world.programme.zone)
    hint = f"both are told {dates.say_moment(last)} at the latest"
    assert said(cohort_world) == [(None, "Sara and Karen do not become a pair", hint)]
    answer_offer(offered, by=offered.mentee, choice=AnswerChoice.YES, now=NOW)
    offered.refresh_from_db()
    at = dates.say_moment(dates.local(offered.tell_at, cohort_world.programme.zone))
    assert said(cohort_world) == [(None, "Sara and Karen do not become a pair", f"both are told {at}")]
    tell_outcomes(offered.tell_at)
    assert said(cohort_world)[0] == (1, "match came to nothing", "the next candidate is one click away")
    assert said(cohort_world)[1][:2] == (1, "accepted mentee without a match")
    cohort_world.mentor("Ole Park", "Sundhed", {"hard_talks": 2})
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert said(cohort_world) == [(1, "match came to nothing", "the next candidate is ready")]


def _when(match):
    days = (match.answer_by - match.programme.today(NOW)).days
    return f"in {days} days" if days > 1 else "tomorrow"


def test_today_counts_no_own_match(cohort_world, offered):
    cohort_world.programme.coordinatorships.create(person=offered.mentee)
    assert today.lines(cohort_world.programme, offered.mentee, NOW) == []


def dues(kind, match):
    first = match.programme.today(match.offered_at)  # the day they were told, also when the test runs past midnight
    return sorted((due.nominal - first).days for due in kind(first, first + timedelta(days=30)))


def test_reminders_go_to_the_side_without_an_answer(offered):
    last = (reminders._last_call(offered) - offered.programme.today(offered.offered_at)).days
    assert dues(reminders.unanswered, offered) == [day for day in (3, 3, 7, 7) if day < last]
    assert dues(reminders.last_day, offered) == [last, last]
    answer_offer(offered, by=offered.mentee, choice=AnswerChoice.YES, now=NOW)
    first = offered.programme.today(NOW)
    people = {due.person for due in reminders.last_day(first, first + timedelta(days=30))}
    assert people == {offered.mentor}
    assert reminders.answered(offered, offered.mentee)
    assert not reminders.answered(offered, offered.mentor)
    text, address = reminders.line(offered, offered.mentor)
    assert offered.mentee.name not in text
    assert str(offered.pk) in address


def test_an_accepted_mentor_has_seats_and_undo_takes_them(cohort_world):
    waiting = factories.make_application(cohort_world.cohort, Side.MENTOR, places=2, status=ApplicationStatus.SUBMITTED)
    undo = accept([waiting], by=cohort_world.coordinator, now=NOW)
    assert free_seats(waiting).count() == 2
    take_back(undo, by=cohort_world.coordinator, now=NOW)
    assert free_seats(waiting).count() == 0


def test_who_is_no_longer_accepted_is_no_longer_proposed(cohort_world):
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"])
    cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3})
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    move(sara, ApplicationStatus.WAITING, by=cohort_world.coordinator)
    assert Match.objects.get().status == MatchStatus.DROPPED


def test_an_open_offer_ends_when_somebody_withdraws_and_only_then(cohort_world, offered):
    sara = offered.mentee_application
    with pytest.raises(RuleBroken):
        move(sara, ApplicationStatus.WAITING, by=cohort_world.coordinator)
    sara.refresh_from_db()
    move(sara, ApplicationStatus.WITHDRAWN, by=offered.mentee)
    offered.refresh_from_db()
    assert offered.status == MatchStatus.OFFERED  # until both are told, in the morning
    assert titles(offered.mentor) == ["We have found somebody for you"]
    assert titles(offered.mentee) == []
    tell_outcomes(offered.tell_at)
    offered.refresh_from_db()
    assert (offered.status, offered.seat) == (MatchStatus.WITHDRAWN, None)


def test_a_mentor_who_has_left_has_no_places_once_both_are_told(offered):
    karen = offered.mentor_application
    move(karen, ApplicationStatus.WITHDRAWN, by=offered.mentor)
    assert karen.seats_held.count() == 1
    offered.refresh_from_db()
    tell_outcomes(offered.tell_at)
    assert karen.seats_held.count() == 0


def test_a_pair_under_way_is_not_ended_by_an_application(cohort_world):
    match = factories.make_match(cohort_world.cohort)
    with pytest.raises(RuleBroken):
        move(match.mentor_application, ApplicationStatus.WITHDRAWN, by=match.mentor)


def test_the_undone_withdrawal_needs_the_place(cohort_world, offered):
    undo = withdraw_offer(offered, by=cohort_world.coordinator, now=NOW - timedelta(minutes=15))  # nobody has been told
    free_seats(offered.mentor_application).delete()
    with pytest.raises(RuleBroken):
        take_back(undo, by=cohort_world.coordinator, now=NOW - timedelta(minutes=14))


def test_propose_and_explain_by_command(cohort_world, tmp_path, capsys):
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"])
    karen = cohort_world.mentor("Karen Holm", "Sundhed", {"hard_talks": 3})
    out = tmp_path / "pairs.csv"
    call_command("propose", str(cohort_world.cohort.pk), out=str(out))
    rows = list(csv.DictReader(out.read_text().splitlines()))
    match = Match.objects.get()
    assert rows == [{"mentee": sara.number, "mentor": karen.number, "points": str(match.points), "how": "proposed"}]
    call_command("explain", f"{cohort_world.programme.slug}/{cohort_world.cohort.slug}", sara.number, karen.number)
    said = capsys.readouterr().out
    assert f"{match.points} of 10000" in said
    assert "They are proposed for each other." in said


@pytest.mark.parametrize("cohort", ["nowhere/none", "not-an-id", "019a0000-0000-7000-8000-000000000000"])
def test_commands_say_what_is_wrong(cohort):
    with pytest.raises(CommandError):
        call_command("propose", cohort)


def test_a_page_that_does_not_match_imports_no_scipy():
    code = (
        "import django; django.setup(); import matching.offers.views.offer, matching.board.views.board, matching.urls.office, sys;"
        "sys.exit('scipy' in sys.modules)"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "mentorforum.settings"}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
