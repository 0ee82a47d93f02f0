"""A run's answer as JSON and back: the engine's own types, so that live and saved explanations read alike."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from matching.engine import Candidate, CriterionScore, Move, Proposal, ProposedPair, SmallestChange, Unserved


def to_json(answer: Proposal) -> str:
    return json.dumps(asdict(answer), separators=(",", ":"), ensure_ascii=False)


def from_json(text: str) -> Proposal:
    """The answer as it was. An empty text is a run with nothing in it."""
    data = json.loads(text) if text else {}
    return Proposal(
        pairs=tuple(_pair(row) for row in data.get("pairs", [])),
        unserved=tuple(_unserved(row) for row in data.get("unserved", [])),
        candidates={key: tuple(Candidate(**row) for row in rows) for key, rows in data.get("candidates", {}).items()},
        moves=tuple(Move(**row) for row in data.get("moves", [])),
        free=data.get("free", {}),
        served=data.get("served", 0),
        weak=data.get("weak", 0),
        points=data.get("points", 0),
        weakest=data.get("weakest", 0),
    )


def _pair(row: dict[str, Any]) -> ProposedPair:
    lists = {name: tuple(row[name]) for name in ("warnings", "overridden")}
    return ProposedPair(**{**row, **lists, "rows": tuple(CriterionScore(**part) for part in row["rows"])})


def _unserved(row: dict[str, Any]) -> Unserved:
    change = {**row["change"], "rules": tuple(row["change"]["rules"])}
    lists = {name: tuple(row[name]) for name in ("mentors", "rivals")}
    return Unserved(**{**row, **lists, "change": SmallestChange(**change)})
