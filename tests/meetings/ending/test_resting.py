"""What a coordinator does to a pair rests ten minutes: nothing is told, Undo leaves no trace, the tick does it once."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matching.models import Match
from meetings.ending.actions import end_match, pause_match
from meetings.ending.resting import do_rested, rest_end, rest_pause, rest_resume, resting
from meetings.models import Evaluation, Meeting
from mentorforum import dates
from mentorforum.errors import RuleBroken
from programmes.mail.outbox import render
from programmes.models import Application, Coordinatorship, History, Mail, Undo
from programmes.tasks import tick
from programmes.undo.actions import take_back
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=11)


@pytest.fixture
def world():
    return fill(make_pair())


@pytest.fixture
def match(world):
    return world.room.match


def pause(world, now=None):
    until = world.programme.today() + timedelta(days=30)
    return rest_pause(world.room.match, by=world.coordinator, until=until, now=now)


def end(world, now=None):
    return rest_end(world.room.match, by=world.coordinator, now=now)


def names():
    return sorted(Mail.objects.exclude(name="meetings/meeting_booked").values_list("name", flat=True))


def stands(match):
    """All that a pause or an end would change."""
    return {
        "match": Match.objects.values().get(pk=match.pk),
        "meetings": list(Meeting.objects.filter(room=match.room).order_by("number").values()),
        "evaluations": list(Evaluation.objects.filter(room=match.room).order_by("pk").values()),
        "applications": list(Application.objects.order_by("pk").values()),
        "history": History.objects.count(),
        "mails": Mail.objects.count(),
    }


@pytest.mark.parametrize("rest", [pause, end])
def test_until_undo_has_run_out_nothing_has_happened(world, match, rest):
    before, now = stands(match), timezone.now()
    undo = rest(world, now)
    assert do_rested(now + timedelta(minutes=9)) == 0
    assert stands(match) == before
    take_back(undo, by=world.coordinator, now=now + timedelta(minutes=9))
    assert do_rested(now + LATER) == 0
    assert stands(match) == before


def test_then_the_pause_happens_once_and_both_are_told(world, match):
    now = timezone.now()
    pause(world, now)
    assert (do_rested(now + LATER), do_rested(now + LATER)) == (1, 0)
    match.refresh_from_db()
    assert (match.status, match.paused_until) == ("paused", world.programme.today() + timedelta(days=30))
    assert names().count("meetings/paused") == 2
    assert resting(match) is None


def test_then_the_end_happens_and_both_can_be_matched_again(world, match):
    now = timezone.now()
    end(world, now)
    assert do_rested(now + LATER) == 1
    match.refresh_from_db()
    assert (match.status, match.seat_id) == ("ended", None)
    assert {match.mentee_application.status, match.mentor_application.status} == {"accepted"}
    assert names().count("meetings/ended") == 2


def test_going_on_rests_too_and_never_happens_again(world, match):
    now = timezone.now()
    pause_match(match, by=world.mentee, until=world.programme.today() + timedelta(days=9))
    rest_resume(match, by=world.coordinator, now=now)
    assert Match.objects.get(pk=match.pk).status == "paused"
    assert do_rested(now + LATER) == 1
    pause_match(Match.objects.get(pk=match.pk), by=world.mentee, until=world.programme.today() + timedelta(days=9))
    assert do_rested(now + 2 * LATER) == 0
    assert Match.objects.get(pk=match.pk).status == "paused"


@pytest.mark.parametrize("which", ["paused", "ended"])
def test_the_words_are_the_same_whoever_did_it(world, match, which):
    """Nobody reads out of a mail whether it was a coordinator or one of the two."""
    day = world.programme.today() + timedelta(days=30)
    now = dates.at(world.programme.today(), 12, zone=world.programme.zone)  # both on one day, whatever the clock says
    theirs = make_pair(world.programme).room.match
    if which == "paused":
        pause(world, now)
        pause_match(theirs, by=theirs.mentor, until=day, now=now)
    else:
        end(world, now)
        end_match(theirs, by=theirs.mentee, stops=True, now=now)
    do_rested(now + LATER)
    mails = Mail.objects.filter(name=f"meetings/{which}")
    assert (len(mails), len({words(mail) for mail in mails})) == (4, 1)


def words(mail):
    """A mail without what differs from pair to pair."""
    rendered, room = render(mail), Match.objects.get(pk=mail.refs["match"]).room
    return rendered.subject, rendered.text.replace(str(room.pk), "room").replace(mail.person.first_name, "…")


def test_no_page_of_the_two_tells_of_it(world, match):
    """Every page of theirs reads as it did, also the one that shows what coordinators see."""
    pages = [
        reverse("meetings:start"),
        *(reverse(f"meetings:{name}", args=[world.room.pk]) for name in ("room", "coordinator_view", "change")),
        reverse("meetings:meeting", args=[world.room.pk, world.coming.pk]),
    ]
    before = {(half, page): seen(half, page) for half in match.halves for page in pages}
    end(world)
    assert {(half, page): seen(half, page) for half in match.halves for page in pages} == before


def seen(person, address):
    """What stands on the page, without what differs at every opening."""
    client = Client()
    client.force_login(person)
    page = client.get(address)
    assert page.status_code == 200, address
    return re.sub(r'name="(csrfmiddlewaretoken|once)"[^>]*>|nonce="[^"]*"', "", page.content.decode())


def test_the_coordinator_reads_it_with_undo_and_nothing_else_can_be_pressed(world, match):
    client = Client()
    client.force_login(world.coordinator)
    page, address = reverse("office_pair", args=[match.pk]), reverse("office_pair_end", args=[match.pk])
    assert client.post(address, follow=True).redirect_chain == [(page, 302)]
    undo, shown = Undo.objects.get(), client.get(page)
    assert shown.context["undo"] == reverse("office_undo", args=[undo.pk])
    assert shown.context["undo"] in shown.content.decode()
    assert [shown.context[name] for name in ("may_pause", "may_resume", "may_end")] == [False, False, False]
    assert reverse("office_undo", args=[undo.pk]) in client.get(reverse("office_today")).content.decode()
    client.post(address)
    assert Undo.objects.count() == 1
    client.post(shown.context["undo"])
    assert client.get(page).context["may_end"] is True
    tick()
    match.refresh_from_db()
    assert match.status == "active"


def test_what_the_two_say_meanwhile_stands(world, match):
    now = timezone.now()
    undo = pause(world, now)
    end_match(match, by=world.mentee, stops=True)
    assert do_rested(now + LATER) == 0
    assert Match.objects.get(pk=match.pk).status == "ended"
    assert names().count("meetings/ended") == 2
    assert "meetings/paused" not in names()
    with pytest.raises(RuleBroken):
        take_back(undo, by=world.coordinator, now=now)


def test_undo_can_be_pressed_whatever_the_two_have_done_meanwhile(world, match):
    now = timezone.now()
    undo = end(world, now)
    pause_match(match, by=world.mentee, until=world.programme.today() + timedelta(days=9))
    take_back(undo, by=world.coordinator, now=now)
    assert do_rested(now + LATER) == 0
    assert Match.objects.get(pk=match.pk).status == "paused"


def test_a_slow_clock_does_not_undo_what_has_happened(world, match):
    """Undo is pressed in the last moment and is served after the tick: it is refused, not said to have worked."""
    now = timezone.now()
    undo = end(world, now)
    assert do_rested(now + LATER) == 1
    with pytest.raises(RuleBroken):
        take_back(undo, by=world.coordinator, now=now + timedelta(minutes=9))
    assert Match.objects.get(pk=match.pk).status == "ended"


def test_a_day_that_is_over_when_undo_has_run_out_is_refused_at_once(world, match):
    """At five to midnight "until tomorrow" would be until today."""
    tomorrow = world.programme.today() + timedelta(days=1)
    late = dates.at(world.programme.today(), 23, 55, zone=world.programme.zone)
    with pytest.raises(RuleBroken):
        rest_pause(match, by=world.coordinator, until=tomorrow, now=late)
    assert not Undo.objects.exists()


def test_nobody_decides_about_their_own(world, match):
    Coordinatorship.objects.create(programme=world.programme, person=world.mentor)
    with pytest.raises(RuleBroken):
        rest_end(match, by=world.mentor)


def test_what_cannot_be_done_is_refused(world, match):
    with pytest.raises(RuleBroken):
        rest_resume(match, by=world.coordinator)
    with pytest.raises(RuleBroken):
        rest_end(match, by=world.mentee)
    end(world)
    with pytest.raises(RuleBroken):
        pause(world)
