"""Where a command works, and what it says when the database is not there: sentences without secrets."""

from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

NOT_PREPARED = ("no such table", "UndefinedTable")


def where() -> str:
    """`try-out, SQLite /…/mentorforum.sqlite3` or `PostgreSQL, database mentorforum on db:5432`."""
    kind = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    named: dict[str, Any] = connection.settings_dict
    host = f"{named.get('HOST') or 'this machine'}:{named.get('PORT') or 5432}"
    database = str(named["NAME"]) if kind == "SQLite" else f"database {named['NAME']} on {host}"
    return f"{'try-out, ' if settings.TRYOUT else ''}{kind}, {database}".replace("SQLite, ", "SQLite ")


def sentence(problem: DatabaseError) -> str | None:
    """What to do about a database that is away or empty; None where it is neither."""
    if any(sign in f"{problem} {problem.__cause__!r}" for sign in NOT_PREPARED):
        return (
            f"There are no tables yet ({where()}). Run manage.py migrate first, or look whether DATABASE_URL is right."
        )
    try:
        connection.ensure_connection()
    except DatabaseError as away:
        kind = type(away).__name__
        return f"The database does not answer ({where()}: {kind}). Is it running, and is DATABASE_URL right?"
    return None
