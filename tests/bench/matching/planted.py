"""Planted cohorts: people with hidden needs and skills, and the forms they would fill in.

The hidden usefulness of a pair is known here and never shown to the engine, so a proposal can be held against the
best there is. Written before the engine's scoring and not changed with it: tuning happens there, never here.
Plain `random`, so that the same seed gives the same cohort on every machine.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from matching.engine import Criterion, Mentee, Mentor, Problem, Settings
from tests.bench.matching.danish import ENDINGS, FILLERS, STEMS

THEMES = len(STEMS)
FORMS = ("ticked", "ticked and text", "graded", "graded and text")


@dataclass(frozen=True)
class Cohort:
    """`useful[i][j]` is the hidden usefulness of mentor j for mentee i, 0 to about 100."""

    needs: list[list[float]]
    skills: list[list[float]]
    useful: list[list[float]]
    problems: dict[str, Problem]


def plant(seed: int, mentees: int, mentors: int | None = None, places: tuple[int, ...] = (1,)) -> Cohort:
    """One cohort; `places` are drawn from for each mentor."""
    draw = random.Random(seed)
    needs = [_needs(draw) for _ in range(mentees)]
    skills = [_skills(draw) for _ in range(mentors or mentees)]
    homes = [[_home(draw) for _ in side] for side in (needs, skills)]
    years = [[draw.randint(0, 6) for _ in needs], [draw.randint(3, 25) for _ in skills]]
    useful = [
        [_useful(draw, a, b, homes[0][i], homes[1][j], years[1][j] - years[0][i]) for j, b in enumerate(skills)]
        for i, a in enumerate(needs)
    ]
    askers = [_mentee(draw, i, need, homes[0][i], years[0][i]) for i, need in enumerate(needs)]
    givers = [_mentor(draw, j, skill, homes[1][j], years[1][j], draw.choice(places)) for j, skill in enumerate(skills)]
    problems = {form: Problem(tuple(askers), tuple(givers), _criteria(form), settings=Settings()) for form in FORMS}
    return Cohort(needs, skills, useful, problems)


def _needs(draw: random.Random) -> list[float]:
    """Three to five themes that matter, the first far more than the last, and two or three idle interests."""
    shares = [0.42, 0.25, 0.16, 0.1, 0.07][: draw.randint(3, 5)]
    themes = draw.sample(range(THEMES), len(shares) + draw.randint(2, 3))
    need = [0.0] * THEMES
    for theme, share in zip(themes, shares, strict=False):
        need[theme] = share / sum(shares)
    for theme in themes[len(shares) :]:
        need[theme] = 0.01
    return need


def _skills(draw: random.Random) -> list[float]:
    """Two to four real strengths, four to eight things done a little, the rest hardly."""
    skill = [draw.uniform(0, 0.12) for _ in range(THEMES)]
    strong = draw.randint(2, 4)
    themes = draw.sample(range(THEMES), strong + draw.randint(4, 8))
    for place, theme in enumerate(themes):
        skill[theme] = draw.uniform(0.8, 1) if place < strong else draw.uniform(0.25, 0.7)
    return skill


def _home(draw: random.Random) -> tuple[str, str, str]:
    part = draw.randrange(6)
    return ("city", f"part{part}", f"part{part}.{draw.randrange(5)}")


def _useful(draw: random.Random, need, skill, home, other, gap: int) -> float:
    fit = sum(a * b for a, b in zip(need, skill, strict=True) if a)
    apart = 1.0 if home[1] != other[1] else 0.4 if home[2] != other[2] else 0.0
    return max(0.0, 80 * fit + 10 * apart + 10 * min(max(gap, 0), 8) / 8 + draw.gauss(0, 3))


def _mentee(draw: random.Random, number: int, need: list[float], home, years: int) -> Mentee:
    felt = {t: share * draw.uniform(0.6, 1.5) for t, share in enumerate(need) if share}
    ranked = sorted(felt, key=lambda t: -felt[t])[:5]
    answers = {
        "ticks": [f"t{t}" for t in sorted(felt)],
        "ranks": [f"t{t}" for t in ranked],
        "years": years,
        "text": _text(draw, felt),
    }
    applied = f"2026-{10 + number // 1000:02d}-01T{number % 1000:04d}"
    return Mentee(f"mentee{number:05d}", f"person{number:05d}", applied, home, answers=answers)


def _mentor(draw: random.Random, number: int, skill: list[float], home, years: int, places: int) -> Mentor:
    said = {t: max(0.0, s + draw.gauss(0, 0.08)) for t, s in enumerate(skill)}
    grades = {f"t{t}": 0 if s < 0.2 else 1 if s < 0.5 else 2 if s < 0.75 else 3 for t, s in said.items()}
    answers = {
        "ticks": [f"t{t}" for t, s in said.items() if s > 0.3],
        "grades": {key: grade for key, grade in grades.items() if grade},
        "years": years,
        "text": _text(draw, {t: s for t, s in said.items() if s > 0.2}),
    }
    return Mentor(
        f"mentor{number:05d}", f"person{50_000 + number}", f"2026-09-{number:05d}", home, answers=answers,
        capacity=places,
    )  # fmt: skip


def _text(draw: random.Random, themes: dict[int, float]) -> str:
    """60 to 150 words; about one in four is about a theme, inflected or compounded as Danish does."""
    words = []
    for _ in range(draw.randint(60, 150)):
        if draw.random() < 0.25:
            stem = STEMS[draw.choices(list(themes), weights=list(themes.values()))[0]]
            words.append(stem + draw.choice(ENDINGS))
        else:
            words.append(draw.choice(FILLERS))
    return " ".join(words)


def _criteria(form: str) -> tuple[Criterion, ...]:
    themes = (
        Criterion("themes", "ranked", 70, "ranks", "grades")
        if form.startswith("graded")
        else Criterion("themes", "ticked", 70, "ticks", "ticks")
    )
    rest = (Criterion("distance", "distance", 10), Criterion("years", "seniority", 10, "years", "years"))
    if not form.endswith("text"):
        return (themes, *rest)
    return (themes, *rest, Criterion("words", "text", 30, "text", "text"))
