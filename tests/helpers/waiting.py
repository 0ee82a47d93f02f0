"""Waiting for something that another process does: never a sleep of a guessed length."""

import time
from collections.abc import Callable


def wait_until[Thing](look: Callable[[], Thing], *, seconds: float = 60, what: str = "") -> Thing:
    """What `look` returns, as soon as it is true. AssertionError after `seconds`."""
    until = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > until:
            raise AssertionError(f"after {seconds} s still nothing: {what or look}")
        time.sleep(0.05)
