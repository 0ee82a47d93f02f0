"""What speaks for a pair and what against, made from the very rows that give the points.

A reason holds codes, choice keys and figures; only `words` (what both have written) holds people's own words, and
it never leaves the sealed run. `kept` gives the reasons the two halves may read: codes alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from matching.engine import CriterionScore

GOOD, GREAT = 2, 3  # grades of experience
FIRST_WISHES = 3  # a wish further down that nobody meets is no news
MATCH_READS = "coordinators_and_match"


@dataclass(frozen=True)
class Reason:
    """One thing for or against. `weight` orders them: the share of the points it stands for."""

    code: str
    good: bool
    weight: float
    facts: dict[str, Any] = field(default_factory=dict)


def reasons_of(rows: Iterable[CriterionScore]) -> list[Reason]:
    """The strongest first; what speaks for the pair before what speaks against."""
    reasons = [reason for row in rows for reason in READ[row.kind](row)]
    return sorted(reasons, key=lambda reason: (not reason.good, -reason.weight))


def best(rows: Iterable[CriterionScore], good: int = 2, bad: int = 1) -> list[Reason]:
    """The few that stand on the board."""
    reasons = reasons_of(rows)
    return [r for r in reasons if r.good][:good] + [r for r in reasons if not r.good][:bad]


def kept(rows: Iterable[CriterionScore], readable: Iterable[str]) -> list[dict[str, Any]]:
    """The best three for the halves, as codes. `readable` are the criteria whose answers the other half may see."""
    can = set(readable)
    told = [reason for reason in reasons_of(rows) if reason.good and reason.code != "little_theme"]
    good = [reason for reason in told if reason.facts.get("criterion", reason.code) in can]
    return [{"code": r.code, **{k: v for k, v in r.facts.items() if k not in OWN_WORDS}} for r in good[:3]]


OWN_WORDS = {"words"}


def _ranked(row: CriterionScore) -> Iterator[Reason]:
    wishes = row.facts.get("themes", [])
    for wish in wishes:
        share = row.weight * (len(wishes) + 1 - wish["rank"]) / max(1, len(wishes))
        facts = {"criterion": row.criterion, **wish}
        if wish["grade"] >= GOOD:
            yield Reason("theme", True, share * wish["grade"] / GREAT, facts)
        elif wish["grade"]:
            yield Reason("little_theme", True, share * wish["grade"] / GREAT, facts)
        elif not wish["grade"] and wish["rank"] <= FIRST_WISHES:
            yield Reason("no_theme", False, share, facts)


def _ticked(row: CriterionScore) -> Iterator[Reason]:
    for wish in row.facts.get("themes", []):
        facts = {"criterion": row.criterion, "theme": wish["theme"]}
        yield Reason("ticked" if wish["met"] else "no_theme", wish["met"], row.weight / len(row.facts["themes"]), facts)


def _simple(code: str, against: str) -> Callable[[CriterionScore], Iterator[Reason]]:
    """Met or not met; partly is for, with fewer points."""

    def read(row: CriterionScore) -> Iterator[Reason]:
        facts = {"criterion": row.criterion, **row.facts}
        if row.met in {"yes", "partly"} and row.points:
            yield Reason(code, True, row.points, facts)
        elif row.met == "no":
            yield Reason(against, False, row.weight, facts)

    return read


def _distance(row: CriterionScore) -> Iterator[Reason]:
    """Ids of units stay out: the sentence needs none."""
    facts = {"criterion": row.criterion}
    if row.facts.get("want") == "near":
        if row.met == "yes" or row.points:
            yield Reason("close", True, row.points, facts)
        elif row.met == "no":
            yield Reason("distant", False, row.weight, facts)
    elif row.met == "yes":
        yield Reason("far", True, row.points, facts)
    elif row.met == "partly":
        yield Reason("apart", True, row.points, facts)
    elif row.met == "no":
        yield Reason("near", False, row.weight, facts)


def _seniority(row: CriterionScore) -> Iterator[Reason]:
    step = row.facts.get("mentor")
    if row.met in {"yes", "partly"} and step:
        yield Reason("years", True, row.points, {"criterion": row.criterion, "step": step})


def _choice(row: CriterionScore) -> Iterator[Reason]:
    common = [key for key in row.facts.get("mentee", []) if key in set(row.facts.get("mentor", []))]
    if row.points and common:
        yield Reason("choice", True, row.points, {"criterion": row.criterion, "keys": common})
    elif row.met == "no":
        yield Reason("other_choice", False, row.weight, {"criterion": row.criterion})


def _text(row: CriterionScore) -> Iterator[Reason]:
    if row.points:
        yield Reason("words", True, row.points, {"criterion": row.criterion, "words": row.facts.get("words", [])})


READ: dict[str, Callable[[CriterionScore], Iterator[Reason]]] = {
    "ranked": _ranked,
    "ticked": _ticked,
    "distance": _distance,
    "sector": _simple("sector", "no_sector"),
    "profession": _simple("profession", "no_profession"),
    "place": _simple("place", "no_place"),
    "seniority": _seniority,
    "choice": _choice,
    "text": _text,
}
