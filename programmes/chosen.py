"""Ids that came with an address or a form: what is none is passed over."""

import uuid
from collections.abc import Iterable


def uuids(values: Iterable[str], most: int = 100) -> list[uuid.UUID]:
    """The UUIDs among the values, each once, `most` at most."""
    found: dict[uuid.UUID, None] = {}
    for value in values:
        try:
            found[uuid.UUID(value)] = None
        except ValueError:
            continue
    return list(found)[:most]
