"""Thin tasks: an id comes in, an action is called. A lost one is found again by the next tick."""

from celery import shared_task

from matching.runs.background import finish_run


@shared_task
def work_on_run(pk: str) -> None:
    """A run of the matching that was asked for (`matching/runs/background.py`)."""
    finish_run(pk)
