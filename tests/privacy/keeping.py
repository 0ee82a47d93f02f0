"""Where text could be kept besides the pages: tables, a dump, the file itself, sessions, cache, mails."""

import io
from collections.abc import Iterator
from typing import Any

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection

OWN_APPS = ("programmes", "matching", "meetings")


def tables() -> dict[str, bytes]:
    """Every column of every table, also of those without a model."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[f"table {table}"] = "\n".join(map(_flat, cursor.fetchall())).encode()
    return found


def _flat(row: tuple[Any, ...]) -> str:
    cells = (bytes(cell).decode("utf-8", "replace") if isinstance(cell, bytes | memoryview) else cell for cell in row)
    return "\t".join(map(str, cells))


def dump() -> dict[str, bytes]:
    """What `manage.py dumpdata` prints, and on SQLite the bytes of the file."""
    out = io.StringIO()
    call_command("dumpdata", *OWN_APPS, stdout=out)
    found = {"dumpdata": out.getvalue().encode()}
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        found["database file"] = connection.connection.serialize()
    return found


def sessions() -> dict[str, bytes]:
    return {f"session {row.pk}": str(row.get_decoded()).encode() for row in Session.objects.all()}


def cached() -> dict[str, bytes]:
    """What lies in the cache, whichever it is."""
    if hasattr(cache, "_cache") and isinstance(cache._cache, dict):
        return {f"cache {key}": pickled for key, pickled in cache._cache.items()}
    client = cache._cache.get_client()
    return {f"cache {key!r}": client.get(key) or b"" for key in client.scan_iter(match=f"{cache.key_prefix}:*")}


def mails(mailbox: Any) -> dict[str, bytes]:
    """All caught mails, decoded: head, both bodies, files."""
    return {f"mail {mail.name} {mail.subject}": b"\n".join(_parts(mail.message)) for mail in mailbox.all()}


def _parts(message: Any) -> Iterator[bytes]:
    yield str(message.items()).encode()
    for part in message.walk():
        if not part.is_multipart():
            yield part.get_payload(decode=True) or b""


def everywhere() -> dict[str, bytes]:
    return tables() | dump() | sessions() | cached()
