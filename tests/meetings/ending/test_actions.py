from datetime import timedelta

import pytest
from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match
from meetings.ending.actions import close_match, complete_matches, continue_match, end_match, pause_match, resume_match
from meetings.models import Evaluation
from mentorforum.errors import RuleBroken
from programmes.mail.outbox import render
from programmes.models import Concern, Mail
from tests.meetings.worlds import fill, make_pair, noon

pytestmark = pytest.mark.django_db


def mails(name):
    return list(Mail.objects.filter(name=f"meetings/{name}").order_by("person__name"))


def words(mail):
    rendered = render(mail)
    return rendered.subject, rendered.text.replace(mail.person.first_name, "…")


def test_a_pause_keeps_the_seat_and_both_read_the_same():
    world = make_pair()
    match, today = world.room.match, world.programme.today()
    pause_match(match, by=world.mentor, until=today + timedelta(days=40))
    assert (match.status, match.seat_id is not None) == ("paused", True)
    first, second = mails("paused")
    assert words(first) == words(second)
    resume_match(match, by=world.mentee)
    assert (match.status, match.paused_until, len(mails("resumed"))) == ("active", None, 2)


@pytest.mark.parametrize("days", [0, -3, 1000])
def test_a_pause_is_until_a_day_to_come(days):
    world = make_pair()
    with pytest.raises(RuleBroken):
        pause_match(world.room.match, by=world.mentor, until=world.programme.today() + timedelta(days=days))


@pytest.mark.parametrize("stops", [True, False])
@pytest.mark.parametrize("reason", ["", "a secret reason"])
def test_whatever_the_reason_both_read_the_same_words(stops, reason):
    world = fill(make_pair())
    match = world.room.match
    end_match(match, by=world.mentee, stops=stops, reason=reason)
    assert (match.status, match.seat_id) == ("ended", None)
    first, second = mails("ended")
    assert words(first) == words(second)
    assert "secret" not in f"{words(first)}"
    match.mentee_application.refresh_from_db()
    match.mentor_application.refresh_from_db()
    assert match.mentee_application.status == ("withdrawn" if stops else "accepted")
    assert (match.mentor_application.status, match.mentor_application.priority) == ("accepted", True)
    assert Concern.objects.count() == (1 if reason else 0)


def test_a_mentor_who_stops_keeps_the_other_mentee():
    world = make_pair()
    other = make_pair(world.programme)
    mine = world.room.match
    Match.objects.filter(pk=other.room.match.pk).update(mentor_application=mine.mentor_application)
    end_match(mine, by=world.mentor, stops=True)
    mine.mentor_application.refresh_from_db()
    assert mine.mentor_application.status == "accepted"


def test_the_tick_completes_on_the_last_day_and_not_before():
    world = fill(make_pair())
    match = world.room.match
    ends = noon(world, match.ends_on)
    assert complete_matches(noon(world, match.ends_on - timedelta(days=1))) == 0
    assert complete_matches(ends) == 1
    assert complete_matches(ends) == 0
    match.refresh_from_db()
    assert (match.status, match.seat_id) == ("completed", None)
    assert len(mails("completed")) == 2
    assert set(Evaluation.objects.filter(room=world.room).values_list("status", flat=True)) == {"later"}


def test_the_mail_at_the_end_is_the_programmes_own():
    world = make_pair()
    complete_matches(timezone.now() + timedelta(days=400))
    rendered = render(mails("completed")[0])
    assert rendered.subject == "Jeres forløb i Mentorordning for ledere er slut"
    assert f"/room/{world.room.pk}/" in rendered.text


def test_on_their_own_and_closed():
    world = make_pair()
    complete_matches(timezone.now() + timedelta(days=400))
    match = Match.objects.get(pk=world.room.match.pk)
    with pytest.raises(RuleBroken):
        close_match(match, by=world.mentee)
    continue_match(match, by=world.mentee)
    close_match(match, by=world.mentor)
    assert match.status == MatchStatus.CLOSED
