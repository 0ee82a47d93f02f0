"""What commands say first, and what they say when the database is away or empty."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import LazySettings
from django.test import Client

from mentorforum import place
from tests.house.sources import BASE

NOBODY = "postgres://somebody:hemmelig@127.0.0.1:1/nowhere"


def manage(tmp_path: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    values = {**os.environ, "MENTORFORUM_VAR": str(tmp_path), **environment}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(command, cwd=BASE, env=values, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("url", "where", "said"),
    [
        (NOBODY, "try-out, PostgreSQL, database nowhere on 127.0.0.1:1", "The database does not answer"),
        ("", "try-out, SQLite {tmp}/mentorforum.sqlite3", "There are no tables yet"),
    ],
)
def test_a_command_says_where_it_works_and_what_is_wrong(tmp_path: Path, url: str, where: str, said: str) -> None:
    answer = manage(tmp_path, "register_superuser", "root@x.test", "Root", DATABASE_URL=url)
    first, second = answer.stderr.splitlines()
    assert first == f"Mentorforum: {where.format(tmp=tmp_path)}"
    assert second.startswith(said)
    assert (answer.returncode, answer.stdout, "hemmelig" in answer.stderr) == (1, "", False)


def test_a_served_database_is_named_without_its_password(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TRYOUT = False
    named = {"NAME": "forum", "HOST": "db", "PORT": 5433, "PASSWORD": "hemmelig"}
    monkeypatch.setattr(place, "connection", SimpleNamespace(vendor="postgresql", settings_dict=named))
    assert place.where() == "PostgreSQL, database forum on db:5433"


def test_login_leads_to_the_login_page_and_remembers_what_was_asked_for() -> None:
    answer = Client().get("/login/", {"next": "/me/"})
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=%2Fme%2F")
