"""The coordinator's pairs: dates, never text; the number of queries does not grow."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from matching.models import Match
from meetings.ending.resting import do_rested
from meetings.meetings.actions import note_meeting
from meetings.models import Evaluation, Meeting
from meetings.pair.figures import figures, glance
from meetings.pair.pages import pair_facts, pair_row, pairs_of
from meetings.pair.today import SILENT, lines
from meetings.room.actions import open_room
from programmes.models import Coordinatorship, Note
from programmes.steps import Bar
from tests.factories import make_match
from tests.meetings.worlds import end, fill, make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_pair()


@pytest.fixture
def office(world):
    client = Client()
    client.force_login(world.coordinator)
    return client


def more_pairs(world, count):
    for _number in range(count):
        room = open_room(make_match(world.room.match.cohort), now=timezone.now())
        starts_at = timezone.now() - timedelta(days=3)
        note_meeting(room, by=room.mentee, starts_at=starts_at, minutes=60, once=uuid.uuid4())


def test_the_list_of_pairs_asks_as_often_for_1_3_and_100(world, office, django_assert_num_queries):
    address = reverse("office_pairs", args=[world.room.match.cohort_id])
    office.get(address)
    counted = []
    for count in (0, 2, 97):
        more_pairs(world, count)
        with django_assert_num_queries(QUERIES):
            page = office.get(address)
        counted.append(len(page.context["rows"]))
    assert counted == [1, 3, 100]


QUERIES = 7


def test_the_filters(world, office):
    more_pairs(world, 1)
    address = reverse("office_pairs", args=[world.room.match.cohort_id])
    numbers = {chip["url"]: chip["count"] for chip in office.get(address).context["chips"]}
    assert numbers == {"?": 2, "?show=silent": 1, "?show=unsigned": 2, "?show=paused": 0, "?show=over": 0}
    assert [row.match for row in office.get(f"{address}?show=silent").context["rows"]] == [world.room.match]
    assert len(office.get(f"{address}?show=nonsense").context["rows"]) == 2


def test_today_names_a_quiet_pair_at_twice_its_rhythm_and_the_mentee_hears_of_it_first(world):
    def said(days):
        Match.objects.update(active_on=world.programme.today() - timedelta(days=days))
        found = lines(world.programme, world.coordinator, timezone.now())
        return [line.count for line in found if line.order == SILENT]

    assert (said(50), said(56), said(57)) == ([], [], [1])


def test_the_pair_sees_the_same_facts_as_the_coordinator(world, office):
    fill(world)
    match = world.room.match
    theirs = office.get(reverse("office_pair", args=[match.pk])).context["facts"]
    own = Client()
    own.force_login(world.mentee)
    ours = own.get(reverse("meetings:coordinator_view", args=[world.room.pk])).context["facts"]
    assert ours == theirs
    assert [(line.number, line.pill.tone) for line in ours.meetings] == [(1, "done"), (2, "now")]


def test_a_coordinator_does_not_see_their_own_pair_in_the_office(world):
    Coordinatorship.objects.create(programme=world.programme, person=world.mentor)
    client = Client()
    client.force_login(world.mentor)
    assert client.get(reverse("office_pair", args=[world.room.match.pk])).status_code == 404
    page = client.get(reverse("office_pairs", args=[world.room.match.cohort_id]))
    assert page.context["rows"] == []


def test_where_the_programme_only_mediates_there_are_no_dates(world):
    world.programme.steps = [*world.programme.steps, "private_relation"]
    world.programme.save()
    fill(world)
    match = Match.objects.get(pk=world.room.match.pk)
    facts = pair_facts(match, timezone.now())
    assert (facts.only_mediates, facts.meetings, facts.contract_pill, facts.rhythm_pill) == (True, [], None, None)
    row = pair_row(pairs_of(match.cohort, world.coordinator).get(), match.programme, timezone.now())
    assert (row.held, row.last_on, row.next_at, row.rhythm_pill) == (0, None, None, None)


def test_nobody_follows_those_who_go_on_by_themselves(world):
    fill(world)
    match = Match.objects.get(pk=world.room.match.pk)
    end(world, "continuing")
    Match.objects.filter(pk=match.pk).update(ended_at=timezone.now() - timedelta(days=10))
    note_meeting(
        world.room, by=world.mentee, starts_at=timezone.now() - timedelta(days=5), minutes=60, once=uuid.uuid4()
    )
    facts = pair_facts(Match.objects.get(pk=match.pk), timezone.now())
    assert ([line.number for line in facts.meetings], facts.rhythm_pill) == ([1], None)
    row = pair_row(pairs_of(match.cohort, world.coordinator).get(), match.programme, timezone.now())
    assert (row.held, row.last_on, row.next_at) == (1, world.held.starts_on, None)


def test_a_note_about_a_pair_is_the_coordinators(world, office):
    address = reverse("office_pair_note", args=[world.room.match.pk])
    office.post(address, {"text": "called them", "once": uuid.uuid4()})
    notes = Note.objects.filter(thing=world.room.match.pk)
    assert {note.about for note in notes} == {world.mentee, world.mentor}
    assert office.get(reverse("office_pair", args=[world.room.match.pk])).content.decode().count("called them") == 1
    own = Client()
    own.force_login(world.mentee)
    page = own.get(reverse("meetings:coordinator_view", args=[world.room.pk])).content.decode()
    assert "called them" not in page
    assert own.post(address, {"text": "x"}).status_code == 403


def test_pausing_and_ending_on_their_behalf(world, office):
    match, day = world.room.match, world.programme.today() + timedelta(days=20)

    def rested():
        assert do_rested(timezone.now() + timedelta(minutes=11)) == 1
        match.refresh_from_db()
        return match.status

    in_english = {"accept-language": "en"}
    page = office.get(reverse("office_pair_pause", args=[match.pk]), headers=in_english).content.decode()
    assert (page.count("we ask the two whether to go on"), "we ask you both" in page) == (1, False)
    office.post(reverse("office_pair_pause", args=[match.pk]), {"until": day.isoformat()})
    assert (rested(), match.paused_until) == ("paused", day)
    office.post(reverse("office_pair_resume", args=[match.pk]))
    assert rested() == "active"
    office.post(reverse("office_pair_end", args=[match.pk]))
    assert rested() == "ended"
    assert office.post(reverse("office_pair_end", args=[match.pk])).status_code == 403


def test_writing_to_the_ticked_pairs(world, office):
    match = world.room.match
    address = reverse("office_pairs_write", args=[match.cohort_id])
    to = office.get(address, {"pair": [str(match.pk), "nonsense"], "to": "mentor"})
    assert to.url == f"{reverse('office_write')}?person={match.mentor_id}"
    both = office.get(address, {"pair": [str(match.pk)], "to": "both"})
    assert both.url == f"{reverse('office_write')}?person={match.mentee_id}&person={match.mentor_id}"


def test_the_cohort_in_figures(world):
    cohort = world.room.match.cohort
    assert [figure.bars for figure in figures(cohort, world.coordinator, timezone.now())] == [
        [Bar(figures(cohort, world.coordinator, timezone.now())[0].bars[0].label, 1)],
        [],
    ]
    fill(world)
    Evaluation.objects.filter(point="midway").update(status="open")
    Evaluation.objects.filter(point="midway", person=world.mentee).update(status="answered")
    meetings, evaluation = figures(cohort, world.coordinator, timezone.now())
    assert [(bar.label, bar.number) for bar in meetings.bars] == [("1", 1)]
    assert [(bar.number, bar.of) for bar in evaluation.bars] == [(1, 2)]


def test_the_cohort_in_one_line(world):
    assert [one.pill.tone for one in glance(world.room.match.cohort, world.coordinator, timezone.now())] == ["wait"]
    more_pairs(world, 1)
    week = Meeting.objects.filter(room__match__cohort=world.room.match.cohort)
    week.update(starts_on=world.programme.today())
    assert len(glance(world.room.match.cohort, world.coordinator, timezone.now())) == 2
