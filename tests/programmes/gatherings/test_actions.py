"""Gatherings: called once, answered, moved, cancelled, and reminded of on the right days."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentorforum.errors import RuleBroken
from mentorforum.words import Words
from programmes.enums import Attendance, GatheringStatus, MailStatus, Reply, Side
from programmes.gatherings import actions
from programmes.gatherings.resting import as_it_will_be, resting
from programmes.mail import outbox
from programmes.mail.reminders import engine
from programmes.models import Gathering, Invitation, Mail, Undo
from programmes.undo.actions import take_back
from tests import factories

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def cohort():
    programme = factories.make_programme()
    factories.make_coordinator(programme, "Mette Lund")
    return factories.make_cohort(programme)


@pytest.fixture
def coordinator(cohort):
    return cohort.programme.coordinators()[0]


@pytest.fixture
def kickoff(cohort):
    gathering = Gathering.objects.get(cohort=cohort, kind="kick_off")
    starts = datetime(2026, 12, 15, 12, tzinfo=UTC)
    Gathering.objects.filter(pk=gathering.pk).update(
        starts_at=starts, ends_at=starts + timedelta(hours=3), preliminary=False, place="Rådhuset"
    )
    return Gathering.objects.select_related("programme", "cohort").get(pk=gathering.pk)


@pytest.fixture
def invited(cohort, kickoff, coordinator):
    factories.make_application(cohort, Side.MENTEE)
    factories.make_application(cohort, Side.MENTOR)
    actions.invite(kickoff, by=coordinator, now=NOW)
    return list(Invitation.objects.filter(gathering=kickoff).select_related("person", "gathering__programme"))


def later(**more):
    return NOW + timedelta(**more)


def test_the_preset_gives_a_cohort_its_gatherings(cohort):
    assert set(cohort.gatherings.values_list("kind", flat=True)) >= {"kick_off", "inspiration"}
    assert all(cohort.gatherings.values_list("preliminary", flat=True))


def test_nobody_is_invited_to_a_preliminary_date(cohort, coordinator):
    with pytest.raises(RuleBroken):
        actions.invite(cohort.gatherings.first(), by=coordinator, now=NOW)


def test_everybody_whom_it_is_for_is_invited_once(invited, kickoff, coordinator, cohort):
    assert len(invited) == 2
    with pytest.raises(RuleBroken):
        actions.invite(kickoff, by=coordinator, now=NOW)
    newcomer = factories.make_application(cohort, Side.MENTEE).person
    actions.invite(kickoff, by=coordinator, now=later(minutes=11))
    assert Mail.objects.filter(person=newcomer).count() == 1
    assert Mail.objects.count() == 3


def test_the_invitation_rests_ten_minutes_and_carries_a_calendar_file(invited, monkeypatch):
    sent = []
    monkeypatch.setattr(outbox, "deliver", lambda **mail: sent.append(mail))
    assert outbox.drain(later(minutes=9)) == 0
    assert outbox.drain(later(minutes=10)) == 2
    (file,) = sent[0]["attachments"]
    assert file.kind == "text/calendar; method=REQUEST"
    assert b"SEQUENCE:0" in file.content
    assert b"METHOD:REQUEST" in file.content


def test_who_undoes_an_invitation_can_invite_again(invited, kickoff, coordinator):
    undo = Undo.objects.get()
    take_back(undo, by=coordinator, now=later(minutes=9))
    kickoff.refresh_from_db()
    assert (kickoff.status, kickoff.invitations.count()) == (GatheringStatus.PLANNED, 0)
    actions.invite(kickoff, by=coordinator, now=later(minutes=9))
    assert (kickoff.status, kickoff.invitations.count()) == (GatheringStatus.INVITED, 2)
    assert Mail.objects.filter(status=MailStatus.PLANNED).count() == 2


def test_undo_of_a_later_invitation_leaves_the_first_ones(invited, kickoff, coordinator, cohort):
    factories.make_application(cohort, Side.MENTEE)
    take_back(actions.invite(kickoff, by=coordinator, now=later(hours=1)), by=coordinator, now=later(hours=1))
    kickoff.refresh_from_db()
    assert (kickoff.status, set(kickoff.invitations.all())) == (GatheringStatus.INVITED, set(invited))


def rested(gathering):
    """Ten minutes after NOW + 20 minutes, when what the coordinator has done then happens; how many did."""
    done = actions.do_rested(later(minutes=31))
    gathering.refresh_from_db()
    return done


def move_it(gathering, coordinator, now=None, **fields):
    fields = fields or {"place": "Biblioteket"}
    return actions.change_gathering(
        gathering, by=coordinator, version=gathering.version, now=now or later(minutes=20), **fields
    )


def cancel_it(gathering, coordinator):
    return actions.cancel_gathering(gathering, by=coordinator, now=later(minutes=20))


def test_another_time_is_told_with_a_higher_sequence(invited, kickoff, coordinator, monkeypatch):
    sent = []
    monkeypatch.setattr(outbox, "deliver", lambda **mail: sent.append(mail))
    outbox.drain(later(minutes=10))
    sent.clear()
    actions.reply(invited[0], by=invited[0].person, answer=Reply.CANNOT, now=NOW)
    assert move_it(kickoff, coordinator)
    assert rested(kickoff) == 1
    assert outbox.drain(later(minutes=31)) == 1
    assert b"SEQUENCE:1" in sent[0]["attachments"][0].content


@pytest.mark.parametrize("rest", [move_it, cancel_it])
def test_a_change_or_cancellation_rests_and_undo_leaves_no_trace(invited, kickoff, coordinator, rest):
    kept = {name: value for name, value in Gathering.objects.values().get(pk=kickoff.pk).items() if name != "version"}
    mails, undo = Mail.objects.count(), rest(kickoff, coordinator)
    assert actions.do_rested(later(minutes=29)) == 0
    assert kept.items() <= Gathering.objects.values().get(pk=kickoff.pk).items()
    take_back(undo, by=coordinator, now=later(minutes=29))
    assert rested(kickoff) == 0
    assert kept.items() <= Gathering.objects.values().get(pk=kickoff.pk).items()
    assert (Mail.objects.count(), resting(kickoff, later(minutes=31))) == (mails, None)


def test_what_rests_is_written_whole(invited, kickoff, coordinator):
    starts = datetime(2026, 12, 16, 8, tzinfo=UTC)
    fields = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "title": Words({"da": "Velkomst"})}
    undo = move_it(kickoff, coordinator, seats=9, preliminary=True, **fields)
    becomes = as_it_will_be(kickoff, undo)
    assert (becomes.starts_at, becomes.preliminary, str(becomes.title)) == (starts, True, "Velkomst")
    assert rested(kickoff) == 1
    assert {name: getattr(kickoff, name) for name in fields} == fields
    assert (kickoff.seats, kickoff.preliminary, kickoff.place) == (9, True, "Rådhuset")


@pytest.mark.parametrize("rest", [move_it, cancel_it])
def test_undo_after_the_tick_is_refused_by_a_slow_clock_too(invited, kickoff, coordinator, rest):
    undo = rest(kickoff, coordinator)
    assert (rested(kickoff), rested(kickoff)) == (1, 0)
    with pytest.raises(RuleBroken):
        take_back(undo, by=coordinator, now=later(minutes=29))
    assert Mail.objects.exclude(name="programmes/gathering_invited").count() == 2


def test_one_thing_rests_at_a_time(invited, kickoff, coordinator, cohort):
    with pytest.raises(RuleBroken):
        move_it(kickoff, coordinator, now=later(minutes=5))
    factories.make_application(cohort, Side.MENTEE)
    move_it(kickoff, coordinator)
    kickoff.refresh_from_db()
    for act in (
        lambda: move_it(kickoff, coordinator, place="Havnen"),
        lambda: cancel_it(kickoff, coordinator),
        lambda: actions.invite(kickoff, by=coordinator, now=later(minutes=20)),
    ):
        with pytest.raises(RuleBroken):
            act()
    assert rested(kickoff) == 1
    assert kickoff.place == "Biblioteket"


def test_what_was_held_meanwhile_stays_held(invited, kickoff, coordinator):
    cancel_it(kickoff, coordinator)
    Gathering.objects.filter(pk=kickoff.pk).update(status=GatheringStatus.HELD)
    assert rested(kickoff) == 0
    assert kickoff.status == GatheringStatus.HELD


def test_the_coordinator_reads_what_rests_and_nobody_else_does(client, invited, kickoff, coordinator):
    Invitation.objects.update(created_at=NOW)
    Undo.objects.update(until=NOW)
    starts = timezone.now() + timedelta(days=9)
    Gathering.objects.filter(pk=kickoff.pk).update(starts_at=starts, ends_at=starts + timedelta(hours=2))
    kickoff.refresh_from_db()
    undo = move_it(kickoff, coordinator, now=timezone.now())
    client.force_login(coordinator)
    shown = client.get(reverse("office_gathering", args=[kickoff.pk]))
    page, address = shown.content.decode(), reverse("office_undo", args=[undo.pk])
    assert ("Biblioteket" in page, address in page) == (True, True)
    assert reverse("office_gathering_cancel", args=[kickoff.pk]) not in page
    client.post(reverse("office_gathering_cancel", args=[kickoff.pk]))
    assert Undo.objects.filter(what="gathering.cancelled").count() == 0
    client.force_login(invited[0].person)
    for url in (reverse("gathering", args=[kickoff.pk]), reverse("gathering_calendar", args=[kickoff.pk]), "/start/"):
        read = client.get(url).content.decode()
        assert ("Biblioteket" in read, "Rådhuset" in read or url == "/start/") == (False, True)
    client.force_login(coordinator)
    client.post(address)
    assert "Biblioteket" not in client.get(reverse("office_gathering", args=[kickoff.pk])).content.decode()


def test_another_text_is_not_told(invited, kickoff, coordinator):
    assert move_it(kickoff, coordinator, title={"da": "Velkomst"}) is None
    assert str(Gathering.objects.get(pk=kickoff.pk).title) == "Velkomst"


def test_two_editors_do_not_overwrite_each_other(kickoff, coordinator):
    actions.change_gathering(kickoff, by=coordinator, version=1, place="A", now=NOW)
    with pytest.raises(RuleBroken):
        actions.change_gathering(kickoff, by=coordinator, version=1, place="B", now=NOW)


def test_cancelling_withdraws_the_calendar_entry(invited, kickoff, coordinator, monkeypatch):
    sent = []
    monkeypatch.setattr(outbox, "deliver", lambda **mail: sent.append(mail))
    outbox.drain(later(minutes=10))
    sent.clear()
    cancel_it(kickoff, coordinator)
    assert (rested(kickoff), kickoff.status) == (1, GatheringStatus.CANCELLED)
    assert outbox.drain(later(minutes=31)) == 2
    assert b"METHOD:CANCEL" in sent[0]["attachments"][0].content
    assert b"SEQUENCE:1" in sent[0]["attachments"][0].content


def test_one_that_nobody_is_invited_to_is_cancelled_at_once(kickoff, coordinator):
    assert cancel_it(kickoff, coordinator) is None
    assert (kickoff.status, Mail.objects.count()) == (GatheringStatus.CANCELLED, 0)


def test_reminders_14_and_2_days_before_to_those_who_may_come(invited):
    Invitation.objects.update(created_at=NOW)
    actions.reply(invited[0], by=invited[0].person, answer=Reply.CANNOT, now=NOW)
    days = []
    for number in range(30):
        now = later(days=number)
        engine.plan(now)
        days += [now.date().isoformat()] * engine.merge(now)
    assert days == ["2026-12-01", "2026-12-11"]  # the 13th is a Sunday: back to Friday


def test_seats_are_not_given_twice(invited, kickoff, coordinator):
    Gathering.objects.filter(pk=kickoff.pk).update(seats=1)
    for row in invited:
        row.gathering.seats = 1
    actions.reply(invited[0], by=invited[0].person, answer=Reply.COMING, now=NOW)
    with pytest.raises(RuleBroken):
        actions.reply(invited[1], by=invited[1].person, answer=Reply.COMING, now=NOW)
    actions.reply(invited[1], by=invited[1].person, answer=Reply.CANNOT, now=NOW)


def test_nobody_answers_when_it_has_begun(invited):
    with pytest.raises(RuleBroken):
        actions.reply(invited[0], by=invited[0].person, answer=Reply.COMING, now=later(days=40))


def test_who_was_there_is_noted_after_it_began(invited, kickoff, coordinator):
    was = {str(invited[0].pk): Attendance.THERE}
    with pytest.raises(RuleBroken):
        actions.note_attendance(kickoff, by=coordinator, was=was, now=NOW)
    actions.note_attendance(kickoff, by=coordinator, was=was, now=later(days=26))
    kickoff.refresh_from_db()
    invited[0].refresh_from_db()
    assert (kickoff.status, invited[0].attendance) == (GatheringStatus.HELD, Attendance.THERE)


def test_a_gathering_that_has_ended_is_held(invited, kickoff):
    assert (actions.close_gatherings(NOW), actions.close_gatherings(later(days=40))) == (0, 1)


def test_the_invited_person_answers_on_the_page(client, invited):
    person = invited[0].person
    Gathering.objects.update(starts_at=timezone.now() + timedelta(days=9), ends_at=timezone.now() + timedelta(days=10))
    client.force_login(person)
    url = reverse("gathering", args=[invited[0].gathering_id])
    Invitation.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    assert client.get(url).status_code == 200
    assert client.post(url, {"answer": "nonsense"}).status_code == 200
    assert client.post(url, {"answer": "coming", "food": "vegetar"}).status_code == 302
    invited[0].refresh_from_db()
    assert (invited[0].reply, invited[0].food) == (Reply.COMING, "vegetar")
    assert (
        client.get(reverse("gathering_calendar", args=[invited[0].gathering_id]))
        .headers["Content-Type"]
        .startswith("text/calendar")
    )


def test_until_the_invitation_has_left_no_page_tells_of_it(client, invited, kickoff):
    starts = timezone.now() + timedelta(days=9)
    Gathering.objects.update(starts_at=starts, ends_at=starts + timedelta(hours=1))
    client.force_login(invited[0].person)
    pages = [reverse(name, args=[kickoff.pk]) for name in ("gathering", "gathering_calendar")]

    def found():
        return [client.get(url).status_code for url in pages], pages[0] in client.get("/start/").content.decode()

    Invitation.objects.update(created_at=timezone.now() - timedelta(minutes=9))
    assert found() == ([404, 404], False)
    assert not Gathering.objects.visible_to(invited[0].person).exists()
    Invitation.objects.update(created_at=timezone.now() - timedelta(minutes=10))
    assert found() == ([200, 200], True)
    assert Gathering.objects.visible_to(invited[0].person).exists()


def test_somebody_not_invited_finds_nothing(client, invited):
    client.force_login(factories.make_person())
    assert client.get(reverse("gathering", args=[invited[0].gathering_id])).status_code == 404


def test_the_coordinator_plans_changes_and_reads_replies(client, cohort, coordinator, invited, kickoff):
    client.force_login(coordinator)
    new = reverse("office_gathering_new", args=[cohort.pk])
    fields = {
        "title_da": "Sommermøde",
        "kind": "inspiration",
        "audience": "both",
        "day": "2027-06-01",
        "starts": "13:00",
        "ends": "15:00",
    }
    assert client.post(new, {**fields, "ends": "12:00"}).status_code == 200
    response = client.post(new, fields)
    planned = Gathering.objects.get(place="", title__da="Sommermøde")
    assert response.url == reverse("office_gathering", args=[planned.pk])
    for name in ("office_gathering", "office_gathering_change", "office_gathering_cancel"):
        assert client.get(reverse(name, args=[kickoff.pk])).status_code == 200
    assert invited[0].person.name in client.get(reverse("office_gathering", args=[kickoff.pk])).content.decode()


@pytest.mark.parametrize("rows", [1, 3, 100])
def test_the_list_costs_the_same_however_many(client, cohort, coordinator, rows, django_assert_num_queries):
    Gathering.objects.filter(cohort=cohort).delete()
    for number in range(rows):
        actions.add_gathering(
            cohort,
            by=coordinator,
            title={"da": f"Møde {number}"},
            kind="network",
            audience="both",
            starts_at=NOW,
            ends_at=later(hours=1),
        )
    client.force_login(coordinator)
    url = reverse("office_gatherings", args=[cohort.pk])
    client.get(url)
    with django_assert_num_queries(QUERIES):
        assert client.get(url).status_code == 200


QUERIES = 7


def test_the_list_begins_with_the_first_day(client, cohort, coordinator):
    for title, weeks in (("Later", 8), ("Sooner", 2), ("Last", 20)):
        actions.add_gathering(
            cohort,
            by=coordinator,
            title={"da": title},
            kind="network",
            audience="both",
            starts_at=NOW + timedelta(weeks=weeks),
            ends_at=NOW + timedelta(weeks=weeks, hours=1),
        )
    client.force_login(coordinator)
    page = client.get(reverse("office_gatherings", args=[cohort.pk])).content.decode()
    assert sorted(("Later", "Sooner", "Last"), key=page.index) == ["Sooner", "Later", "Last"]
