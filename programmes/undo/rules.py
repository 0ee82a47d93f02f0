"""Who may take a click back."""

from typing import Any

from programmes.models import Undo


def can_take_back(user: Any, undo: Undo) -> bool:
    """Any coordinator of the programme, within ten minutes."""
    return bool(user.coordinates(undo.programme_id))
