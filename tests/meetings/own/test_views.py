"""What each half answers alone: before day one (H1), the role-model exercise (L5); shown answer by answer, taken back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from matching.enums import MatchStatus
from meetings.models import Logbook, OwnAnswer, SharedOwnAnswer
from meetings.own.actions import save_own, show_own, take_back
from meetings.own.answers import EXERCISE, LEADER, PREPARATION, leader_page, leader_part_of, own_page
from meetings.own.logbook.copies import copy_of_logbook
from meetings.own.shown import shown_in
from meetings.own.start import own_cards, steps
from meetings.room.copies import copy_of_room
from programmes.enums import Side
from programmes.models import Application
from programmes.newcomers.leaders.actions import ask_leader, write_to_mentee
from tests.access.own_things import link_of
from tests.factories import make_application, make_cohort, make_coordinator, make_match, make_person, make_programme
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db
MINE = "kun-mine-egne-ord"


@pytest.fixture
def newcomer():
    """Entered, three weeks before the first day; no mentor yet."""
    programme = make_programme("H")
    make_coordinator(programme)
    day = programme.today() + timedelta(days=21)
    return make_application(make_cohort(programme), person=make_person("Sara Berg"), starts_on=day)


@pytest.fixture
def pair():
    world = make_pair(make_programme("H"))
    day = world.programme.today() + timedelta(days=9)
    Application.objects.filter(pk=world.room.match.mentee_application_id).update(starts_on=day)
    return world


def application_of(world, person):
    match = world.room.match
    pk = match.mentee_application_id if person == world.mentee else match.mentor_application_id
    return Application.objects.select_related("programme", "cohort", "person").get(pk=pk)


def answer(world, person, use=PREPARATION, *, show=()):
    """One answer to the first question, shown in the rooms of `show`."""
    page = own_page(application_of(world, person), person, use)
    first = page.questions[0]
    save_own(page, by=person, texts={first: MINE}, shown={(room.pk, first.pk) for room in show})
    return first


def titles(person, now=None):
    return [step.title for step in steps(person, now or timezone.now())]


def test_a_newcomer_is_asked_to_think_before_the_first_day(newcomer, client):
    assert len(titles(newcomer.person)) == 1
    client.force_login(newcomer.person)
    start = client.get("/start/")
    assert f"/preparation/{newcomer.pk}/" in start.text
    assert client.get(f"/preparation/{newcomer.pk}/").status_code == 200


def test_the_step_goes_when_something_is_written_or_the_day_is_there(newcomer):
    person = newcomer.person
    assert titles(person, timezone.now() + timedelta(days=22)) == []
    page = own_page(newcomer, person, PREPARATION)
    save_own(page, by=person, texts={page.questions[0]: MINE}, shown=set())
    assert titles(person) == []
    save_own(page, by=person, texts={page.questions[0]: ""}, shown=set())
    assert OwnAnswer.objects.count() == 0


def test_an_untouched_page_makes_no_logbook(newcomer):
    page = own_page(newcomer, newcomer.person, PREPARATION)
    save_own(page, by=newcomer.person, texts=dict.fromkeys(page.questions, ""), shown=set())
    assert not Logbook.objects.exists()


def test_the_mentor_reaches_it_from_the_offer_on_and_not_before(newcomer, client):
    match = make_match(newcomer.cohort, status=MatchStatus.PROPOSED)
    address = f"/preparation/{match.mentor_application_id}/"
    client.force_login(match.mentor)
    assert client.get(address).status_code == 404
    type(match).objects.filter(pk=match.pk).update(status=MatchStatus.DECLINED, offered_at=timezone.now())
    assert client.get(address).status_code == 200


def test_each_half_has_questions_of_their_own(pair):
    keys = {
        side: {q.key for q in own_page(application_of(pair, person), person, PREPARATION).questions}
        for side, person in ((Side.MENTEE, pair.mentee), (Side.MENTOR, pair.mentor))
    }
    assert len(keys[Side.MENTEE]) == len(keys[Side.MENTOR]) == 4
    assert not keys[Side.MENTEE] & keys[Side.MENTOR]


def test_nobody_else_learns_of_it(pair, client):
    before = _pages(client, pair)
    answer(pair, pair.mentee)
    assert _pages(client, pair) == before


def _pages(client, world):
    """What the other half and the coordinator get, without what is fresh in each answer."""
    client.force_login(world.mentor)
    room = client.get(f"/room/{world.room.pk}/")
    shown = client.get(f"/room/{world.room.pk}/shown/").status_code
    client.force_login(world.coordinator)
    office = client.get(f"/admin/pair/{world.room.match_id}/")
    lines = [line["head"] for line in room.context["lines"]]
    return lines, shown, office.status_code, MINE in room.text + office.text


def test_a_shown_answer_stands_in_the_room_until_it_is_taken_back(pair, client):
    answer(pair, pair.mentee, show=[pair.room])
    client.force_login(pair.mentor)
    page = f"/room/{pair.room.pk}/shown/"
    assert MINE in client.get(page).text
    row = SharedOwnAnswer.objects.get()
    assert client.post(f"{page}{row.pk}/hide/").status_code == 404  # it is not the mentor's to take back
    client.force_login(pair.mentee)
    assert client.post(f"{page}{row.pk}/hide/").status_code == 302
    assert client.get(page).status_code == 404
    assert OwnAnswer.objects.count() == 1


def test_changing_a_shown_answer_changes_what_is_shown(pair):
    question = answer(pair, pair.mentee, show=[pair.room])
    page = own_page(application_of(pair, pair.mentee), pair.mentee, PREPARATION)
    save_own(page, by=pair.mentee, texts={question: "nye ord"}, shown=page.shown)
    texts = [one.text for one in shown_in(pair.room, pair.mentor, pair.room.open_for(pair.mentor))]
    assert texts == ["nye ord"]
    save_own(page, by=pair.mentee, texts={question: "nye ord"}, shown=set())
    assert not SharedOwnAnswer.objects.exists()


def test_the_form_keeps_what_was_typed_and_shows_what_is_ticked(pair, client):
    application = application_of(pair, pair.mentee)
    page = own_page(application, pair.mentee, PREPARATION)
    first, second = page.questions[:2]
    client.force_login(pair.mentee)
    address = f"/preparation/{application.pk}/"
    sent = {first.key: MINE, f"show-{first.key}-0": "on", second.key: "ikke vist"}
    assert client.post(address, sent).status_code == 302
    assert [row.question for row in SharedOwnAnswer.objects.all()] == [first]
    assert "ikke vist" in client.get(address).text
    bad = client.post(address, {first.key: "a\0b", second.key: "bliver stående"})
    assert bad.status_code == 200
    assert "bliver stående" in bad.text


def test_a_mentor_of_two_shows_to_one(pair):
    other = make_match(pair.room.match.cohort, status=MatchStatus.PROPOSED)
    mine = application_of(pair, pair.mentor)
    page = own_page(mine, pair.mentor, PREPARATION)
    assert [room.pk for room in page.rooms] == [pair.room.pk]
    assert other.mentor_application_id != mine.pk


def test_the_exercise_is_the_mentors_alone(client):
    world = make_pair(make_programme("L"))
    application = application_of(world, world.mentor)
    client.force_login(world.mentor)
    page = client.get(f"/exercise/{application.pk}/")
    assert page.status_code == 200
    assert page.text.count("<textarea") == 5
    answer(world, world.mentor, EXERCISE, show=[world.room])
    assert MINE in copy_of_room(world.room, world.mentee)
    client.force_login(world.mentee)
    assert client.get(f"/exercise/{world.room.match.mentee_application_id}/").status_code == 404
    assert client.get(f"/preparation/{world.room.match.mentee_application_id}/").status_code == 404


def test_the_mentee_brings_along_what_the_leader_wrote(pair, client):
    application = application_of(pair, pair.mentee)
    part = ask_leader(application, email="leder@fjordby.test", by=pair.mentee)
    key = own_page(application, pair.mentee, LEADER).questions[0].key
    write_to_mentee(link_of(part), part, words={key: MINE})
    client.force_login(pair.mentee)
    address = f"/from-leader/{application.pk}/"
    assert MINE in client.get(address).text
    client.force_login(pair.mentor)
    assert client.get(address).status_code == 404
    assert client.get(f"/room/{pair.room.pk}/shown/").status_code == 404
    page = leader_page(application, pair.mentee, leader_part_of(application, pair.mentee))
    show_own(page, by=pair.mentee, texts={page.questions[0]: MINE}, shown={(pair.room.pk, page.questions[0].pk)})
    assert MINE in client.get(f"/room/{pair.room.pk}/shown/").text


def test_the_mentee_asks_from_the_page_and_a_bad_address_is_said(pair, client):
    application = application_of(pair, pair.mentee)
    client.force_login(pair.mentee)
    address = f"/from-leader/{application.pk}/"
    bad = client.post(address, {"name": "Lone", "email": "ikke en adresse"})
    assert bad.status_code == 200
    assert "ikke en adresse" in bad.text
    assert client.post(address, {"name": "Lone", "email": "leder@fjordby.test"}).status_code == 302
    assert "leder@fjordby.test" in client.get(address).text


def test_the_own_copy_has_it(pair):
    answer(pair, pair.mentee)
    assert MINE in copy_of_logbook(Logbook.objects.get(person=pair.mentee), pair.mentee)
    assert MINE not in copy_of_room(pair.room, pair.mentee)


def test_only_the_owner_takes_back(pair):
    answer(pair, pair.mentee, show=[pair.room])
    pk = SharedOwnAnswer.objects.get().pk
    assert take_back(pair.room, pk, by=pair.mentor) is False
    assert take_back(pair.room, pk, by=pair.mentee) is True


@pytest.mark.parametrize("code", ["A", "E", "G"])
def test_programmes_without_these_steps_have_no_cards(code):
    world = make_pair(make_programme(code))
    for person in world.room.halves:
        assert own_cards(person) == []
        assert steps(person, timezone.now()) == []
