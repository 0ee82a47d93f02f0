"""The world of the guard tests with a mark in every encrypted field, after the matching has read them."""

from collections.abc import Iterator
from typing import Any

import pytest

from matching.runs.actions import run_matching
from tests.access.world import GuardedWorld, build, shared_world
from tests.privacy.marks import Planted, plant, share_words


class MarkedWorld:
    """`marks` by mark; `shared`: words that several answers have in common, one for each programme."""

    def __init__(self, world: GuardedWorld) -> None:
        self.world = world
        self.marks: dict[str, Planted] = plant()
        self.shared = share_words(self.marks)
        for ground in (world.grounds["own"], world.grounds["foreign"]):
            ground.run = run_matching(ground.cohort, by=ground.coordinator)


@pytest.fixture(scope="module")
def marked(django_db_setup: None, django_db_blocker: Any) -> Iterator[MarkedWorld]:
    with django_db_blocker.unblock(), shared_world("marked", lambda: MarkedWorld(build())) as world:
        yield world
