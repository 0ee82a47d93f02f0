"""Who may take a click back."""

from typing import Any

from programmes.models import Undo


def can_take_back(user: Any, undo: Undo) -> bool:
    """Any coordinator of the programme; how long is `REST`, which `take_back` looks at."""
    return bool(user.coordinates(undo.programme_id))
