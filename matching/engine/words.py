"""Answers as they come from forms, made comparable."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

FULL_GRADE = 3
_NOT_WORD = re.compile(r"[\W_]+")
_LEGAL = re.compile(r"\b([aikp]/s|a\.?m\.?b\.?a|aps|ivs|ab|hb|kommunes?|kommuns?)\b\.?")


def normal(text: str) -> str:
    """`Ågerup Kommune, Skole` and `aagerup kommune / skole` are the same workplace (E8)."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("å", "aa")
    return _NOT_WORD.sub(" ", plain).strip()


def workplace(text: str) -> str:
    """A workplace as written, without what only says what kind of body it is: `Fjordby Kommune`, `Teknik A/S` (E8)."""
    name = normal(_LEGAL.sub(" ", unicodedata.normalize("NFKC", text).casefold()))
    return name or normal(text)


def keys(answer: Any) -> list[str]:
    """The choice keys of an answer in its order: one key, several, or those graded above nothing."""
    if isinstance(answer, dict):
        return [str(key) for key, grade in answer.items() if _grade(grade)]
    if isinstance(answer, list | tuple | set | frozenset):
        choices = sorted(answer, key=str) if isinstance(answer, set | frozenset) else answer
        return list(dict.fromkeys(str(key) for key in choices))
    return [] if answer is None or answer == "" else [str(answer)]


def grades(answer: Any) -> dict[str, int]:
    """Choice key to grade 0..3; what is ticked without a grade counts as the highest."""
    if isinstance(answer, dict):
        return {str(key): _grade(grade) for key, grade in answer.items()}
    return dict.fromkeys(keys(answer), FULL_GRADE)


def _grade(value: Any) -> int:
    tenths = number(value)
    return 0 if tenths is None else min(FULL_GRADE, max(0, tenths // 10))


def path(answer: Any) -> tuple[str, ...]:
    """A place from wide to narrow; a text alone is a path of one."""
    return tuple(step for key in keys(answer) if (step := normal(key)))


def number(answer: Any) -> int | None:
    """Years in tenths, or None when there is no number."""
    try:
        return None if isinstance(answer, bool) else round(float(answer) * 10)
    except (TypeError, ValueError, OverflowError):
        return None


def text(answers: Any, questions: str | tuple[str, ...]) -> str:
    """All the free text of one person that the criterion reads."""
    names = (questions,) if isinstance(questions, str) else questions
    return "\n".join(str(answers[name]) for name in names if isinstance(answers.get(name), str))


def single_question(questions: str | tuple[str, ...]) -> str:
    """The single question of every criterion but text."""
    return questions if isinstance(questions, str) else next(iter(questions), "")
