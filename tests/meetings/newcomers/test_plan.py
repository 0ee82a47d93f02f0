"""Phases and roles (H1, H3), and mentoring beside coaching (L8), as the pair reads them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from meetings.newcomers.plan import plan_of
from programmes.models import Application
from tests.factories import make_programme
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def begun(days):
    world = make_pair(make_programme("H"))
    match = world.room.match
    first = world.programme.today() - timedelta(days=days)
    Application.objects.filter(pk=match.mentee_application_id).update(starts_on=first)
    match.mentee_application.refresh_from_db()
    return world


@pytest.mark.parametrize(("days", "key"), [(-10, "preparation"), (3, "start"), (40, "learning"), (160, "closing")])
def test_each_half_reads_the_present_phase_and_its_own_part(days, key):
    world = begun(days)
    now = {person: plan_of(world.room, person).now for person in world.room.halves}
    assert {phase.key for phase in now.values()} == {key}
    assert now[world.mentee].task != now[world.mentor].task


def test_the_roles_are_the_two_and_those_around_them(client):
    world = begun(3)
    plan = plan_of(world.room, world.mentee)
    assert [bool(role.tasks) for role in plan.roles] == [True] * 4
    client.force_login(world.mentee)
    page = client.get(f"/room/{world.room.pk}/plan/")
    assert page.status_code == 200
    assert f"/room/{world.room.pk}/plan/" in client.get(f"/room/{world.room.pk}/").text


def test_no_introducer_is_spoken_of_where_there_is_none():
    world = begun(3)
    with_one = len(plan_of(world.room, world.mentee).roles)
    programme = world.room.programme
    programme.steps = [step for step in programme.steps if step != "introducer"]
    assert len(plan_of(world.room, world.mentee).roles) == with_one - 1


@pytest.mark.parametrize("code", ["A", "E", "G", "L"])
def test_a_programme_without_phases_has_no_such_page(code, client):
    world = make_pair(make_programme(code))
    client.force_login(world.mentee)
    assert client.get(f"/room/{world.room.pk}/plan/").status_code == 404


def test_five_points_stand_in_the_room_and_for_visitors(client):
    world = make_pair(make_programme("L"))
    client.force_login(world.mentor)
    page = client.get(f"/room/{world.room.pk}/differences/")
    assert page.text.count("<tr>") == 6
    assert f"/room/{world.room.pk}/differences/" in client.get(f"/room/{world.room.pk}/").text
    public = Client().get(f"/p/{world.programme.slug}/mentoring/")
    assert public.status_code == 200
    assert public.text.count("<dt>") == 9  # ways to go wrong
    assert f"/p/{world.programme.slug}/mentoring/" in Client().get(f"/p/{world.programme.slug}/").text


@pytest.mark.parametrize("code", ["A", "E", "G", "H"])
def test_a_programme_that_compares_nothing_has_no_such_page(code, client):
    world = make_pair(make_programme(code))
    client.force_login(world.mentor)
    assert client.get(f"/room/{world.room.pk}/differences/").status_code == 404
