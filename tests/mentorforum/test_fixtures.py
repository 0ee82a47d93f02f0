"""The fixtures themselves: a worker that works, a browser that complains."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.helpers import browsing
from tests.helpers.queue_worker import QueueWorker
from tests.helpers.waiting import wait_until


def test_a_real_worker_ticks(worker: QueueWorker) -> None:
    wait_until(lambda: "Task programmes.tasks.tick" in worker.log and "succeeded" in worker.log, what="a tick")


def test_a_stopped_worker_is_gone(worker: QueueWorker) -> None:
    worker.stop()
    assert worker.ended()


def test_the_mail_catcher_in_the_browser(page: Page, site: LiveServer, axe: Callable[[Page], list[str]]) -> None:
    page.goto("/dev/mail/")
    assert page.locator("h1").count() == 1
    assert axe(page) == []


def test_what_the_policy_stops_is_heard(chromium_browser: Browser, site: LiveServer) -> None:
    page = chromium_browser.new_page(base_url=site.url)
    heard = browsing.listen(page)
    page.goto("/dev/mail/")
    assert heard == []
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    wait_until(lambda: page.evaluate("1") and heard, what="the complaint")
    page.context.close()
    assert ["style-src" in line for line in heard] == [True]
