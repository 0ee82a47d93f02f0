"""A world is built once in a run, however many tests and parallel workers want it, and copied in as rows."""

import fcntl
import io
import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched, chain
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Field, Model
from django.utils import timezone

from mentorforum.encryption import EncryptedTextField, Sealed
from tests.environment import RUN, WORLDS

Rows = dict[str, tuple[list[str], list[tuple[Any, ...]]]]  # table -> columns, rows, as this database takes them
Values = dict[str, list[tuple[Any, ...]]]  # model -> what its fields hold, whatever the database
FRESH = 5 * 60  # seconds: what can be undone for ten minutes must still be so at the end of a module
NOT_OURS = {"django_content_type", "auth_permission", "django_migrations"}  # every database has made its own


def once(name: str, build: Callable[[], None]) -> Rows:
    """The rows of a world. The first worker of the run builds it, in a transaction that is taken back.

    Where runs on two databases share a folder of worlds (.ci/run), the first run does; a world is of its day.
    """
    kept = WORLDS / f"{name}-{timezone.localdate()}.world"
    with (WORLDS / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(built(build)))
    return prepared(pickle.loads(kept.read_bytes()))


def built(build: Callable[[], None]) -> Values:
    with transaction.atomic():
        build()
        values = {model._meta.label: rows for model in ours() if (rows := values_of(model))}
        transaction.set_rollback(True)
    return values


def ours() -> list[type[Model]]:
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if model._meta.managed and model._meta.db_table not in NOT_OURS]


def fields_of(model: type[Model]) -> "list[Field[Any, Any]]":
    return list(model._meta.concrete_fields)


def values_of(model: type[Model]) -> list[tuple[Any, ...]]:
    rows = model._base_manager.values_list(*(field.attname for field in fields_of(model)))
    return [tuple(map(plain, row)) for row in rows]


def plain(value: Any) -> Any:
    """As it can be pickled. Sealed text stays as it is sealed: the key lies with the worlds."""
    if isinstance(value, Sealed):
        return value.cipher
    return bytes(value) if isinstance(value, memoryview) else value


def ready(field: "Field[Any, Any]", value: Any) -> Any:
    """As this database takes it."""
    sealed = isinstance(field, EncryptedTextField) and value is not None
    return field.get_db_prep_save(Sealed(value, field) if sealed else value, connection)


def prepared(values: Values) -> Rows:
    """As this database takes them."""
    rows: Rows = {}
    for label, lines in values.items():
        model = apps.get_model(label)
        fields = fields_of(model)
        taken = [tuple(ready(field, value) for field, value in zip(fields, line, strict=True)) for line in lines]
        rows[model._meta.db_table] = [field.column for field in fields], taken
    return rows


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
