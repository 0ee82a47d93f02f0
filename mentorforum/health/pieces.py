"""The pieces that can be down, how to ask them, and which of them an error speaks of."""

import smtplib
from collections.abc import Callable

from django.core.mail import mailers
from django.db import InterfaceError, OperationalError, connection
from kombu.exceptions import OperationalError as QueueDown

from mentorforum.celery import app

WAIT = 3  # seconds


def ask_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def ask_queue() -> None:
    with app.connection_for_write(connect_timeout=WAIT) as queue:
        queue.ensure_connection(max_retries=1, interval_start=0, timeout=WAIT)


def ask_mail() -> None:
    with mailers["default"]:
        pass


def answer(ask: Callable[[], None]) -> str:
    """`ok` or the kind of error; never its text, which may name hosts and passwords."""
    try:
        ask()
    except Exception as problem:  # noqa: BLE001 - whatever it is, it is the answer
        return type(problem).__name__
    return "ok"


def state(*, with_mail: bool = False) -> dict[str, str]:
    pieces = {"database": ask_database, "queue": ask_queue, **({"mail": ask_mail} if with_mail else {})}
    return {name: answer(ask) for name, ask in pieces.items()}


def failing_piece(problem: BaseException | None) -> str | None:
    """Which piece an exception speaks of, through what caused it; None for a fault of our own."""
    while problem is not None:
        if isinstance(problem, OperationalError | InterfaceError):
            return "database"
        if isinstance(problem, QueueDown) or type(problem).__module__.startswith("redis."):
            return "queue"
        if isinstance(problem, smtplib.SMTPException):
            return "mail"
        problem = problem.__cause__ or problem.__context__
    return None
