import logging
from pathlib import Path

import pytest
from django.conf import LazySettings
from kombu.exceptions import OperationalError

from mentorforum import celery
from mentorforum.health.ask import main as ask


def test_a_tick_nobody_took_expires_before_the_next() -> None:
    late = [
        name
        for name, entry in celery.TIMETABLE.items()
        if entry["options"]["expires"] > (celery.DAY if name == "forget" else entry["schedule"])
        or entry["options"]["queue"] != celery.TICKS
    ]
    assert late == []


def test_nothing_is_kept_of_a_task() -> None:
    assert celery.app.conf.task_ignore_result is True
    assert celery.app.conf.task_default_queue != celery.TICKS


def test_a_wake_up_goes_into_the_queue() -> None:
    with celery.app.connection_for_write() as connection:
        connection.SimpleQueue("wakeups").clear()
        celery.wake("programmes.tasks.drain")
        message = connection.SimpleQueue("wakeups").get(timeout=5)
        message.ack()
    assert message.headers["task"] == "programmes.tasks.drain"
    assert message.payload[:2] == [[], {}]


def test_a_queue_that_is_down_loses_nothing(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OperationalError("redis://:hemmelig@queue")

    monkeypatch.setattr(celery.app, "send_task", refuse)
    with caplog.at_level(logging.WARNING):
        celery.wake("programmes.tasks.drain")
    assert [record.getMessage() for record in caplog.records] == [
        "the queue does not answer (OperationalError): programmes.tasks.drain waits for the next tick"
    ]


def test_a_sign_of_life_makes_the_container_healthy(settings: LazySettings, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    file = tmp_path / "alive"
    assert ask(str(file)) == 1
    celery.sign_of_life()
    assert ask(str(file)) == 0


def test_an_address_that_does_not_answer_makes_it_unhealthy() -> None:
    assert ask("http://127.0.0.1:1/health/") == 1
