"""What coordinators see of evaluations."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from meetings.evaluation.actions import answer_evaluation, questions_of
from meetings.evaluation.figures import evaluation_figures
from meetings.models import Evaluation, EvaluationAnswer
from meetings.room.actions import open_room
from programmes.models import Coordinatorship
from tests.factories import make_application, make_match
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db


def answer(room, person, *, point="closing", value=4, words="named words"):
    Evaluation.objects.filter(room=room, person=person, point=point).update(status="open")
    evaluation = Evaluation.objects.get(room=room, person=person, point=point)
    given = {"scale": value, "yes_no": "yes", "many_choices": ["tools", "network"], "long_text": words}
    answer_evaluation(evaluation, by=person, answers={q: given[q.kind] for q in questions_of(evaluation)})


def rooms_of(world, count):
    yield world.room
    for _number in range(count - 1):
        yield open_room(make_match(world.room.match.cohort), now=timezone.now())


def closing(world):
    return next(one for one in evaluation_figures(world.room.match.cohort, world.coordinator) if one.key == "closing")


def figure(world, key):
    return next(one for one in closing(world).sums if one.question.key == key)


def test_sums_from_five_answers_on():
    world = make_pair()
    for number, room in enumerate(rooms_of(world, 5), 1):
        answer(room, room.mentee, value=number)
        value = figure(world, "closing_value")
        assert (value.count, value.is_shown) == (number, number == 5)
        assert (value.bars == []) == (number < 5)
    assert [bar.count for bar in value.bars] == [1, 1, 1, 1, 1]
    assert [bar.share for bar in value.bars] == [20, 20, 20, 20, 20]
    assert {bar.count for bar in figure(world, "closing_gains").bars} == {0, 5}


@pytest.mark.parametrize(("language", "mean"), [("da", "3,0"), ("en", "3.0")])
def test_an_average_has_the_comma_of_the_language(language, mean):
    world = make_pair()
    for number, room in enumerate(rooms_of(world, 5), 1):
        answer(room, room.mentee, value=number)
    with translation.override(language):
        assert mean in figure(world, "closing_value").mean


def test_answered_or_not_by_name():
    world = make_pair()
    answer(world.room, world.mentee)
    Evaluation.objects.filter(person=world.mentor, point="closing").update(status="open")
    point = closing(world)
    assert (point.total, point.answered, point.missing) == (2, 1, [world.mentor.name])


def test_before_the_day_the_page_says_when():
    world = make_pair()
    due_on = Evaluation.objects.filter(point="closing").first().due_on
    assert (closing(world).total, closing(world).opens_on) == (0, due_on)


def test_named_answers_with_the_name_and_the_pairs_part_never():
    world = make_pair()
    answer(world.room, world.mentee, words="mark-of-the-mentee")
    named = {one.question.key: one.answers for one in closing(world).named}
    assert named["closing_better"] == [(world.mentee.name, "mark-of-the-mentee")]
    assert "closing_to_pair" not in named
    client = Client()
    client.force_login(world.coordinator)
    page = client.get(reverse("office_evaluation", args=[world.room.match.cohort_id])).content.decode()
    assert page.count("mark-of-the-mentee") == 1


def test_a_mentor_with_two_pairs_is_named_with_the_other_half():
    world = make_pair()
    translation.activate("en")
    _first, second = rooms_of(world, 2)
    Evaluation.objects.filter(room=second, person=second.mentor).update(person=world.mentor)
    type(second).objects.filter(pk=second.pk).update(mentor=world.mentor)
    answer(world.room, world.mentor, words="of the first")
    answer(second, world.mentor, words="of the second")
    answer(world.room, world.mentee, words="alone")
    named = next(one.answers for one in closing(world).named if "of the first" in str(one.answers))
    name, first, other = world.mentor.name, world.mentee.name, second.mentee.name
    assert dict(named)[f"{name}, with {first}"] == "of the first"
    assert dict(named)[f"{name}, with {other}"] == "of the second"
    Evaluation.objects.filter(room=second, person=world.mentor).update(status="open")
    assert closing(world).missing == [f"{name}, with {other}"]


def test_a_coordinator_does_not_see_their_own_evaluation():
    world = make_pair()
    Coordinatorship.objects.create(programme=world.programme, person=world.mentee)
    answer(world.room, world.mentee)
    own = next(one for one in evaluation_figures(world.room.match.cohort, world.mentee) if one.key == "closing")
    assert (own.total, own.answered, own.named) == (0, 0, [])


def test_a_text_that_is_only_summed_is_never_listed():
    world = make_pair()
    answer(world.room, world.mentee)
    row = EvaluationAnswer.objects.get(question__key="closing_better")
    type(row.question).objects.filter(pk=row.question_id).update(readers="sums")
    assert [one.question.key for one in closing(world).named] == []


def test_another_programmes_coordinator_gets_404():
    world, other = make_pair(), make_pair()
    client = Client()
    client.force_login(other.coordinator)
    for name, pk in (("office_pairs", world.room.match.cohort_id), ("office_evaluation", world.room.match.cohort_id)):
        assert client.get(reverse(name, args=[pk])).status_code == 404
    assert client.get(reverse("office_pair", args=[world.room.match.pk])).status_code == 404
    client.force_login(make_application(world.room.match.cohort).person)
    assert client.get(reverse("office_pairs", args=[world.room.match.cohort_id])).status_code == 403
