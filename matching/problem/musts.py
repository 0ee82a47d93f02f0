"""A wish that is a condition: the mentee has said that the most important theme is a must."""

from collections.abc import Iterable
from typing import Any

from matching.engine import MustHave
from programmes.models import Question

GOOD = 2  # of the grades none, a little, good, great


class Musts:
    """Of one programme: the question that makes the first of the ranked themes a condition, and whose grades answer it."""

    def __init__(self, questions: Iterable[Question]) -> None:
        everything = list(questions)
        self.questions = [question for question in everything if question.details.get("fills") == "must"]
        self._ranked = {question.key for question in everything if question.must_have}
        self._graded = {
            wish: question.key
            for question in everything
            if (wish := question.details.get("pairs_with")) in self._ranked
        }

    def of(self, answers: dict[str, Any]) -> tuple[MustHave, ...]:
        """The conditions in one application's answers; none unless the mentee has said yes."""
        if not any(answers.get(question.key) == "yes" for question in self.questions):
            return ()
        first = {wish: answers[wish][0] for wish in self._graded if answers.get(wish)}
        return tuple(MustHave(self._graded[wish], frozenset({key}), GOOD) for wish, key in sorted(first.items()))
