"""A programme's own words for what the matching counts: themes, grades, choices, criteria."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from matching.explain.reasons import MATCH_READS
from matching.problem.criteria import questions_for
from mentorforum.words import Words
from programmes.enums import Side
from programmes.models import Programme, Question


class Lexicon:
    """Labels from one list of questions and the programme's items; no query of its own but the items'."""

    def __init__(self, programme: Programme, questions: Iterable[Question]) -> None:
        self.programme, self.questions = programme, list(questions)
        for question in self.questions:
            question.programme = programme

    def title(self, criterion: str) -> str:
        """What the programme calls a criterion: `choice:meeting_form` is asked for as `choice`."""
        item = self.programme.item("criteria", criterion.partition(":")[0])
        return str(item) if item else criterion

    def theme(self, criterion: str, key: str) -> str:
        return self._choice(self._asked(criterion, Side.MENTEE), key)

    def grade(self, criterion: str, grade: int) -> str:
        """`stor`: the programme's word for a grade of experience."""
        grades = [row for q in self._asked(criterion, Side.MENTOR) for row in q.details.get("grades", [])]
        return self._say(grades[grade]) if grade < len(grades) else str(grade)

    def choices(self, criterion: str, keys: Iterable[str]) -> str:
        """The labels, where not every choice is meant."""
        questions = self._asked(criterion, Side.MENTEE)
        meant = [key for key in keys if key != "any"]
        return ", ".join(self._choice(questions, key) for key in meant[:2])

    def step(self, criterion: str, step: float) -> str:
        """The mentor's step of experience in words."""
        for question in self._asked(criterion, Side.MENTOR):
            if 0 < int(step) <= len(question.choices):
                return self._say(question.choices[int(step) - 1]["text"])
        return f"{step:g}"

    def readable(self) -> set[str]:
        """The criteria whose answers the other half may see with the offer.

        A mentor's graded themes are said where they are strong, as the question itself promises.
        """
        kinds = {question.matching for question in self.questions}
        closed = {q.matching for q in self.questions if q.readers != MATCH_READS and not q.traits.graded}
        open_choices = {f"choice:{q.key}" for q in self.questions if q.matching == "choice" and "choice" not in closed}
        known = {"place", "profession"} - kinds  # by unit and position, which the other half reads anyhow
        return (kinds - closed) | open_choices | {"unit_distance"} | known

    def _asked(self, criterion: str, side: str) -> list[Question]:
        kind, _colon, key = criterion.partition(":")
        questions = questions_for(self.questions, kind, side)
        return [q for q in questions if q.key == key] or questions

    def _choice(self, questions: list[Question], key: str) -> str:
        texts = (choice["text"] for question in questions for choice in question.choices if choice["key"] == key)
        text = next(texts, None)
        return self._say(text) if text else key

    def _say(self, text: dict[str, Any]) -> str:
        words = Words(text)
        words.owner = self.programme
        return str(words)
