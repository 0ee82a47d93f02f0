"""Time passes for a whole database: every date and moment of ours is moved into the past.

A real worker has a real clock. A journey that waits for half a year moves everything that has happened, and all that is
planned, so many days back instead: the worker then finds what is due.
"""

from datetime import date, datetime, timedelta

from django.apps import apps
from django.db import connection, models, transaction

from mentorforum.celery import wake
from programmes.models import Mail
from tests.helpers.alone import alone

OURS = ("programmes", "matching", "meetings")


def days_pass(days: int = 0, *, minutes: int = 0) -> None:
    """Everything of ours happened so much earlier, and what is planned comes so much sooner.

    Minutes move moments only: a date stays the same day. The worker then looks at once, as it does after a night.
    """
    with alone(), transaction.atomic():
        _move_all(timedelta(days=days, minutes=minutes))
    wake("programmes.tasks.tick")


def _move_all(by: timedelta) -> None:
    for label in OURS:
        for model in apps.get_app_config(label).get_models():
            _move(model, by)
    _day_of_keys(by)


def _move(model: type[models.Model], by: timedelta) -> None:
    """Row by row in plain SQL: a programme has hundreds of texts, and a journey moves them all fifty times."""
    fields = [field for field in model._meta.concrete_fields if isinstance(field, models.DateField)]
    if not fields:
        return
    name, key = connection.ops.quote_name, model._meta.pk
    rows = [
        [
            *(
                field.get_db_prep_save(_earlier(value, by), connection)
                for field, value in zip(fields, values, strict=True)
            ),
            key.get_db_prep_save(pk, connection),
        ]
        for pk, *values in model._base_manager.values_list("pk", *(field.attname for field in fields))
    ]
    sets = ", ".join(f"{name(field.column)} = %s" for field in fields)
    with connection.cursor() as cursor:
        cursor.executemany(f"UPDATE {name(model._meta.db_table)} SET {sets} WHERE {name(key.column)} = %s", rows)


def _day_of_keys(by: timedelta) -> None:
    """What may be sent once a day carries the day in its key (`Mail.once`)."""
    for mail in Mail.objects.filter(once__regex=r":\d{4}-\d{2}-\d{2}$"):
        what, _colon, day = str(mail.once).rpartition(":")
        earlier = date.fromisoformat(day) - timedelta(days=by.days)
        Mail.objects.filter(pk=mail.pk).update(once=f"{what}:{earlier}")


def _earlier(value: date | None, by: timedelta) -> date | None:
    """A date takes the whole days of it alone."""
    if value is None:
        return None
    return value - (by if isinstance(value, datetime) else timedelta(days=by.days))
