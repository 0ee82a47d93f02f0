"""Undo pressed in the moment in which the tick comes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from programmes.gatherings import actions
from programmes.models import Gathering, Mail, Undo
from programmes.undo.actions import take_back
from tests import factories
from tests.helpers.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_undo_pressed_as_the_tick_comes_is_either_done_or_refused():
    """Two ticks, and Undo pressed twice in time: what the coordinators are told is what has happened."""
    programme = factories.make_programme()
    coordinator = factories.make_coordinator(programme)
    cohort, now = factories.make_cohort(programme), timezone.now()
    factories.make_application(cohort)
    for gathering in Gathering.objects.filter(cohort=cohort, audience="both").select_related("programme"):
        starts = now + timedelta(days=9)
        dates = {"starts_at": starts, "ends_at": starts + timedelta(hours=1), "preliminary": False}
        actions.change_gathering(gathering, by=coordinator, version=gathering.version, **dates)
        actions.invite(gathering, by=coordinator, now=now - timedelta(hours=1))
        undo = actions.cancel_gathering(gathering, by=coordinator, now=now)

        def go(number, undo=undo):
            if number % 2:
                return actions.do_rested(now + timedelta(minutes=11))
            return take_back(Undo.objects.get(pk=undo.pk), by=coordinator, now=now + timedelta(minutes=9))

        results = at_once(go, range(4))
        undone = [results[0], results[2]].count(None)
        gathering.refresh_from_db()
        assert (undone, results.count(1), gathering.status) in {(1, 0, "invited"), (0, 1, "cancelled")}
        told = Mail.objects.filter(name="programmes/gathering_cancelled", refs__gathering=str(gathering.pk))
        assert told.count() == results.count(1)


def test_of_two_who_cancel_at_once_one_is_refused():
    programme = factories.make_programme()
    coordinator = factories.make_coordinator(programme)
    cohort = factories.make_cohort(programme)
    gathering = Gathering.objects.filter(cohort=cohort).select_related("programme").first()
    Gathering.objects.filter(pk=gathering.pk).update(status="invited")

    def go(_number):
        one = Gathering.objects.select_related("programme").get(pk=gathering.pk)
        return actions.cancel_gathering(one, by=coordinator)

    results = at_once(go, range(3))
    assert (sum(isinstance(one, Undo) for one in results), Undo.objects.count()) == (1, 1)
