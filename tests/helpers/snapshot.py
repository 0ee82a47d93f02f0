"""A world is built once in a run, however many tests and parallel workers want it, and copied in as rows."""

import fcntl
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched, chain
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction

from tests.environment import RUN

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]  # table -> columns, rows
NOT_OURS = {"django_content_type", "auth_permission", "django_migrations"}  # every database has made its own


def once(name: str, build: Callable[[], None]) -> Rows:
    """The rows of a world. The first worker of the run builds it, in a transaction that is taken back."""
    kept = RUN / f"{name}.world"
    with (RUN / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(built(build)))
    return pickle.loads(kept.read_bytes())


def built(build: Callable[[], None]) -> Rows:
    with transaction.atomic():
        build()
        found = {table: rows for table in tables() if (rows := read(table))[1]}
        transaction.set_rollback(True)
    return found


def tables() -> list[str]:
    return sorted(set(connection.introspection.django_table_names(only_existing=True)) - NOT_OURS)


def read(table: str, column: str = "", value: Any = None) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and rows of a table; with `column` those that have `value` there."""
    name = connection.ops.quote_name
    where = f" WHERE {name(column)} = %s" if column else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {name(table)}{where}", [value] if column else [])
        return [column[0] for column in cursor.description], [tuple(row) for row in cursor.fetchall()]


def load(rows: Rows) -> None:
    """Into empty tables, in one transaction: foreign keys are looked at when it ends."""
    with transaction.atomic():
        for table, (columns, values) in rows.items():
            insert(table, columns, values)
        models = [m for m in connection.introspection.installed_models(list(rows)) if m._meta.auto_field]
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                cursor.execute(statement)


def insert(table: str, columns: list[str], rows: Sequence[Sequence[Any]]) -> None:
    """Many rows in few statements: a server is asked once for a hundred of them."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    one = f"({', '.join(['%s'] * len(columns))})"
    with connection.cursor() as cursor:
        for part in batched(rows, 100):
            places = ", ".join([one] * len(part))
            cursor.execute(
                f"INSERT INTO {connection.ops.quote_name(table)} ({names}) VALUES {places}", list(chain(*part))
            )


@contextmanager
def loaded(rows: Rows) -> Iterator[None]:
    """For a fixture of a whole module whose tests only look: loaded once, taken back at the end."""
    with transaction.atomic():
        load(rows)
        yield
        transaction.set_rollback(True)
