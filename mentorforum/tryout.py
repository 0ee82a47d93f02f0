"""`make run`: migrate, make the demo world if the database is empty, then web, worker and beat together.

Stopped together by Ctrl-C or SIGTERM. Whatever ends by itself is started again, and it is said.
"""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, get_commands
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connections

from mentorforum.place import sentence

GRACE = 8  # seconds a process gets to end by itself
LOGINS = {
    "coordinator@demo.test": "coordinator in the municipality, with tovholder@demo.test",
    "tovholder@demo.test": "the other coordinator there",
    "mentee@demo.test": "a mentee, with mentor@demo.test",
    "mentor@demo.test": "her mentor",
    "other.mentee@demo.test": "another active pair, with other.mentor@demo.test",
    "other.mentor@demo.test": "the mentor of that pair",
    "coordinator.workplace@demo.test": "coordinator in a factory",
    "coordinator.city@demo.test": "coordinator in a Swedish city",
    "adept@demo.test": "a mentee there, with mentor.sv@demo.test (in Swedish)",
    "mentor.sv@demo.test": "her mentor",
    "coordinator.association@demo.test": "coordinator in a professional association",
    "coordinator.hospital@demo.test": "coordinator in a hospital",
    "root@demo.test": "superuser",
}


class Stop(Exception):
    """Somebody asked us to stop."""


def ask_to_stop(number: int, frame: FrameType | None) -> None:
    raise Stop


def end_with_parent() -> None:
    """In the child: if the runner is killed outright, its children end too (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def web(host: str, port: int) -> list[str]:
    options = ["--worker-class", "gthread", "--workers", "1", "--threads", "8", "--bind", f"{host}:{port}"]
    options += ["--log-level", "warning", "--logger-class", "mentorforum.web_log.WebLog", "--graceful-timeout", "5"]
    return ["-m", "gunicorn", *options, "mentorforum.wsgi"]


def worker() -> list[str]:
    """Worker and beat in one; the production compose file has them apart."""
    options = ["-B", "--pool", "threads", "--concurrency", "2", "--queues", "wakeups,ticks", "--loglevel", "warning"]
    quiet = ["-W", "ignore:You're running the worker"]  # as root, which is what a try-out in a container is
    return [
        *quiet,
        "-m",
        "celery",
        "-A",
        "mentorforum",
        "--quiet",
        "worker",
        *options,
        "--without-gossip",
        "--without-mingle",
    ]


@dataclass
class Service:
    """One process in a group of its own, so that Ctrl-C reaches the runner only, and it ends them in order."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: list[float] = field(default_factory=list)

    def start(self) -> None:
        self.started = [*self.started[-4:], time.monotonic()]
        command = [sys.executable, *self.command]
        self.process = subprocess.Popen(command, start_new_session=True, preexec_fn=end_with_parent)  # noqa: PLW1509

    def signal(self, number: int) -> None:
        if self.process:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return

    def ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    def keeps_ending(self) -> bool:
        return len(self.started) == 5 and self.started[-1] - self.started[0] < 30

    def restart(self) -> None:
        code = self.process.returncode if self.process else None
        self.signal(signal.SIGKILL)  # what it left behind, such as its beat
        say(f"The {self.name} ended by itself ({code}) and is started again.")
        self.start()


def say(text: str) -> None:
    print(text, flush=True)


def stop_all(services: list[Service]) -> None:
    for service in services:
        if service.process and not service.ended():
            service.process.terminate()
    until = time.monotonic() + GRACE
    while time.monotonic() < until and not all(service.ended() for service in services):
        time.sleep(0.05)
    for service in services:
        service.signal(signal.SIGKILL)
        if service.process:
            service.process.wait()


def answers(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((host, port)) == 0


def look_after(services: list[Service], tell: Callable[[], bool]) -> None:
    """Until somebody asks to stop. `tell` is called until it says True: the address is printed once it answers."""
    told = False
    while True:
        for service in services:
            if service.ended():
                if service.keeps_ending():
                    raise SystemExit(f"The {service.name} ended five times in half a minute: see above why.")
                service.restart()
        told = told or tell()
        time.sleep(0.2)


def prepare() -> bool:
    """Migrations, and the demo world if nobody is there yet. Returns whether this is the try-out."""
    try:
        django.setup()
        call_command("check")
    except (ImproperlyConfigured, SystemCheckError) as problem:
        raise SystemExit(str(problem)) from None
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except DatabaseError as problem:
        raise SystemExit(sentence(problem) or str(problem)) from None
    if settings.PACKED:
        call_command("collectstatic", interactive=False, verbosity=0)
    if settings.TRYOUT and "demo" in get_commands():
        call_command("demo", "--if-empty")
    connections.close_all()
    return bool(settings.TRYOUT)


def greeting(host: str, port: int, *, tryout: bool) -> str:
    address = f"http://{host}:{port}"
    lines = ["", f"Mentorforum is running:  {address}/", f"Coordinators:            {address}/admin/"]
    if tryout:
        lines += [f"Caught mails:            {address}/dev/mail/", "", "Logins, all with the password: mentorforum"]
        lines += [f"  {login:<34} {who}" for login, who in LOGINS.items()]
    return "\n".join([*lines, "", "Ctrl-C stops it.", ""])


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentorforum.settings")
    host, port = os.environ.get("HOST") or "127.0.0.1", int(os.environ.get("PORT") or 8000)
    if answers(host, port):
        raise SystemExit(f"Port {port} is taken. Take another one: make run PORT={port + 1}")
    tryout = prepare()

    def tell() -> bool:
        if not answers(host, port):
            return False
        say(greeting(host, port, tryout=tryout))
        return True

    services = [Service("web server", web(host, port)), Service("worker", worker())]
    try:
        for service in services:
            service.start()
        look_after(services, tell)
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop_all(services)
        say("Mentorforum has stopped.")


if __name__ == "__main__":
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask_to_stop)
    try:
        main()
    except Stop:
        sys.exit(0)
