"""A person's own copy: their matches, and whom they named as too close (files of `/me/copy/`)."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from matching.enums import OVER
from matching.models import Match, MatchAnswer, Tie
from programmes.models import Person


def files(person: Person) -> Iterator[tuple[str, str]]:
    """Name and text of each file; nothing that others have named or answered."""
    about = {
        "matches": [
            _match(row, person) for row in Match.objects.of(person).select_related("programme", "mentee", "mentor")
        ],
        "too_close": [_tie(row, person) for row in Tie.objects.visible_to(person).readable().select_related("unit")],
    }
    if any(about.values()):
        yield _("matches") + ".json", json.dumps(about, ensure_ascii=False, indent=2) + "\n"


def _match(match: Match, person: Person) -> dict[str, Any]:
    """An offer that came to nothing is one word, whoever did what, and names nobody any more."""
    own = MatchAnswer.objects.filter(match=match, person=person)
    over = match.status in OVER
    told, begun, ended = match.told_at(str(match.side_of(person))), match.active_on, match.ended_at
    return {
        "programme": str(match.programme),
        "with": "" if over else str(match.other(person)),
        "status": "no_match" if over else match.status,
        "offered_at": told.isoformat() if told else None,
        "active_on": begun.isoformat() if begun else None,
        "ended_at": ended.isoformat() if ended else None,
        "talk_at": match.talk_at.isoformat() if match.talk_at else None,
        "answers": [
            {"answer": row.choice, "stage": row.stage, "reason": row.open_for(person).read(row.reason)} for row in own
        ],
    }


def _tie(tie: Tie, person: Person) -> str:
    return str(tie.unit) if tie.unit else tie.open_for(person).read(tie.name)
