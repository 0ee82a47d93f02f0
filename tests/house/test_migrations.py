"""The tables are what the models say."""

import subprocess
import sys

import pytest

from tests.house.sources import BASE

APPS = ("programmes", "matching", "meetings")
FIRST = {app: sorted((BASE / app / "migrations").glob("0001_*.py")) for app in APPS}
MADE = all(FIRST.values())


@pytest.mark.skipif(not MADE, reason="the first migrations are not made yet")
def test_no_migration_is_missing() -> None:
    command = [sys.executable, "-W", "default", "manage.py", "makemigrations", "--check", "--dry-run"]
    done = subprocess.run(command, cwd=BASE, capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, "No changes detected"), done.stdout + done.stderr


@pytest.mark.skipif(not MADE, reason="the first migrations are not made yet")
def test_the_first_migration_holds_people_and_units_only() -> None:
    text = FIRST["programmes"][0].read_text(encoding="utf-8")
    names = [line.split('"')[1] for line in text.replace("'", '"').splitlines() if line.strip().startswith('name="')]
    created = [name for name in names if name[:1].isupper()]
    assert sorted(created) == ["Person", "Unit"]
