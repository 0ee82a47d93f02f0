"""Every journey begins on a working day at ten, in a municipality whose cohort opened five days ago."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.helpers import workday
from tests.helpers.mailbox import Mailbox
from tests.helpers.queue_worker import QueueWorker
from tests.journeys.travel import Journey
from worlds.journey import OpenedMunicipality

PATIENCE = 15_000  # milliseconds, for a busy machine


@pytest.fixture
def morning() -> Iterator[None]:
    """Before the worker starts: it has the same clock."""
    expect.set_options(timeout=PATIENCE)
    with workday.begun():
        yield
    expect.set_options(timeout=5_000)


@pytest.fixture
def opened(morning: None, transactional_db: None, mailbox: Mailbox) -> None:
    """The mails of the days before are none of the journey's."""
    OpenedMunicipality().build()
    mailbox.clear()


@pytest.fixture
def set_out(
    opened: None, new_page: Callable[..., Page], worker: QueueWorker, mailbox: Mailbox
) -> Callable[..., Journey]:
    """`set_out(scripts=False, **browser options)`."""

    def go(**options: object) -> Journey:
        return Journey(new_page, mailbox, **options)  # type: ignore[arg-type]

    return go
