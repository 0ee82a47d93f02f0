"""A moved clock for building history: everything of ours asks `django.utils.timezone.now()`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def moved(to: datetime) -> Iterator[None]:
    """`timezone.now()` answers `to` inside. Only `worlds.py` and tests use it; never in a running site."""
    real = timezone.now
    timezone.now = lambda: to
    try:
        yield
    finally:
        timezone.now = real
