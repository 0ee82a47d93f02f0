"""The runner of `make run`, with small processes in place of web server and worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from mentorforum import tryout
from tests.helpers.waiting import wait_until
from worlds.demo import everybody
from worlds.logins import PASSWORD

SLEEP = ["-c", "import time; time.sleep(60)"]
WITH_CHILD = [
    "-c",
    "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); time.sleep(60)",
]


@pytest.fixture
def service() -> Iterator[tryout.Service]:
    service = tryout.Service("worker", SLEEP)
    yield service
    tryout.stop_all([service])


def alive(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def once(services: list[tryout.Service]) -> None:
    """One look, and then somebody asks to stop."""

    def tell() -> bool:
        raise tryout.Stop

    with pytest.raises(tryout.Stop):
        tryout.look_after(services, tell)


def test_what_ends_by_itself_is_started_again_and_it_is_said(
    service: tryout.Service, capsys: pytest.CaptureFixture[str]
) -> None:
    service.start()
    first = service.process
    assert first
    first.kill()
    first.wait()
    once([service])
    assert service.process is not first
    assert not service.ended()
    assert capsys.readouterr().out == "The worker ended by itself (-9) and is started again.\n"


def test_what_runs_is_left_alone(service: tryout.Service, capsys: pytest.CaptureFixture[str]) -> None:
    service.start()
    first = service.process
    once([service])
    assert service.process is first
    assert capsys.readouterr().out == ""


def test_a_restart_takes_what_was_left_behind_with_it() -> None:
    service = tryout.Service("worker", WITH_CHILD)
    service.start()
    old = service.process
    assert old
    wait_until(lambda: subprocess.run(["pgrep", "-g", str(old.pid)], capture_output=True).stdout.count(b"\n") == 2)
    old.kill()
    old.wait()
    assert alive(old.pid)
    service.restart()
    wait_until(lambda: not alive(old.pid), what="the child left behind to end")
    tryout.stop_all([service])


def test_what_keeps_ending_is_given_up() -> None:
    service = tryout.Service("web server", ["-c", "raise SystemExit(3)"])
    service.start()
    with pytest.raises(SystemExit, match="The web server ended five times"):
        tryout.look_after([service], lambda: False)


def test_stopping_ends_all_even_what_will_not() -> None:
    stubborn = [
        "-c",
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)",
    ]
    services = [tryout.Service("a", SLEEP), tryout.Service("b", stubborn)]
    for service in services:
        service.start()
    time.sleep(0.3)
    tryout.GRACE, kept = 1, tryout.GRACE
    try:
        tryout.stop_all(services)
    finally:
        tryout.GRACE = kept
    assert [service.ended() for service in services] == [True, True]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children of their parent's death")
def test_children_of_a_killed_runner_end_too() -> None:
    program = (
        "from mentorforum import tryout; import time; s = tryout.Service('x', ['-c', 'import time; time.sleep(60)']); "
        "s.start(); print(s.process.pid, flush=True); time.sleep(60)"
    )
    runner = subprocess.Popen([sys.executable, "-W", "default", "-c", program], stdout=subprocess.PIPE, text=True)
    assert runner.stdout
    child = int(runner.stdout.readline())
    runner.send_signal(signal.SIGKILL)
    runner.wait()
    runner.stdout.close()
    wait_until(lambda: not alive(child), what="the child to end")


def test_the_greeting_names_address_and_logins() -> None:
    text = tryout.greeting("127.0.0.1", 8123, tryout=True)
    assert "http://127.0.0.1:8123/" in text
    assert [login for login in tryout.LOGINS if login not in text] == []
    assert "demo.test" not in tryout.greeting("127.0.0.1", 8123, tryout=False)


def test_the_logins_of_the_greeting_are_those_of_the_demo_world() -> None:
    assert set(tryout.LOGINS) == set(everybody())
    assert PASSWORD in tryout.greeting("127.0.0.1", 8000, tryout=True)
