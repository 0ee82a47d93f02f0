"""The world of the guard tests: built once for all that try it, and taken back after each of them."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.access.world import GuardedWorld, build, shared_world


@pytest.fixture(scope="module")
def guarded_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[GuardedWorld]:
    with django_db_blocker.unblock(), shared_world("guarded", build) as world:
        yield world
