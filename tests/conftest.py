"""Fixtures for all tests. Database, queue and caught mails of each run are its own: `tests/environment.py`."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connections
from django.utils import translation
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from mentorforum.celery import app
from tests.helpers import browsing, chromium, ordering, snapshot
from tests.helpers.mailbox import Mailbox
from tests.helpers.queue_worker import QueueWorker
from tests.helpers.waiting import wait_until as wait
from worlds.demo import Demo


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        ordering.mark(item)
    items[:] = ordering.in_order(items)


def pytest_collection_finish() -> None:
    """What is loaded by now stays: the garbage collector need not look at half a million things again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20)


@pytest.fixture(autouse=True)
def quick(settings: LazySettings) -> None:
    """Hashing a password properly takes a quarter of a second; and the login's rate limits live in the cache.

    The language of the last request of the test before is forgotten.
    """
    translation.deactivate()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.WHITENOISE_AUTOREFRESH = True  # else each test client lists every static file first
    if "LOCATION" in settings.CACHES["default"]:  # clearing would empty the Redis of whoever else tests on it
        mine = {**settings.CACHES["default"], "KEY_PREFIX": f"{settings.REDIS_PREFIX}{uuid4().hex}"}
        settings.CACHES = {"default": mine}
    else:
        cache.clear()


@pytest.fixture
def wait_until() -> Callable[..., object]:
    """`wait_until(look, seconds=20)`: what `look` returns, once it is true."""
    return wait


@pytest.fixture
def mailbox(settings: LazySettings) -> Mailbox:
    """Mails become files, whoever sends them: this process or the worker."""
    folder = Path(settings.VAR) / "mail"
    backend = {"BACKEND": "mentorforum.devmail.backend.EmailBackend", "OPTIONS": {"folder": str(folder)}}
    settings.MAILERS = {"default": backend}
    return Mailbox(folder)


@pytest.fixture
def worker(request: pytest.FixtureRequest, transactional_db: None, mailbox: Mailbox) -> Iterator[QueueWorker]:
    """A real worker with its beat, running. It is stopped before the database is flushed."""
    with app.connection_for_write() as queue:
        for name in ("wakeups", "ticks"):
            queue.SimpleQueue(name).clear()
    site = request.getfixturevalue("site").url if {"site", "new_page"} & set(request.fixturenames) else ""
    running = QueueWorker(site)
    try:
        yield running.start()
    finally:
        running.stop()


@pytest.fixture(scope="session")
def demo_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> snapshot.Rows:
    """The demo world as rows. It takes a minute to build, so it is built once in a run, by one of the workers."""
    with django_db_blocker.unblock():
        return snapshot.once("demo", Demo().build)


@pytest.fixture
def demo(request: pytest.FixtureRequest, demo_rows: snapshot.Rows) -> None:
    """The demo world in the test's database (`worlds.demo.everybody()` says who can log in)."""
    lasting = {"live_server", "transactional_db", "worker", "site", "new_page"} & set(request.fixturenames)
    request.getfixturevalue("transactional_db" if lasting else "db")
    snapshot.load(demo_rows)


@pytest.fixture(scope="module")
def demo_to_look_at(demo_rows: snapshot.Rows, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The demo world for a module whose tests change nothing, or only in their own transaction: loaded once.

    It holds a transaction open: no test of that module may use the browser, a worker or `transactional_db`.
    """
    with django_db_blocker.unblock(), snapshot.loaded(demo_rows):
        yield


@pytest.fixture
def site(live_server: LiveServer, settings: LazySettings) -> LiveServer:
    """The running site; links in mails lead to it."""
    settings.SITE_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    return live_server


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.ARGS)
        yield browser
        browser.close()
        # While playwright's loop runs, this thread's connections are those of the loop: nobody else could close them.
        connections.close_all()


@pytest.fixture
def new_page(chromium_browser: Browser, site: LiveServer) -> Iterator[Callable[..., Page]]:
    """`new_page(viewport=…, java_script_enabled=False, color_scheme="dark")`: another person's browser.

    At the end no page may have had a fault in a script, or anything stopped by the content security policy.
    """
    opened: list[tuple[BrowserContext, list[str]]] = []

    def make(**options: object) -> Page:
        context = chromium_browser.new_context(
            **{"base_url": site.url, "viewport": browsing.DESK, **browsing.OPTIONS, **options}
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        opened.append((context, browsing.listen(page)))
        return page

    yield make
    for context, _heard in opened:
        context.close()
    assert [line for _context, heard in opened for line in heard] == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A browser window of 1280 px, in Danish."""
    return new_page()


@pytest.fixture
def phone(new_page: Callable[..., Page]) -> Page:
    """A phone of 390 px, in Danish."""
    return new_page(viewport=browsing.PHONE)


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """`assert axe(page) == []`."""
    return browsing.axe_findings
