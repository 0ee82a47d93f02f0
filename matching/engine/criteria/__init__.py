"""Weighted criteria. One object gives the whole column of numbers and the explanation of one pair from the same rows.

A criterion says which share of its points a pair has as a fraction of two whole numbers, so the matrix and the
explained rows cannot differ by rounding: both divide the same two numbers in the same way, once.
"""

from __future__ import annotations

from matching.engine.criteria.base import Column
from matching.engine.criteria.numbers import Seniority
from matching.engine.criteria.paths import Distance, PlaceCriterion
from matching.engine.criteria.text import TextCriterion
from matching.engine.criteria.themes import ChoiceCriterion, Ranked, SameOrOther, Ticked

KINDS: dict[str, type[Column]] = {
    "ranked": Ranked,
    "ticked": Ticked,
    "choice": ChoiceCriterion,
    "distance": Distance,
    "sector": SameOrOther,
    "profession": SameOrOther,
    "place": PlaceCriterion,
    "seniority": Seniority,
    "text": TextCriterion,
}
