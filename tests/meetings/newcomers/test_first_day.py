"""A first working day moves, and what a pair counts from moves along until the two have met (H2)."""

from datetime import timedelta

import pytest

from matching.enums import MatchStatus
from matching.offers.outcomes import begin
from meetings.models import Evaluation, Room
from programmes.models import Application, Mail
from programmes.newcomers.first_day import move_first_day
from programmes.newcomers.phases import last_day_of
from programmes.undo.actions import take_back
from tests import factories

pytestmark = pytest.mark.django_db
LATER = timedelta(days=14)


@pytest.fixture
def match():
    cohort = factories.make_cohort(factories.make_programme("H"))
    factories.make_coordinator(cohort.programme, "Mette Lund")
    match = factories.make_match(cohort, status=MatchStatus.OFFERED, active_on=None)
    first = cohort.programme.today() + timedelta(days=20)
    Application.objects.filter(pk=match.mentee_application_id).update(starts_on=first)
    match.mentee_application.refresh_from_db()
    match.offered_at = match.created_at
    match.save()
    begin(match, match.created_at)
    return match


def moved(match):
    application = Application.objects.select_related("programme").get(pk=match.mentee_application_id)
    return move_first_day(application, application.starts_on + LATER, by=match.programme.coordinators()[0])


def days(match):
    match.refresh_from_db()
    due = Evaluation.objects.filter(room__match=match).order_by("due_on").values_list("due_on", flat=True)
    return match.active_on, match.ends_on, sorted(set(due))


def test_everything_counts_from_the_first_working_day(match):
    first = Application.objects.get(pk=match.mentee_application_id).starts_on

    assert days(match) == (
        first, last_day_of(match.programme, first), [first + timedelta(days=75), first + timedelta(days=150)],
    )  # fmt: skip


def test_start_end_and_evaluations_move_and_the_mentor_is_told(match):
    active_on, ends_on, due = days(match)
    undo = moved(match)

    assert days(match) == (active_on + LATER, ends_on + LATER, [day + LATER for day in due])
    told = Mail.objects.filter(name="programmes/first_day_moved").values_list("person", flat=True)
    assert set(told) == {match.mentee_id, match.mentor_id} and len(told) == 2
    take_back(undo, by=match.programme.coordinators()[0])
    assert days(match) == (active_on, ends_on, due)


def test_after_the_first_meeting_the_pair_keeps_its_days(match):
    before = days(match)
    Room.objects.filter(match=match).update(first_met_on=match.programme.today())
    moved(match)

    assert days(match) == before
