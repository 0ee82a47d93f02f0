"""A large run with a real worker on a real queue: asked for here, made there."""

from matching.enums import MatchStatus
from matching.models import Match, Run
from matching.runs import background
from matching.runs.background import ask_for_run
from tests.matching.world import CohortWorld


def test_the_worker_makes_the_run_that_was_asked_for(worker, wait_until, monkeypatch):
    monkeypatch.setattr(background, "AT_ONCE", 3)
    cohort_world = CohortWorld().filled(2, 2)
    assert ask_for_run(cohort_world.cohort, by=cohort_world.coordinator).done_at is None
    wait_until(lambda: Run.objects.get().progress == 100, what="the run")
    wait_until(lambda: Match.objects.filter(status=MatchStatus.PROPOSED).count() == 2, what="its proposals")
    assert Run.objects.count() == 1
