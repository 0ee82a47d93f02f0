"""Time does not pass in the middle of a tick: a test that moves every date and the worker's tick take turns."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

from mentorforum import wiring


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else of this run is inside at the same time, in whichever process."""
    with (Path(settings.VAR) / "alone.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def keep_ticks_whole() -> None:
    """In a worker: all that one tick does happens alone (`tests/helpers/workday_in_worker.py`)."""
    real = wiring.collect

    def collect(name: str) -> Iterator[Any]:
        if name != "tick":
            yield from real(name)
            return
        with alone():
            yield from real(name)

    wiring.collect = collect
