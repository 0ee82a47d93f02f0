"""Small problems of people."""

from __future__ import annotations

from typing import Any

from matching.engine import Criterion, Mentee, Mentor, Problem, Settings

THEMES = Criterion("themes", "ranked", 100, asks="themes", offers="themes")


def mentee(name: str, **more: Any) -> Mentee:
    """The id is the name, the person `p-` and the name."""
    return Mentee(name, **{"person": f"p-{name}", "applied": name, **more})


def mentor(name: str, **more: Any) -> Mentor:
    return Mentor(name, **{"person": f"p-{name}", "applied": name, **more})


def problem(mentees: list[Mentee], mentors: list[Mentor], *criteria: Criterion, **more: Any) -> Problem:
    """Switches of `Settings` may stand beside the parts of the problem."""
    switches = {key: more.pop(key) for key in list(more) if key in Settings.__dataclass_fields__}
    return Problem(tuple(mentees), tuple(mentors), criteria, settings=Settings(**switches), **more)


def wants(name: str, *themes: str, **more: Any) -> Mentee:
    return mentee(name, answers={"themes": list(themes)}, **more)


def offers(name: str, **grades: Any) -> Mentor:
    """Themes with grades; what `Mentor` knows goes to it."""
    own = {key: grades.pop(key) for key in list(grades) if key in Mentor.__dataclass_fields__}
    return mentor(name, answers={"themes": grades}, **own)
