"""The board turned to the mentors: the same rows, and for whom else each mentor would be a good one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from matching.board.pieces import BoardRow, MentorRow, OtherMentor
from matching.engine import Proposal
from matching.problem.criteria import POINTS
from programmes.models import Application

OTHERS = 3


def mentor_rows(
    mentors: list[Application],
    rows: list[BoardRow],
    answer: Proposal,
    seats: Mapping[Any, tuple[int, int]],
    begun: Mapping[Any, int],
    untrained: Collection[Any],
) -> list[MentorRow]:
    """Those with free places first, then by name."""
    mine: dict[Any, list[BoardRow]] = defaultdict(list)
    for row in rows:
        if row.mentor:
            mine[row.mentor.pk].append(row)
    others = _others(rows, answer)
    table = [
        MentorRow(
            mentor=mentor,
            places=seats.get(mentor.pk, (0, 0))[0],
            free=seats.get(mentor.pk, (0, 0))[1],
            rows=mine[mentor.pk],
            others=others[str(mentor.pk)][:OTHERS],
            under_way=begun.get(mentor.pk, 0),
            untrained=mentor.pk in untrained,
        )
        for mentor in mentors
    ]
    return sorted(table, key=lambda row: (not row.free, row.mentor.name, row.mentor.pk))


def _others(rows: list[BoardRow], answer: Proposal) -> dict[str, list[OtherMentor]]:
    """Mentees who have this mentor among their next candidates; those without anybody first, then the best."""
    others: dict[str, list[tuple[bool, int, OtherMentor]]] = defaultdict(list)
    for row in rows:
        if row.offered:
            continue
        for candidate in answer.candidates.get(str(row.mentee.pk), ()):
            other = OtherMentor(row.mentee, round(candidate.points / POINTS), row.match is None)
            others[candidate.mentor].append((not other.free, -candidate.points, other))
    return defaultdict(
        list, {key: [entry[2] for entry in sorted(some, key=lambda entry: entry[:2])] for key, some in others.items()}
    )
