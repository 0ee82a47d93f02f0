"""Many at the same moment, each in a thread with a database connection of its own."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Semaphore
from typing import Any

from django.db import connection

from mentorforum.errors import RuleBroken

# A database server has room for a hundred connections unless somebody says otherwise, and other tests need some too.
# The rest wait at the door, as they do behind the web server.
CONNECTIONS = 40


def at_once(work: Callable[[Any], Any], things: Iterable[Any]) -> list[Any]:
    """What `work` gave for each of these, in their order: a result, or the rule that refused it."""
    things = list(things)
    start, door = Barrier(len(things)), Semaphore(CONNECTIONS)

    def one(thing: Any) -> Any:
        start.wait()
        with door:
            try:
                return work(thing)
            except RuleBroken as error:
                return error
            finally:
                connection.close()

    with ThreadPoolExecutor(len(things)) as pool:
        return list(pool.map(one, things))
