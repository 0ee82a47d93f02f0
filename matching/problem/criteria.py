"""A programme's matching rules and questions, as the engine's settings and criteria."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from matching.engine import Criterion, Settings
from mentorforum.words import language_names
from programmes.enums import Side
from programmes.models import Programme, Question

Kind = Callable[[int, list[Question], list[Question]], Iterator[Criterion]]
ANY = "any"  # the choice "I do not mind"
NOT_ASKED = "_none"  # a question only one side is asked; the other counts as 0
POSITION = "_position"  # what stands with everybody's name, asked or not
POINTS = 100  # the engine counts to 10 000, people to 100


def matching_settings(programme: Programme) -> dict[str, Any]:
    return dict(programme.settings.get("matching") or {})


def force_of(programme: Programme, rule: str) -> str:
    """`rule`, `warning` or `off`."""
    setting = next((row for row in matching_settings(programme).get("rules", []) if row["key"] == rule), None)
    return str(setting["force"]) if setting else "off"


def engine_settings(programme: Programme) -> Settings:
    """The switches of the programme, in the engine's figures."""
    data = matching_settings(programme)
    unit = next((row.get("level", -1) for row in data.get("rules", []) if row["key"] == "same_unit"), None)
    course = {"rule": "demand", "warning": "warn"}.get(force_of(programme, "mentor_course"), "off")
    return Settings(
        floor=int(data.get("floor", 0)) * POINTS,
        lift_weakest=bool(data.get("lift_weakest")),
        same_unit_level=unit if force_of(programme, "same_unit") == "rule" else None,
        same_unit_warns=unit if force_of(programme, "same_unit") == "warning" else None,
        same_workplace=force_of(programme, "same_workplace") == "rule",
        course=course,  # type: ignore[arg-type]
    )


def criteria_of(programme: Programme, questions: Iterable[Question]) -> tuple[Criterion, ...]:
    """The weighted criteria, each with the questions that feed it.

    Where nobody is asked, position and unit are known all the same; other criteria are left out.
    """
    questions = list(questions)
    criteria: list[Criterion] = []
    for row in matching_settings(programme).get("criteria", []):
        mentees, mentors = (questions_for(questions, row["kind"], side) for side in (Side.MENTEE, Side.MENTOR))
        criteria += KINDS[row["kind"]](int(row["weight"]), mentees, mentors)
    return tuple(criteria)


def questions_for(questions: Iterable[Question], kind: str, side: str) -> list[Question]:
    """The questions in use whose answers count for this criterion, as this side is asked."""
    rows = [q for q in questions if q.matching == kind and q.side == side and q.replaced_by_id is None]
    return sorted(rows, key=lambda question: question.position)


def _themes(weight: int, mentees: list[Question], mentors: list[Question]) -> Iterator[Criterion]:
    if mentees and mentors:
        kind = "ranked" if mentees[0].traits.ranked else "ticked"
        yield Criterion("themes", kind, weight, mentees[0].key, mentors[0].key)  # type: ignore[arg-type]


def _text(weight: int, mentees: list[Question], mentors: list[Question]) -> Iterator[Criterion]:
    if mentees and mentors:
        written = {"languages": list(language_names())}
        yield Criterion("text", "text", weight, tuple(q.key for q in mentees), tuple(q.key for q in mentors), written)


def _distance(weight: int, _mentees: list[Question], _mentors: list[Question]) -> Iterator[Criterion]:
    yield Criterion("unit_distance", "distance", weight)


def _experience(weight: int, mentees: list[Question], mentors: list[Question]) -> Iterator[Criterion]:
    """Several levels: how many of those wished for the mentor has led (E2).

    One step: the choices of the mentor's question in their order stand for years, against the mentee's or none.
    """
    if mentees and mentors and mentors[0].traits.several:
        yield Criterion("experience", "choice", weight, mentees[0].key, mentors[0].key, {"need": "all"})
    elif mentors:
        asks = mentees[0].key if mentees else NOT_ASKED
        yield Criterion("experience", "seniority", weight, asks, mentors[0].key, {"gap": steps_of(mentors[0])})


def _place(weight: int, mentees: list[Question], mentors: list[Question]) -> Iterator[Criterion]:
    """The town both are asked for; else how near their units are to each other."""
    if mentees and mentors:
        yield Criterion("place", "place", weight, mentees[0].key, mentors[0].key)
    else:
        yield Criterion("place", "distance", weight, options={"want": "near"})


def _profession(weight: int, mentees: list[Question], mentors: list[Question]) -> Iterator[Criterion]:
    """What both are asked for; else their positions. Another one costs points and stops nobody (H8)."""
    asks, offers = (mentees[0].key, mentors[0].key) if mentees and mentors else (POSITION, POSITION)
    yield Criterion("profession", "profession", weight, asks, offers)


def _choice(weight: int, mentees: list[Question], mentors: list[Question]) -> Iterator[Criterion]:
    """Each of the mentee's questions with the mentor's that has the same choices; they share the weight."""
    pairs = [(q, other) for q in mentees if (other := _same_choices(q, mentors))]
    for question, other in pairs:
        yield Criterion(f"choice:{question.key}", "choice", max(1, weight // len(pairs)), question.key, other.key)


KINDS: dict[str, Kind] = {
    "themes": _themes,
    "text": _text,
    "unit_distance": _distance,
    "experience": _experience,
    "place": _place,
    "profession": _profession,
    "choice": _choice,
}


def steps_of(question: Question) -> int:
    return max(1, len(question.choices)) if question.choices else 5


def _same_choices(question: Question, others: list[Question]) -> Question | None:
    keys = _keys(question)
    return next((other for other in others if _keys(other) == keys), None)


def _keys(question: Question) -> set[str]:
    return {choice["key"] for choice in question.choices}


def for_engine(question: Question, value: Any) -> Any:
    """An answer as the engine compares it: "I do not mind" is every choice, a step of experience its number."""
    if question.matching == "experience" and question.choices and not question.traits.several:
        keys = [choice["key"] for choice in question.choices]
        return keys.index(value) + 1 if value in keys else None
    if question.matching == "choice":
        chosen = value if isinstance(value, list) else [value]
        return sorted(_keys(question)) if ANY in chosen else chosen
    return value
