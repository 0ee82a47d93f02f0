"""One proposal offered, by the action that offers several."""

from typing import Any

from matching.models import Match
from matching.offers.actions import offer_matches
from programmes.models import Undo


def offer_match(match: Match, **how: Any) -> Undo:
    return offer_matches([match], **how)
