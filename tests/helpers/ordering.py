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
#: what is shown to whom: the HTML and the refusals are the same whatever database they come from. That each page and
#: each form answers there is tested by `tests/faults`, which asks all addresses on both.
SHOWN = ("tests/axe", "tests/access/test_addresses.py", "tests/privacy/test_pages.py", "tests/organisations")
#: a programme's whole way, with its worker: .ci/run lets the first, and the one on a phone, go it on both, the others as
#: in production
WAYS, ON_BOTH = "tests/journeys", ("tests/journeys/test_journey.py", "tests/journeys/test_phone.py")
#: folders whose tests ask a server for something else than rows: the queue, the cache, whether it is there
SERVED = ("tests/mentorforum",)
#: folders and files that take longest, the longest first
LONG = (
    "tests/worlds/test_demo.py",
    "tests/journeys",
    "tests/axe",
    "tests/access",
    "tests/faults",
    "tests/privacy/test_pages.py",
    "tests/matching/offers/test_who_said_no.py",
)


def mark(item: pytest.Item) -> None:
    """`browser`, `worker`: what may be left out; `once` and `served`: what .ci/run has on one database (ADR 14)."""
    names = set(getattr(item, "fixturenames", ()))
    if names & BROWSER_FIXTURES:
        item.add_marker(pytest.mark.browser)
    if "worker" in names:
        item.add_marker(pytest.mark.worker)
    asks = names & DATABASE or item.get_closest_marker("django_db")
    if place(item).startswith(SHOWN) or not (asks or place(item).startswith(SERVED)):
        item.add_marker(pytest.mark.once)
    if place(item).startswith(WAYS) and not place(item).startswith(ON_BOTH):
        item.add_marker(pytest.mark.served)


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
