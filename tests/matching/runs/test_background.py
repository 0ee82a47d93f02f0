"""Runs of large cohorts: left for the worker, shown to everybody, found again, and never made twice."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone, translation

from matching.enums import MarkKind, MatchStatus
from matching.models import Match, PairMark, Run
from matching.runs import background
from matching.runs.actions import NewPin, run_matching
from matching.runs.background import LEASE, ask_for_run, finish_run, take_up_runs
from matching.runs.marks import set_mark
from matching.tasks import work_on_run
from mentorforum.errors import RuleBroken
from programmes.models import Coordinatorship
from programmes.tasks import tick
from tests import factories
from tests.matching.board.test_board import at, board, words
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db


@pytest.fixture
def woken(monkeypatch):
    """The wake-ups that were sent; none arrives by itself."""
    sent = []
    monkeypatch.setattr(background, "wake", lambda *what: sent.append(what))
    return sent


@pytest.fixture
def cohort_world(monkeypatch, woken):
    monkeypatch.setattr(background, "AT_ONCE", 5)
    return CohortWorld().filled(3, 3)


@pytest.fixture
def office(client, cohort_world):
    cohort_world.coordinator.language = "en"
    client.force_login(cohort_world.coordinator)
    client.cookies["django_language"] = "en"
    return client


def asked(cohort_world, **more):
    return ask_for_run(cohort_world.cohort, by=cohort_world.coordinator, **more)


def test_a_large_run_is_left_for_the_worker(cohort_world, woken, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        run = asked(cohort_world)
    assert (run.done_at, run.number, Match.objects.count()) == (None, 1, 0)
    assert woken == [("matching.tasks.work_on_run", str(run.pk))]
    work_on_run(str(run.pk))
    run.refresh_from_db()
    assert (run.progress, run.served, run.lease_until) == (100, 3, None)
    assert Match.objects.filter(status=MatchStatus.PROPOSED, run=run).count() == 3


def test_a_small_one_is_made_at_once(cohort_world, woken, monkeypatch):
    monkeypatch.setattr(background, "AT_ONCE", 6)
    assert asked(cohort_world).done_at
    assert woken == []


def test_a_lost_wake_up_is_found_by_the_tick_and_makes_one(cohort_world):
    run = asked(cohort_world)
    tick()
    tick()
    work_on_run(str(run.pk))
    assert Run.objects.get().progress == 100
    assert Match.objects.count() == 3


def test_while_one_is_in_the_works_there_is_no_other(cohort_world):
    asked(cohort_world)
    for again in (asked, lambda r: run_matching(r.cohort, by=r.coordinator)):
        with translation.override("en"), pytest.raises(RuleBroken, match="worked on"):
            again(cohort_world)
    assert Run.objects.count() == 1


def test_what_a_killed_worker_had_taken_is_taken_up_when_its_time_is_over(cohort_world):
    run, now = asked(cohort_world), timezone.now()
    Run.objects.filter(pk=run.pk).update(lease_until=now + LEASE, progress=50)
    assert take_up_runs(now) == 0
    assert take_up_runs(now + LEASE) == 1
    assert take_up_runs(now + 3 * LEASE) == 0
    assert Match.objects.count() == 3


def test_a_slow_worker_whose_time_is_over_writes_nothing(cohort_world, monkeypatch):
    """Another has taken the run meanwhile, and made it."""
    run, now, solve = asked(cohort_world), timezone.now(), background.solve

    def slowly(material, tell):
        monkeypatch.setattr(background, "solve", solve)
        assert finish_run(run.pk, now + LEASE)
        return solve(material, tell)

    monkeypatch.setattr(background, "solve", slowly)
    assert not finish_run(run.pk, now)
    assert Match.objects.count() == 3
    assert Match.objects.filter(run=run).count() == 3


def test_one_that_fails_is_tried_three_times_and_then_said(office, cohort_world, monkeypatch):
    run = asked(cohort_world)
    monkeypatch.setattr(background, "solve", lambda *a: 1 / 0)
    for _ in range(4):
        finish_run(run.pk)
    run.refresh_from_db()
    assert (run.progress, bool(run.done_at), Match.objects.count()) == (0, True, 0)
    text = words(board(office, cohort_world))
    assert "Proposal 1 could not be made. Something went wrong. Try once more." in text
    monkeypatch.undo()
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert "could not be made" not in words(board(office, cohort_world))


def test_a_pin_that_breaks_a_rule_is_named_on_the_board(office, cohort_world):
    mentee = cohort_world.mentee("Sara Berg", "By og Land")
    boss = cohort_world.mentor("Bo Boss", "By og Land")
    set_mark(mentee, boss, MarkKind.PINNED, by=cohort_world.coordinator)
    assert not finish_run(asked(cohort_world).pk)
    text = words(board(office, cohort_world))
    assert "Sara Berg and Bo Boss cannot be held fast: Both are from the same part of the organisation." in text


def test_a_pin_is_held_fast_by_the_worker(cohort_world):
    mentee = cohort_world.mentee("Sara Berg", "By og Land")
    boss = cohort_world.mentor("Bo Boss", "By og Land")
    run = asked(cohort_world, pin=NewPin(mentee, boss, ("same_unit",)))
    assert not PairMark.objects.exists()
    assert finish_run(run.pk)
    assert (PairMark.objects.get().kind, PairMark.objects.get().overrides) == (MarkKind.PINNED, ["same_unit"])
    assert Match.objects.get(mentee=mentee.person).mentor == boss.person


def test_whoever_asked_and_is_no_coordinator_any_more_gets_nothing_opened(cohort_world):
    run = asked(cohort_world)
    Coordinatorship.objects.filter(person=cohort_world.coordinator).update(until=timezone.now())
    assert not finish_run(run.pk)
    assert Run.objects.get().done_at
    assert not Match.objects.exists()


def test_both_coordinators_see_that_it_is_worked_on(client, office, cohort_world):
    office.post(at("office_run", cohort_world))
    run = Run.objects.get()
    Run.objects.update(progress=50)
    other = factories.make_coordinator(cohort_world.programme, "Ali Nord", language="en")
    for person in (cohort_world.coordinator, other):
        client.force_login(person)
        html = board(client, cohort_world).content.decode()
        assert "Proposal 1 is being worked on. Mette asked for it." in html
        assert 'max="100" value="50"' in html
        assert 'hx-trigger="every 2s"' in html
        assert "Find matches" not in html
    watch = at("office_watch", cohort_world)
    htmx = {"HX-Request": "true"}
    assert 'value="50"' in client.get(watch, {"seen": 1, "works": 1}, headers=htmx).content.decode()
    assert client.get(watch).status_code == 302
    finish_run(run.pk)
    assert client.get(watch, {"seen": 1, "works": 1}, headers=htmx)["HX-Refresh"] == "true"


def test_the_other_coordinator_is_told_of_a_newer_run(client, office, cohort_world, monkeypatch):
    monkeypatch.setattr(background, "AT_ONCE", 500)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    other = factories.make_coordinator(cohort_world.programme, "Ali Nord", language="en")
    again = run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    client.force_login(other)
    watch, htmx = at("office_watch", cohort_world), {"HX-Request": "true"}
    told = client.get(watch, {"seen": 1}, headers=htmx).content.decode()
    assert "Mette Lund has made proposal 2 since you opened the page." in told
    assert "has made" not in client.get(watch, {"seen": again.number}, headers=htmx).content.decode()
    pair = Match.objects.first()
    mark = at("office_mark", cohort_world, pair.mentee_application_id, pair.mentor_application_id)
    assert "Nothing is changed" in words(client.post(mark, {"do": "pin", "seen": 1}, follow=True))
    assert client.post(mark, {"do": "pin", "seen": 1}, headers=htmx)["HX-Refresh"] == "true"
    assert "Nothing is changed" in words(client.post(at("office_run", cohort_world), {"seen": 1}, follow=True))
    assert not PairMark.objects.exists()
    client.post(mark, {"do": "pin", "seen": 2})
    assert PairMark.objects.get().kind == MarkKind.PINNED
    for odd in ("", "x", "9" * 30, "-1", "²"):
        assert client.get(watch, {"seen": odd}, headers=htmx).status_code == 200


def test_two_are_not_held_fast_around_a_newer_run_that_was_not_seen(client, office, cohort_world, monkeypatch):
    monkeypatch.setattr(background, "AT_ONCE", 500)
    pair = cohort_world.cohort.applications
    why = at("office_why", cohort_world, pair.filter(side="mentee").first().pk)
    choice = {"mentor": pair.filter(side="mentor").last().pk, "rules": ""}
    client.force_login(factories.make_coordinator(cohort_world.programme, "Ali Nord", language="en"))
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    seen = re.search(r'name="seen" value="(\d+)"', client.get(why, choice).content.decode())[1]
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    told = words(client.post(why, {**choice, "seen": seen}, follow=True))
    assert "Mette Lund has made proposal 2 since you opened the page. Nothing is changed; here it is." in told
    assert (PairMark.objects.count(), Run.objects.count()) == (0, 2)
    client.post(why, {**choice, "seen": "2"})
    assert (PairMark.objects.count(), Run.objects.count()) == (1, 3)


def test_a_re_run_lists_the_moves_before_anything_is_saved(office, cohort_world, monkeypatch):
    assert "it takes a moment" in words(office.get(at("office_run", cohort_world)))
    monkeypatch.setattr(background, "AT_ONCE", 500)
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    assert "Nobody would get somebody else." in words(office.get(at("office_run", cohort_world)))
    match = Match.objects.first()
    set_mark(match.mentee_application, match.mentor_application, MarkKind.EXCLUDED, by=cohort_world.coordinator)
    text = words(office.get(at("office_run", cohort_world)))
    assert "3 of 3 would be proposed." in text
    assert f"{match.mentee.name} nobody" in text
    assert Run.objects.count() == 1
    assert "What proposal" in words(office.get(at("office_difference", cohort_world, 1)))
    assert "Start from scratch?" in words(office.get(at("office_run", cohort_world), {"fresh": 1}))


def test_taken_up_at_the_time_it_is(cohort_world):
    """A run asked for after the worker's last look is not older than it is said to be."""
    run, before = asked(cohort_world), timezone.now()
    assert finish_run(run.pk)
    run.refresh_from_db()
    assert before <= run.done_at <= timezone.now() + timedelta(seconds=1)
