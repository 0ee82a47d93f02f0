from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import LazySettings

from mentorforum import checks


@pytest.mark.parametrize(
    ("tryout", "address", "found"),
    [
        (False, "https://mentor.example.org", []),
        (False, "http://localhost:8000", []),
        (False, "http://mentor.example.org", ["mentorforum.W001"]),
        (True, "http://127.0.0.1:8000", []),
        (True, "http://mentor.example.org", ["mentorforum.W002"]),
    ],
)
def test_an_unsafe_address_is_said(settings: LazySettings, tryout: bool, address: str, found: list[str]) -> None:
    settings.TRYOUT, settings.SITE_URL = tryout, address
    messages = [*checks.address_is_safe(None), *checks.tryout_is_not_public(None)]
    assert [message.id for message in messages] == found


@pytest.mark.parametrize(("version", "found"), [(140009, ["mentorforum.E003"]), (150000, []), (170002, [])])
def test_an_old_postgresql_is_refused(monkeypatch: pytest.MonkeyPatch, version: int, found: list[str]) -> None:
    database = SimpleNamespace(vendor="postgresql", alias="default", pg_version=version)
    monkeypatch.setattr(checks, "connections", {"default": database})
    assert [message.id for message in checks.database_is_new_enough(None, databases=["default"])] == found
    assert checks.database_is_new_enough(None) == []


def test_every_template_of_the_project_compiles() -> None:
    assert checks.templates_compile(None) == []


def test_a_template_with_an_unknown_word_is_said(settings: LazySettings, tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text('{% load steps %}{% has programme "logbook" as has_logbook %}')
    (tmp_path / "bad.html").write_text('{% load steps %}{% has programme "logbok" as has_logbook %}')
    settings.BASE_DIR = tmp_path
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path], "APP_DIRS": False}]
    assert [(message.id, "logbok" in message.msg) for message in checks.templates_compile(None)] == [
        ("mentorforum.E004", True)
    ]
