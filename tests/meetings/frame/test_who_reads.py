"""The line beside a field says who can open it: compared with who really can."""

import pytest
from django.utils import translation

from meetings.evaluation.actions import questions_of
from meetings.frame import who_reads
from meetings.models import Evaluation, Logbook
from mentorforum.errors import NotAReader
from programmes.applications.who_reads import leader_line
from programmes.models import Concern
from programmes.newcomers.leaders.actions import ask_leader
from tests.factories import make_coordinator, make_programme, make_superuser
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def world():
    return make_pair()


def can_open(holder, person):
    try:
        holder.open_for(person)
    except NotAReader:
        return False
    return True


def test_the_room(world):
    everybody = [world.mentee, world.mentor, world.coordinator, make_superuser()]
    assert [can_open(world.room, person) for person in everybody] == [True, True, False, False]
    line = who_reads.of_room(world.room, world.mentee)
    assert (str(line), line.private) == ("You and Karen. The coordinators cannot.", False)
    assert str(who_reads.of_room(world.room, world.mentor)) == "You and Sara. The coordinators cannot."


def test_the_logbook(world):
    logbook = Logbook.objects.create(person=world.mentee)
    everybody = [world.mentee, world.mentor, world.coordinator, make_superuser()]
    assert [can_open(logbook, person) for person in everybody] == [True, False, False, False]
    line = who_reads.of_logbook(world.mentee)
    assert (str(line), line.private) == ("Only you", True)


def test_a_concern_names_up_to_three_coordinators(world):
    concern = Concern(programme=world.programme, person=world.mentee, text="x", once="1")
    concern.save()
    everybody = [world.mentee, world.coordinator, world.mentor, make_superuser()]
    assert [can_open(concern, person) for person in everybody] == [True, True, False, False]
    assert str(who_reads.of_concern(world.programme, world.mentee)).startswith("Only you and Mette Lund.")
    for name in ("Ali Sahin", "Bo Riis", "Ida Vang"):
        make_coordinator(world.programme, name)
    assert str(who_reads.of_concern(world.programme, world.mentee)).startswith("Only you and the 4 coordinators.")


def test_each_question_of_an_evaluation(world):
    evaluation = Evaluation.objects.get(person=world.mentee, point="midway")
    lines = {q.key: str(who_reads.of_evaluation(q, world.room, world.mentee)) for q in questions_of(evaluation)}
    assert lines["midway_value"] == "The coordinators see only figures from at least five answers."
    assert lines["midway_keep"] == "You and Karen. The coordinators cannot."
    assert lines["midway_call"] == "Not anonymous: your answer goes to Mette Lund with your name."


def test_what_a_leader_writes(world):
    application = world.room.match.mentee_application
    application.programme.steps = [*application.programme.steps, "leader_part"]
    part = ask_leader(application, email="leder@fjordby.test", by=world.mentee)
    everybody = [world.mentee, world.mentor, world.coordinator, make_superuser()]
    assert [can_open(part, person) for person in everybody] == [True, False, False, False]
    assert str(leader_line(part)) == "Only Sara. Neither the mentor nor the coordinators can."
    assert who_reads.of_leader(part, world.mentee).private is True
    with pytest.raises(PermissionError):
        who_reads.of_leader(part, world.mentor)


def test_where_the_programme_only_mediates_no_line_promises_dates():
    world = make_pair(make_programme("E"))
    said = [
        str(who_reads.of_whole_room(world.room, world.mentee)),
        str(who_reads.of_dates(world.programme)),
        str(who_reads.of_figures(world.programme)),
    ]
    assert [line for line in said if "see dates" in line] == []
    assert said[2].startswith("You two. ")
