"""A real `celery worker -B` on the test's database, queue and mail folder."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.db import connection

from mentorforum.tryout import worker as worker_command
from tests.helpers.waiting import wait_until
from tests.helpers.workday import AHEAD


def test_database_url() -> str:
    """The address of the database the tests run on, for another process."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


class QueueWorker:
    """`start`, `stop`, `kill`; `log` is what it printed.

    Ticks come each second; in a journey each fifth, since days that pass ask for one (`ageing.days_pass`) and a look at
    all dates each second is half of what a journey costs.
    """

    def __init__(self, site_url: str = "") -> None:
        self.site_url, self.process = site_url, None
        self.log_file = Path(settings.VAR) / "worker.log"

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace")

    def start(self) -> "QueueWorker":
        environment = {
            **os.environ,
            "DATABASE_URL": test_database_url(),
            "SITE_URL": self.site_url,
            "MENTORFORUM_TICK_SECONDS": "5" if AHEAD in os.environ else "1",
        }
        command = [sys.executable, "-W", "default", *worker_command(), "--loglevel", "info"]
        if AHEAD in environment:
            command += ["-I", "tests.helpers.workday_in_worker"]
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(
                command, env=environment, stdout=log, stderr=log, cwd=settings.BASE_DIR, start_new_session=True
            )
        wait_until(lambda: " ready." in self.log or self.ended(), what="the worker to be ready")
        assert not self.ended(), self.log
        return self

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def stop(self) -> None:
        """As `make run` does: asked to end, and waited for."""
        if self.process and not self.ended():
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        self.kill()

    def kill(self) -> None:
        """At once, in the middle of whatever it does, its beat too."""
        if self.process:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return
            finally:
                self.process.wait()
