"""Who may stand on the open list."""

from typing import Any

from matching.findings.rules import can_say_conflict
from matching.models import Match


def can_be_listed(user: Any, match: Match) -> bool:
    """A half of a pair that meets or rests, in a programme with the open list (L4)."""
    return match.programme.has("open_list") and can_say_conflict(user, match)
