"""Which tests are marked how, and which come first, so that two workers end at the same time.

A file is the smallest part of work (`--dist loadfile`): what its tests share is built once. The longest files start
first. The demo world takes a minute to build and whoever else wants it waits, so one of its files starts at once and the
others come last.
"""

from pathlib import PurePath

import pytest

BROWSER_FIXTURES = {"new_page", "page", "phone"}
#: with one of these, or the mark `django_db`, a test may ask the database; without, pytest-django lets none through
DATABASE = {"db", "transactional_db", "django_db_setup"}
#: folders whose tests look at HTML as a browser shows it, which is the same whatever database it came from
SHOWN = ("tests/axe",)
#: folders whose tests ask a server for something else than rows: the queue, the cache, whether it is there
SERVED = ("tests/mentorforum",)
#: folders and files that take longest, the longest first
LONG = (
    "tests/worlds/test_demo.py",
    "tests/journeys",
    "tests/axe",
    "tests/access",
    "tests/faults",
    "tests/matching/offers/test_who_said_no.py",
)


def mark(item: pytest.Item) -> None:
    """`browser`, `worker` and `once`: what may be left out, and what need not be run on a second database."""
    names = set(getattr(item, "fixturenames", ()))
    if names & BROWSER_FIXTURES:
        item.add_marker(pytest.mark.browser)
    if "worker" in names:
        item.add_marker(pytest.mark.worker)
    asks = names & DATABASE or item.get_closest_marker("django_db")
    if place(item).startswith(SHOWN) or not (asks or place(item).startswith(SERVED)):
        item.add_marker(pytest.mark.once)


def place(item: pytest.Item) -> str:
    """Its file, from the repository on."""
    return item.nodeid.partition("::")[0]


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """File by file; in a file those with a transaction of their own come first, as pytest-django has put them."""
    browser = {place(item) for item in items if item.get_closest_marker("browser") or item.get_closest_marker("worker")}
    demo = {place(item) for item in items if "demo_rows" in getattr(item, "fixturenames", ())}

    def turn(item: pytest.Item) -> tuple[int, str]:
        file = place(item)
        long = next((at for at, name in enumerate(LONG) if PurePath(file).is_relative_to(name)), None)
        if long is not None:
            return long, file
        if file in demo:
            return len(LONG) + 2, file
        return len(LONG) + (file not in browser), file

    return sorted(items, key=turn)
