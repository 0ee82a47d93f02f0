"""Invented answers: there is one for every kind of question, and it reads as an answer does."""

from random import Random

import pytest

from programmes.applications.kinds import answer_text
from programmes.enums import QuestionKind
from programmes.models import Question
from tests.factories import make_cohort
from worlds.applying import answer

pytestmark = pytest.mark.django_db

CHOICES = [{"key": key, "text": {"da": key}} for key in ("one", "two", "three", "four")]
GRADES = [{"da": word} for word in ("none", "a little", "good", "great")]


@pytest.mark.parametrize("kind", QuestionKind)
def test_every_kind_can_be_invented(kind: QuestionKind) -> None:
    question = Question(
        programme=make_cohort().programme,
        key="why",
        kind=kind,
        choices=CHOICES,
        details={"grades": GRADES},
        required=True,
    )
    assert answer_text(question, answer(question, Random(1))) != ""
