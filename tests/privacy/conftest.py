"""The marked worlds, each built once for all that read it."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.access.world import build, shared_world
from tests.privacy.worlds import MarkedWorld, TwoOrganisations


@pytest.fixture(scope="module")
def marked(django_db_setup: None, django_db_blocker: Any) -> Iterator[MarkedWorld]:
    with django_db_blocker.unblock(), shared_world("marked", lambda: MarkedWorld(build())) as world:
        yield world


@pytest.fixture(scope="module")
def two(django_db_setup: None, django_db_blocker: Any) -> Iterator[TwoOrganisations]:
    with django_db_blocker.unblock(), shared_world("two", lambda: TwoOrganisations(build())) as world:
        yield world
