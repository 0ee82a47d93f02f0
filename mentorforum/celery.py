"""The queue: it carries ticks and wake-ups, never mails or texts. Whatever a lost task would lose, the next tick finds again."""

import logging
import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import after_task_publish, task_postrun
from django.conf import settings
from kombu.exceptions import OperationalError

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mentorforum.settings")

logger = logging.getLogger(__name__)

TICKS = "ticks"  # a queue of their own: a wake-up never waits behind a tick, nor a tick behind a wake-up
EVERY = settings.CELERY_TICK_SECONDS  # seconds
DAY = 24 * 60 * 60
DRAIN = max(1, EVERY // 4)  # a mail that is due leaves sooner than the next look at all dates

# The whole timetable. A tick nobody took before the next one is due is worth nothing: it expires.
TIMETABLE = {
    "tick": {"task": "programmes.tasks.tick", "schedule": EVERY, "options": {"queue": TICKS, "expires": EVERY}},
    "drain": {"task": "programmes.tasks.drain", "schedule": DRAIN, "options": {"queue": TICKS, "expires": DRAIN}},
    "forget": {
        "task": "programmes.tasks.forget_sessions",
        "schedule": crontab(hour="3", minute="20"),
        "options": {"queue": TICKS, "expires": DAY},
    },
}

app = Celery("mentorforum")
app.set_default()  # for every thread of the web server, not only the one that imported this
app.conf.update(
    broker_url=settings.CELERY_BROKER_URL,
    broker_transport=settings.CELERY_BROKER_TRANSPORT,
    broker_transport_options=settings.CELERY_BROKER_TRANSPORT_OPTIONS,
    broker_connection_retry_on_startup=True,
    beat_schedule=TIMETABLE,
    beat_scheduler="celery.beat:Scheduler",  # in memory: short intervals and an hour need no file, and the file's locks fail
    task_default_queue="wakeups",
    task_create_missing_queues=True,
    task_ignore_result=True,
    task_store_errors_even_if_ignored=False,
    task_publish_retry_policy={"max_retries": 1, "interval_start": 0, "interval_step": 0.2, "interval_max": 0.2},
    worker_prefetch_multiplier=4,
    worker_enable_remote_control=False,
    worker_hijack_root_logger=False,
    timezone=settings.TIME_ZONE,
    enable_utc=True,
)
app.autodiscover_tasks()


@task_postrun.connect
@after_task_publish.connect
def sign_of_life(**kwargs: Any) -> None:
    """The health check of worker and beat looks how old this file is."""
    (settings.VAR / "alive").touch()


def wake(task: str, *ids: str) -> None:
    """Ask the worker to do `task` (a dotted name) soon. If the queue is down nothing is lost: the next tick does it."""
    try:
        app.send_task(task, args=ids, expires=EVERY)
    except (OperationalError, OSError) as problem:
        logger.warning("the queue does not answer (%s): %s waits for the next tick", type(problem).__name__, task)
