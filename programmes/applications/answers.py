"""Answers in words: keys become labels, a person's own words stay theirs. Used at "check" and wherever answers are read."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mentorforum import dates
from mentorforum.encryption import Key
from mentorforum.words import Words
from programmes.models import Answer, Application, Question


def said(question: Question, value: Any) -> str:
    """The answer as a reader sees it; several lines where there are several things. Empty if nothing is answered."""
    if value is None or value in ("", [], {}):
        return ""
    find = _SAY.get(question.kind)
    return find(question, value) if find else str(value)


def label_of(question: Question, key: str) -> str:
    """The words of one choice or theme; the key itself if the choice is gone."""
    found = next((choice for choice in question.choices if choice["key"] == key), None)
    return _in_words(question, found["text"]) if found else key


def value_of(answer: Answer, key: Key) -> Any:
    """What was answered: the text opened with the application's key, or the plain value."""
    return key.read(answer.text) if answer.question.is_text else answer.value


def answers_of(application: Application, key: Key) -> dict[str, Any]:
    """Question key -> what was answered; `key` is `application.open_for(reader)`."""
    rows = application.answers.select_related("question")
    return {row.question.key: value_of(_bound(row, application), key) for row in rows}


def _bound(answer: Answer, application: Application) -> Answer:
    answer.application = application
    return answer


def _in_words(question: Question, text: dict[str, str]) -> str:
    words = Words(text)
    words.owner = question
    return str(words)


def _ranked(question: Question, value: list[str]) -> str:
    return "\n".join(f"{number}. {label_of(question, key)}" for number, key in enumerate(value, 1))


def _graded(question: Question, value: dict[str, int]) -> str:
    grades = [_in_words(question, text) for text in question.details.get("grades", [])]
    told = [(choice["key"], value[choice["key"]]) for choice in question.choices if value.get(choice["key"])]
    return "\n".join(
        f"{label_of(question, key)}: {grades[grade]}" for key, grade in sorted(told, key=lambda pair: -pair[1])
    )


def _several(question: Question, value: list[str]) -> str:
    return "\n".join(label_of(question, key) for key in value)


def _gatherings(question: Question, value: list[str]) -> str:
    programme = question.programme
    titles = {item.key: str(item) for item in programme.items("gatherings")}
    if set(value) - set(titles):  # planned by a coordinator
        titles |= {row.key: str(row) for row in programme.gatherings.filter(key__in=value)}
    return "\n".join(titles.get(key, key) for key in value)


def _scale(question: Question, value: int) -> str:
    return _("%(step)d of %(last)d") % {"step": value, "last": 5}


_SAY: dict[str, Callable[[Question, Any], str]] = {
    "one_choice": label_of,
    "many_choices": _several,
    "ranked_themes": _ranked,
    "graded_themes": _graded,
    "gatherings": _gatherings,
    "yes_no": lambda question, value: _("Yes") if value else _("No"),
    "scale": _scale,
    "date": lambda question, value: dates.say_date(date.fromisoformat(value), year=True),
}
