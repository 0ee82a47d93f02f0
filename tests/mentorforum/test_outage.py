"""The real web server with database and queue gone: clear pages, no 500, and no secret in them."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorforum.tryout import answers, web
from tests.helpers.waiting import wait_until
from tests.house.sources import BASE


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "MENTORFORUM_VAR": str(tmp_path),
        "DATABASE_URL": "postgres://somebody:hemmelig@127.0.0.1:1/nowhere",
        "REDIS_URL": "redis://127.0.0.1:1/0",
    }
    command = [sys.executable, "-W", "default", *web("127.0.0.1", port)]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, cwd=BASE, stdout=log, stderr=log)
    try:
        wait_until(lambda: answers("127.0.0.1", port), what="the web server")
        yield port
    finally:
        server.terminate()
        server.wait(15)


def ask(port: int, path: str) -> tuple[int, str]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Cookie": "sessionid=" + "x" * 32})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.read().decode()


def test_pages_say_that_something_does_not_answer(port: int) -> None:
    status, page = ask(port, "/admin/")
    assert status == 503
    assert "Siden kan ikke vises lige nu" in page
    assert "hemmelig" not in page
    assert ask(port, "/health/") == (503, '{"database": "OperationalError", "queue": "OperationalError"}')
    assert ask(port, "/static/mentorforum/plain.css")[0] == 200
