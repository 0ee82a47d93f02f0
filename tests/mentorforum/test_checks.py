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
