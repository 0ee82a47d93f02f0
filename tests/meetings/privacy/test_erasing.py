"""What the programme promised to keep so long is kept so long, and then nobody can read it any more."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from matching.models import Match
from meetings.ending.actions import close_match, complete_matches, continue_match, end_match
from meetings.ending.kept import kept_until
from meetings.evaluation.actions import answer_evaluation, questions_of
from meetings.models import Evaluation, EvaluationAnswer, Logbook, LogEntry, Room
from meetings.own.logbook.actions import write_entry
from meetings.privacy.erasing import erase_kept
from mentorforum.encryption import SealedError
from mentorforum.errors import NotAReader
from programmes.mail.outbox import render
from programmes.models import History, Mail
from programmes.tasks import tick
from tests.factories import make_cohort, make_match
from tests.meetings.worlds import fill, make_pair, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = fill(make_pair())
    asked = Evaluation.objects.get(person=world.mentee, point="closing")
    Evaluation.objects.filter(pk=asked.pk).update(status="open")
    asked.refresh_from_db()
    given = {"scale": 4, "yes_no": "yes", "many_choices": ["tools"]}
    answer_evaluation(asked, by=world.mentee, answers={q: given.get(q.kind, "words") for q in questions_of(asked)})
    return world


@pytest.fixture
def done(world):
    """Completed on its last day."""
    complete_matches(noon(world, world.room.match.ends_on))
    world.room.match.refresh_from_db()
    return world


def last(world, what):
    return noon(world, kept_until(Match.objects.get(pk=world.room.match.pk), what))


def has_key(world):
    return Room.objects.get(pk=world.room.pk).wrapped_key is not None


def test_the_room_is_kept_through_its_last_day_and_not_longer(done):
    day = last(done, "room")
    assert kept_until(done.room.match, "room").month == (done.room.match.ends_on.month + 5) % 12 + 1
    assert (erase_kept(day), has_key(done)) == (0, True)
    assert (erase_kept(day + timedelta(days=1)), has_key(done)) == (1, False)
    assert erase_kept(day + timedelta(days=1)) == 0
    assert History.objects.filter(kind="room", thing=done.room.pk, new="erased").count() == 1
    with pytest.raises((SealedError, NotAReader)):
        Room.objects.get(pk=done.room.pk).open_for(done.mentee)


def test_every_page_and_the_copy_answer_when_the_room_is_erased(done):
    erase_kept(last(done, "room") + timedelta(days=1))
    asked = Evaluation.objects.get(person=done.mentee, point="closing")
    pages = [reverse(f"meetings:{name}", args=[done.room.pk]) for name in ("room", "contract", "goals", "copy")]
    pages += ["/start/", "/me/copy/", "/logbook/", reverse("meetings:evaluation", args=[asked.pk])]
    for half in (done.mentee, done.mentor):
        client = Client()
        client.force_login(half)
        found = {page: client.get(page) for page in pages}
        assert {page for page, answer in found.items() if answer.status_code != 200} - {pages[-1]} == set()
        shown = b"".join(b"" if one.streaming else one.content for one in found.values()).decode(errors="ignore")
        kept = {name for name, mark in done.marks.items() if mark in shown}
        assert kept <= {f"log-{half.pk}"}


def test_the_coordinator_still_sees_the_dates(done):
    erase_kept(last(done, "evaluation") + timedelta(days=1))
    client = Client()
    client.force_login(done.coordinator)
    match = done.room.match
    pair = client.get(reverse("office_pair", args=[match.pk]))
    assert len(pair.context["facts"].meetings) == 2
    assert client.get(reverse("office_evaluation", args=[match.cohort_id])).status_code == 200


def test_who_goes_on_keeps_the_room_until_it_has_been_closed_so_long(done):
    match = done.room.match
    continue_match(match, by=done.mentee)
    assert kept_until(match, "room") is None
    assert erase_kept(timezone.now() + timedelta(days=4000)) == 0
    close_match(match, by=done.mentor, now=timezone.now() + timedelta(days=4000))
    assert kept_until(match, "room") > done.programme.today() + timedelta(days=4100)


def test_an_early_end_counts_from_its_day_and_both_are_told_until_when(world):
    end_match(world.room.match, by=world.mentee, stops=False)
    until = kept_until(world.room.match, "room")
    texts = [render(mail).text for mail in Mail.objects.filter(name="meetings/ended")]
    assert len(texts) == 2
    assert all(str(until.year) in text for text in texts)
    client = Client()
    client.force_login(world.mentor)
    assert client.get(reverse("meetings:room", args=[world.room.pk])).context["until"] == until


def test_an_evaluation_keeps_its_sums_and_loses_what_was_read_with_the_name(done):
    day = last(done, "evaluation")
    erase_kept(day)
    assert EvaluationAnswer.objects.filter(question__readers="named").exists()
    erase_kept(day + timedelta(days=1))
    assert not Evaluation.objects.filter(wrapped_key__isnull=False).exists()
    assert not EvaluationAnswer.objects.filter(question__readers="named").exists()
    assert EvaluationAnswer.objects.filter(question__readers="sums").exists()


def test_a_logbook_goes_altogether_and_may_begin_anew(done):
    day = last(done, "logbook")
    erase_kept(day)
    assert Logbook.objects.count() == 2
    erase_kept(day + timedelta(days=1))
    assert not Logbook.objects.exists()
    write_entry(done.mentee, text="again", once=uuid.uuid4())
    assert LogEntry.objects.count() == 1


def test_the_logbook_of_somebody_with_another_pair_stays(done):
    make_match(make_cohort(done.programme), mentor=done.mentor, active_on=done.programme.today())
    erase_kept(last(done, "logbook") + timedelta(days=1))
    assert [book.person for book in Logbook.objects.all()] == [done.mentor]


def test_the_tick_erases(done):
    Match.objects.filter(pk=done.room.match.pk).update(ended_at=timezone.now() - timedelta(days=250))
    tick()
    assert not has_key(done)


def test_it_asks_as_often_whether_one_pair_is_done_or_many(done, django_assert_num_queries):
    """Every minute it looks at all that is kept: a query for each would be felt."""
    with CaptureQueriesContext(connection) as one:
        erase_kept()
    for _number in range(3):
        other = fill(make_pair(done.programme))
        complete_matches(noon(other, other.room.match.ends_on))
    with django_assert_num_queries(len(one)):
        erase_kept()
