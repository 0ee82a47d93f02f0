"""The phases of a mentee's time count from the first working day (H1)."""

from datetime import date, timedelta

import pytest

from programmes.enums import Side
from programmes.newcomers.phases import last_day_of, phases_of
from tests import factories

pytestmark = pytest.mark.django_db
FIRST = date(2027, 2, 1)


@pytest.fixture
def application():
    cohort = factories.make_cohort(factories.make_programme("H"))
    return factories.make_application(cohort, starts_on=FIRST)


@pytest.mark.parametrize(
    ("days", "key"), [(-60, "preparation"), (-21, "preparation"), (0, "start"), (30, "learning"), (400, "closing")]
)
def test_the_present_phase_follows_the_first_day(application, days, key):
    found = phases_of(application, FIRST + timedelta(days=days))

    assert [phase.key for phase in found if phase.state == "now"] == [key]


def test_phases_follow_each_other_without_a_gap(application):
    found = phases_of(application, FIRST)

    assert [phase.starts_on for phase in found[1:]] == [phase.ends_on + timedelta(days=1) for phase in found[:-1]]
    assert found[-1].ends_on == last_day_of(application.programme, FIRST) == FIRST + timedelta(days=178)


def test_each_half_reads_its_own_task(application):
    mentee = phases_of(application, FIRST)
    mentor = phases_of(application, FIRST, side=Side.MENTOR)

    assert [phase.key for phase in mentee] == [phase.key for phase in mentor]
    assert all(one.task and other.task and one.task != other.task for one, other in zip(mentee, mentor, strict=True))


def test_without_a_first_day_or_the_step_there_are_no_phases(application):
    without = factories.make_application(factories.make_cohort(), starts_on=FIRST)
    undated = factories.make_application(application.cohort)

    assert phases_of(without, FIRST) == phases_of(undated, FIRST) == []
