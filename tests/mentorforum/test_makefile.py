"""The targets that people and machines rely on, as make itself sees them."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.house.sources import BASE

TARGETS = ["run", "test", "check", "drill", "bench", "messages", "lock", "env", "clean", "help"]
MAKEFILE = (BASE / "Makefile").read_text(encoding="utf-8")


def make(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | variables
    return subprocess.run(["make", *arguments], cwd=BASE, capture_output=True, text=True, env=environment)


@pytest.mark.parametrize("target", TARGETS)
def test_the_target_is_there_and_explained(target: str) -> None:
    assert re.search(rf"^{target}:.*## \S", MAKEFILE, re.MULTILINE)
    assert target in MAKEFILE.split(".PHONY:")[1].splitlines()[0].split()
    assert make("--dry-run", target).returncode == 0


def test_help_lists_every_target() -> None:
    explained = re.findall(r"^(\w+):.*##", MAKEFILE, re.MULTILINE)
    assert re.findall(r"make (\w+):", make("help").stdout) == explained


def test_the_python_that_is_found_is_new_enough() -> None:
    found = subprocess.run(["scripts/find-python"], cwd=BASE, capture_output=True, text=True)
    assert found.returncode == 0
    version = subprocess.run(
        [found.stdout.strip(), "-c", "import sys; print(sys.version_info >= (3, 12))"], capture_output=True, text=True
    )
    assert version.stdout.strip() == "True"


def test_without_a_python_it_says_what_to_install(tmp_path: Path) -> None:
    for tool in ("sh", "cat"):
        (tmp_path / tool).symlink_to(f"/bin/{tool}")
    (tmp_path / "python3").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "python3").chmod(0o755)
    script = (
        (BASE / "scripts" / "find-python")
        .read_text()
        .replace("/usr/local/bin/python3.1[2-9]", "")
        .replace("/opt/homebrew", "/nowhere")
    )
    environment = {"PATH": str(tmp_path), "HOME": str(tmp_path)}
    found = subprocess.run(["/bin/sh", "-c", script], env=environment, capture_output=True, text=True)
    assert found.returncode == 1
    assert "apt-get install python3 python3-venv" in found.stderr


def test_the_ci_runs_what_people_run() -> None:
    script = BASE / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert os.access(script, os.X_OK)
    assert re.findall(r"^\s*(?:\w+=\S+ )*make (\w+)", text, re.MULTILINE) == ["check", "test", "test"]
