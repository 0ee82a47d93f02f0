"""What the environment cannot say by itself, in sentences, at start (`manage.py check`, also run by `make run`)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.db import connections
from django.template import TemplateSyntaxError, engines

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
            text,
            hint="Unset MENTORFORUM_TRYOUT and set DATABASE_URL and the others, or keep it on this machine.",
            id="mentorforum.W002",
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


@checks.register(checks.Tags.templates)
def templates_compile(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[checks.CheckMessage]:
    """A tag that does not know its words says so at start, not to the first who opens the page."""
    broken: list[checks.CheckMessage] = []
    for engine, name in _own_templates():
        try:
            engine.get_template(name)
        except TemplateSyntaxError as error:
            broken.append(checks.Error(f"The template {name} cannot be read: {error}", id="mentorforum.E004"))
    return broken


def _own_templates() -> Iterator[tuple[Any, str]]:
    """The engine and name of each template that lies in the project's own folders."""
    for engine in engines.all():
        for folder in map(Path, engine.template_dirs):  # type: ignore[attr-defined]
            if folder.is_relative_to(settings.BASE_DIR) and "site-packages" not in folder.parts:
                files = sorted(path for path in folder.rglob("*") if path.is_file())
                yield from ((engine, path.relative_to(folder).as_posix()) for path in files)
