"""Runs of large cohorts: asked for in the request, worked on by a task.

The row is what is asked for; the task is only a wake-up with its id. Whoever takes the row has it for a while; what a
killed worker had taken is free again when that time is over, and the next tick finds it. One row, one proposal.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from matching.models import Run
from matching.runs.actions import (
    NewPin,
    PinBroken,
    hold_fast,
    material_for,
    refuse_while_in_the_works,
    run_matching,
    solve,
    somebody_else,
)
from matching.runs.writing import next_number, outcome, replace_proposals
from mentorforum.celery import wake
from mentorforum.errors import NotAReader, RuleBroken
from programmes.enums import ApplicationStatus
from programmes.models import Application, Cohort, Person

logger = logging.getLogger(__name__)

AT_ONCE = 500  # people; a larger cohort is no work for a request
LEASE = timedelta(minutes=5)
TRIES = 3


class LeaseLost(Exception):
    """The time for this run was over, and another worker has taken it."""


def is_large(cohort: Cohort) -> bool:
    return Application.objects.filter(cohort=cohort, status=ApplicationStatus.ACCEPTED).count() > AT_ONCE


def ask_for_run(
    cohort: Cohort, *, by: Person, fresh: bool = False, pin: NewPin | None = None, now: datetime | None = None
) -> Run:
    """Run the matching now, or leave a run for the worker where the cohort is large (`done_at` is NULL then)."""
    if not is_large(cohort):
        return run_matching(cohort, by=by, fresh=fresh, pin=pin, now=now)
    order: dict[str, Any] = {"fresh": fresh, "tries": 0}
    if pin:
        order["pin"] = [str(pin.mentee.pk), str(pin.mentor.pk), list(pin.overrides)]
    try:
        with transaction.atomic():
            refuse_while_in_the_works(cohort)
            run = Run(programme=cohort.programme, cohort=cohort, number=next_number(cohort), by=by)
            run.settings = {"asked": order}
            run.save(force_insert=True)
    except IntegrityError:
        raise RuleBroken(somebody_else()) from None
    transaction.on_commit(lambda: wake("matching.tasks.work_on_run", str(run.pk)))
    return run


def finish_run(pk: Any, now: datetime | None = None) -> bool:
    """Work on one run that waits; False when it is done, taken, or could not be made now."""
    now = now or timezone.now()
    until = now + LEASE
    if not _free(now).filter(pk=pk).update(lease_until=until, progress=5):
        return False
    run = Run.objects.select_related("cohort__programme", "programme", "by").get(pk=pk)
    try:
        _work(run, now)
    except LeaseLost:
        return False
    except PinBroken as broken:
        _give_up(run, now, refused=broken.refusal)
    except NotAReader:  # whoever asked is no coordinator any more
        _give_up(run, now)
    except Exception:
        logger.exception("run %s failed", run.pk)
        _again(run, now)
        return False
    return run.progress == 100


def take_up_runs(now: datetime) -> int:
    """Runs whose wake-up was lost, or whose worker died; called by the tick. Returns how many are done now."""
    return sum(finish_run(pk, now) for pk in list(_free(now).values_list("pk", flat=True)))


def _free(now: datetime) -> QuerySet[Run]:
    return Run.objects.in_the_works().filter(Q(lease_until=None) | Q(lease_until__lte=now))


def _work(run: Run, now: datetime) -> None:
    by, order = run.by, run.settings["asked"]
    assert by is not None
    if not by.coordinates(run.programme_id):
        raise NotAReader
    pin = _pin(run, order.get("pin"))
    material = material_for(run.cohort, by=by, fresh=order["fresh"], pin=pin)
    answer = solve(material, lambda progress: _mine(run, progress=progress))
    with transaction.atomic():
        _mine(run, progress=90)
        hold_fast(pin, by, now)
        replace_proposals(material, answer, run, by, now)
        for name, value in outcome(material, answer, timezone.now()).items():
            setattr(run, name, value)
        run.lease_until = None
        run.save()


def _pin(run: Run, pin: list[Any] | None) -> NewPin | None:
    if not pin:
        return None
    rows = {str(a.pk): a for a in Application.objects.filter(cohort=run.cohort_id, pk__in=pin[:2])}
    for row in rows.values():
        row.cohort, row.programme = run.cohort, run.programme
    return NewPin(rows[pin[0]], rows[pin[1]], tuple(pin[2]))


def _mine(run: Run, **values: Any) -> None:
    """Write how far it is, if it is still ours."""
    if not Run.objects.in_the_works().filter(pk=run.pk, lease_until=run.lease_until).update(**values):
        raise LeaseLost


def _give_up(run: Run, now: datetime, **why: Any) -> None:
    """Done without a proposal; the board says why."""
    settings = {**run.settings, "trouble": why or {"failed": True}}
    Run.objects.in_the_works().filter(pk=run.pk).update(done_at=now, progress=0, lease_until=None, settings=settings)
    run.progress = 0


def _again(run: Run, now: datetime) -> None:
    """The next tick tries again, three times at most."""
    tries = run.settings["asked"]["tries"] + 1
    if tries >= TRIES:
        return _give_up(run, now)
    settings = {"asked": {**run.settings["asked"], "tries": tries}}
    Run.objects.in_the_works().filter(pk=run.pk).update(lease_until=None, progress=0, settings=settings)
    return None
