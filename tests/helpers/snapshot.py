"""A world is built once in a run, however many tests and parallel workers want it, and copied in as rows."""

import fcntl
import io
import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched, chain
from typing import Any

from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from tests.environment import RUN

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]  # table -> columns, rows
FRESH = 5 * 60  # seconds: what can be undone for ten minutes must still be so at the end of a module
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
        found = all_rows()
        transaction.set_rollback(True)
    return found


def all_rows() -> Rows:
    return {table: rows for table in tables() if (rows := read(table))[1]}


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


@contextmanager
def shared[World](name: str, build: Callable[[], World]) -> Iterator[World]:
    """For a fixture of a whole module: what `build` returns, and its rows; taken back at the end.

    Whoever wants it first builds it; who comes later, in whichever worker, gets copies of its rows.
    """
    with transaction.atomic():
        with (RUN / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            kept = RUN / f"{name}.shared"
            if kept.exists() and time.time() - kept.stat().st_mtime < FRESH:
                rows, world = pickle.loads(kept.read_bytes())
                load(rows)
            else:
                world = Written(build())
                kept.write_bytes(pickle.dumps((all_rows(), world)))
        yield world.read()
        transaction.set_rollback(True)


class Written:
    """Something with rows in it, written down without them: a row is its model and its key (opened text stays here)."""

    def __init__(self, thing: Any) -> None:
        out = io.BytesIO()
        writer = _Writer(out)
        writer.dump(thing)
        self.keys, self.bytes = writer.keys, out.getvalue()

    def read(self) -> Any:
        """The same with its rows as the database has them now."""
        reader = _Reader(io.BytesIO(self.bytes))
        reader.rows = {model: model._base_manager.in_bulk(keys) for model, keys in self.keys.items()}
        return reader.load()


class _Writer(pickle.Pickler):
    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file)
        self.keys: dict[type[Model], set[Any]] = {}

    def persistent_id(self, obj: Any) -> tuple[type[Model], Any] | None:
        if not isinstance(obj, Model):
            return None
        self.keys.setdefault(type(obj), set()).add(obj.pk)
        return type(obj), obj.pk


class _Reader(pickle.Unpickler):
    rows: dict[type[Model], dict[Any, Model]]

    def persistent_load(self, pid: tuple[type[Model], Any]) -> Model:
        model, key = pid
        return self.rows[model][key]
