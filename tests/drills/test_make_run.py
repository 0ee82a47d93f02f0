"""`make run` as a person types it: it serves, it mends a killed worker, it stops at a signal, and starts again quickly."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.waiting import wait_until
from tests.house.sources import BASE

pytestmark = pytest.mark.drill
FIRST, AGAIN = 180, 25  # seconds


class Run:
    def __init__(self, folder: Path, port: int) -> None:
        self.port, self.log_file = port, folder / "run.log"
        keep = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("MENTORFORUM_", "MAKE", "DATABASE_", "REDIS_"))
        }
        environment = {**keep, "MENTORFORUM_VAR": str(folder / "var"), "PORT": str(port)}
        with self.log_file.open("wb") as log:
            self.process = subprocess.Popen(["make", "run"], cwd=BASE, env=environment, stdout=log, stderr=log)

    @property
    def log(self) -> str:
        return self.log_file.read_text(errors="replace")

    def status(self, path: str) -> int:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status

    def wait(self, seconds: float) -> None:
        wait_until(
            lambda: "Ctrl-C stops it." in self.log or self.process.poll() is not None, seconds=seconds, what=self.log
        )
        assert self.process.poll() is None, self.log

    def stop(self, number: int) -> None:
        self.process.send_signal(number)
        self.process.wait(20)


def descendants(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
    return [one for child in map(int, found) for one in (child, *descendants(child))]


def running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def port_is_taken(folder: Path, port: int) -> bool:
    """A second `make run` on the same port says so, and which one to take."""
    folder.mkdir()
    second = Run(folder, port)
    second.process.wait(30)
    return f"Port {port} is taken. Take another one: make run PORT={port + 1}" in second.log


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def first(tmp_path: Path, port: int) -> Iterator[Run]:
    run = Run(tmp_path, port)
    run.wait(FIRST)
    yield run
    if run.process.poll() is None:
        run.stop(signal.SIGTERM)


def test_a_day_with_make_run(first: Run, tmp_path: Path, port: int) -> None:
    assert [first.status(path) for path in ("/health/", "/", "/dev/mail/", "/accounts/login/")] == [200] * 4
    assert f"http://127.0.0.1:{port}/" in first.log

    assert port_is_taken(tmp_path / "other", port)

    worker = next(
        pid for pid in descendants(first.process.pid) if b"celery" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )
    os.kill(worker, signal.SIGKILL)
    wait_until(
        lambda: re.search(r"The worker ended by itself \(-9\) and is started again", first.log), what="the restart"
    )
    assert first.status("/health/") == 200

    children = descendants(first.process.pid)
    first.stop(signal.SIGTERM)
    assert [pid for pid in children if running(pid)] == []
    assert "Mentorforum has stopped." in first.log

    begun = time.monotonic()
    second = Run(tmp_path, port)
    second.wait(AGAIN)
    took = time.monotonic() - begun
    children = descendants(second.process.pid)
    second.stop(signal.SIGINT) if not children else [os.kill(pid, signal.SIGINT) for pid in children[:1]]
    second.process.wait(20)
    assert [pid for pid in children if running(pid)] == []
    assert took < AGAIN
