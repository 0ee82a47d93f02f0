"""How mentoring works in a programme: its rules, what sets it apart from coaching, and what makes it fail (L2, L3, L8)."""

from dataclasses import dataclass
from typing import Any

from programmes.models import Programme


@dataclass(frozen=True)
class Mentoring:
    """One page of the programme's own sentences."""

    rules: list[dict[str, str]]
    differences: list[dict[str, str]]
    failures: list[dict[str, str]]

    def __bool__(self) -> bool:
        return bool(self.rules or self.differences or self.failures)


def differences_of(programme: Programme) -> list[dict[str, str]]:
    """Point by point what a mentor and what a coach does; none where the programme does not compare them."""
    return [{"mentor": str(item), "coach": item.said("coach")} for item in programme.items("differences")]


def mentoring_of(programme: Programme) -> Mentoring:
    """All of it; false where the programme says nothing about it."""
    return Mentoring(_lines(programme, "rules"), differences_of(programme), _lines(programme, "failures"))


def _lines(programme: Programme, group: str) -> list[dict[str, Any]]:
    return [{"text": str(item), "more": item.said("more")} for item in programme.items(group)]
