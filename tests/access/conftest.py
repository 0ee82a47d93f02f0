"""The world of the guard tests: built once for all that try it, and rolled back after them."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.access.world import GuardedWorld, build


@pytest.fixture(scope="module")
def guarded_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[GuardedWorld]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)
