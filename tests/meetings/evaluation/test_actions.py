from datetime import timedelta

import pytest

from meetings.evaluation.actions import answer_evaluation, questions_of, turn_evaluations
from meetings.models import Evaluation, EvaluationAnswer, PairAnswer
from mentorforum.errors import NotAReader, RuleBroken
from tests.factories import make_superuser
from tests.meetings.worlds import make_pair, noon

pytestmark = pytest.mark.django_db


def at(world, evaluation, days=0):
    return noon(world, evaluation.due_on + timedelta(days=days))


def some_answers(evaluation):
    values = {"scale": 4, "yes_no": "yes", "many_choices": ["tools"], "long_text": "my words"}
    return {question: values[question.kind] for question in questions_of(evaluation)}


@pytest.fixture
def world():
    return make_pair()


@pytest.fixture
def midway(world):
    return Evaluation.objects.get(person=world.mentee, point="midway")


def test_it_opens_on_its_day_and_closes_after_its_days(world, midway):
    assert turn_evaluations(at(world, midway, -1)) == 0
    assert turn_evaluations(at(world, midway)) == 2
    midway.refresh_from_db()
    assert midway.status == "open"
    assert turn_evaluations(at(world, midway, 21)) == 0
    assert turn_evaluations(at(world, midway, 22)) == 2
    midway.refresh_from_db()
    assert midway.status == "closed"


def test_one_answer_for_each_question_and_the_pairs_part_in_the_room(world, midway):
    turn_evaluations(at(world, midway))
    midway.refresh_from_db()
    answers = some_answers(midway)
    answer_evaluation(midway, by=world.mentee, answers=answers)
    assert (midway.status, EvaluationAnswer.objects.count(), PairAnswer.objects.count()) == ("answered", 4, 2)
    row = PairAnswer.objects.first()
    assert world.room.open_for(world.mentor).read(row.text) == "my words"
    with pytest.raises(RuleBroken):
        answer_evaluation(midway, by=world.mentee, answers=answers)
    assert EvaluationAnswer.objects.count() == 4


def test_nobody_answers_for_somebody_else(world, midway):
    turn_evaluations(at(world, midway))
    midway.refresh_from_db()
    with pytest.raises(RuleBroken):
        answer_evaluation(midway, by=world.mentor, answers={})


def test_what_was_asked_is_kept_as_it_was_shown(world, midway):
    turn_evaluations(at(world, midway))
    midway.refresh_from_db()
    answer_evaluation(midway, by=world.mentee, answers=some_answers(midway))
    row = EvaluationAnswer.objects.get(question__key="midway_value")
    assert (row.shown_as, row.value) == (str(row.question), 4)


def test_a_superuser_opens_nothing(midway):
    with pytest.raises(NotAReader):
        midway.open_for(make_superuser())
