"""Who may say that there is a conflict, and who settles it."""

from typing import Any

from matching.enums import MatchStatus
from matching.models import Finding, Match


def can_say_conflict(user: Any, match: Match) -> bool:
    """A half, while the two meet or rest (L7)."""
    return match.side_of(user) is not None and match.status in {MatchStatus.ACTIVE, MatchStatus.PAUSED}


def can_settle_finding(user: Any, finding: Finding) -> bool:
    """A coordinator of the programme who is no half of the pair."""
    return user.coordinates(finding.programme_id) and finding.match.side_of(user) is None
