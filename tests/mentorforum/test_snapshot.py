import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from programmes.models import Person
from tests.factories import make_person
from tests.helpers import snapshot

pytestmark = pytest.mark.django_db


def test_a_world_comes_back_as_it_was_built() -> None:
    before = len(snapshot.built(lambda: None))

    def build() -> None:
        make_person(email="snap@demo.test")
        Session.objects.create(session_key="x" * 32, session_data="æ'%s", expire_date=timezone.now())

    rows = snapshot.prepared(snapshot.built(build))
    assert before == 0
    assert not Person.objects.exists()
    snapshot.load(rows)
    assert Person.objects.get().email == "snap@demo.test"
    assert Session.objects.get().session_data == "æ'%s"
    connection.check_constraints()


def test_a_world_is_built_once_in_a_run() -> None:
    builds: list[int] = []
    name = f"once-{connection.vendor}-{id(builds)}"
    assert snapshot.once(name, lambda: builds.append(1)) == snapshot.once(name, lambda: builds.append(2)) == {}
    assert builds == [1]
