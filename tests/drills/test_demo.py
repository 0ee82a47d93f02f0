"""The demo world from the beginning, on the database of the run: CI builds it on SQLite and takes its rows over."""

import pytest
from django.db import connection

from matching.models import Match
from worlds.demo import Demo, everybody

pytestmark = [pytest.mark.drill, pytest.mark.django_db]


def test_the_demo_world_can_be_built() -> None:
    Demo().build()
    connection.check_constraints()
    assert Match.objects.count() > 60
    assert len(everybody()) > 10
