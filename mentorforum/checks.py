"""What the environment cannot say by itself, in sentences, at start (`manage.py check`, also run by `make run`)."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db import connections

LOCAL = {"localhost", "127.0.0.1", "::1"}
POSTGRESQL = 150000  # version 15


@checks.register(checks.Tags.security)
def address_is_safe(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    address = urlsplit(settings.SITE_URL)
    if settings.TRYOUT or address.scheme == "https" or address.hostname in LOCAL:
        return []
    text = f"SITE_URL is {settings.SITE_URL}: passwords and confidential text would travel unencrypted."
    return [
        checks.Warning(
            text, hint="Put a web server with TLS in front, and write https:// in SITE_URL.", id="mentorforum.W001"
        )
    ]


@checks.register(checks.Tags.security)
def tryout_is_not_public(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """In the try-out every mail can be read without login, and the passwords are printed."""
    if not settings.TRYOUT or urlsplit(settings.SITE_URL).hostname in LOCAL:
        return []
    text = f"This is a try-out, where anybody may read every mail, and SITE_URL is {settings.SITE_URL}."
    return [
        checks.Warning(
            text, hint="Set DATABASE_URL and the other variables, or keep it on this machine.", id="mentorforum.W002"
        )
    ]


@checks.register(checks.Tags.database)
def database_is_new_enough(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """Asked by `migrate` and by `check --database default`."""
    old = [
        connections[name]
        for name in databases or ()
        if connections[name].vendor == "postgresql" and getattr(connections[name], "pg_version", 0) < POSTGRESQL
    ]
    return [checks.Error(f"The database {c.alias} is older than PostgreSQL 15.", id="mentorforum.E003") for c in old]
