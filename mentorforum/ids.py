"""UUIDv7 for every row about people (ordered by time, so indexes stay compact: order, not secrecy), and ids that were sent."""

import secrets
import uuid
from collections.abc import Iterable

from django.utils import timezone


def uuid7() -> uuid.UUID:
    """A new UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits."""
    milliseconds = int(timezone.now().timestamp() * 1000)
    random = secrets.randbits(74)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & ((1 << 62) - 1)
    return uuid.UUID(int=value)


def uuids(values: Iterable[str], most: int = 100) -> list[uuid.UUID]:
    """The UUIDs among the values, each once, `most` at most."""
    ids: dict[uuid.UUID, None] = {}
    for value in values:
        try:
            ids[uuid.UUID(value)] = None
        except ValueError:
            continue
    return list(ids)[:most]
