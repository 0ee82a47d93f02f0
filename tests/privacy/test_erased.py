"""When the months of a cohort are over, nothing is left of what somebody sent, nor of what was written about it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import matching.privacy.erasing
import programmes.privacy.erasing
from matching.enums import MatchStatus
from matching.models import Match, Run
from meetings.privacy import erasing as of_pairs
from mentorforum import dates
from mentorforum.errors import RuleBroken, SealedError
from programmes.enums import ApplicationStatus
from programmes.models import Application, Cohort, History, Mail, Nomination
from programmes.privacy.kept import ERASED
from programmes.setup.cohorts.actions import change_cohort
from programmes.tasks import tick
from tests.access.addresses import telling
from tests.factories import make_application, make_cohort, make_match, make_programme
from tests.privacy.marks import Planted

pytestmark = pytest.mark.django_db
#: by the cohort's end; ties go with the last application, letters with the history
WITH_THE_ROUND = {
    "application.draft",
    "application.waiting",
    "application.declined",
    "answer.text",
    "nomination.words",
    "leader.words",
    "note.text",
    "concern.text",
    "match.answer.reason",
    "run.answer",
    "mark.note",
}


@pytest.fixture(autouse=True)
def each_alone(request):
    """The marked world is one for all tests here."""
    if "marked" in request.fixturenames:
        request.getfixturevalue("marked")
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def erase(now):
    return matching.privacy.erasing.erase_kept(now) + programmes.privacy.erasing.erase_kept(now)


def noon_after(cohort, what, days):
    months = cohort.programme.settings["kept_months"][what]
    day = dates.months_later(cohort.ends_on, months) + timedelta(days=days)
    return dates.at(day, 12, zone=cohort.programme.zone)


def left(planted: Planted) -> bool:
    """Whether the mark can still be opened, by anybody at all."""
    row: Any = type(planted.row)._base_manager.filter(pk=planted.row.pk).first()
    if row is None:
        return False
    field = next(one for one in row._meta.fields if getattr(one, "seal", "") == planted.seal)
    try:
        return planted.mark in field.holder_of(row)._key().read(getattr(row, field.attname))
    except SealedError:
        return False


def of_programme(marked, programme):
    """What its people wrote; no drafts, which go by a rule of their own, and no page that a leader left empty."""
    found = [one for one in marked.marks.values() if one.seal in WITH_THE_ROUND]
    mine = [one for one in found if getattr(one.holder, "match", one.holder).programme_id == programme.pk]
    return [one for one in mine if getattr(one.holder, "status", "") != ApplicationStatus.DRAFT and left(one)]


@pytest.fixture
def cohort_over(marked):
    """All cohorts of the programme ended on one day."""
    ground = marked.world.ground
    Cohort.objects.filter(programme=ground.programme).update(ends_on=timezone.now().date(), status="ended")
    return Cohort.objects.select_related("programme").get(pk=ground.cohort.pk)


def test_what_was_sent_is_kept_through_its_last_day_and_nothing_of_it_longer(marked, cohort_over):
    planted = of_programme(marked, cohort_over.programme)
    assert {one.seal for one in planted} == WITH_THE_ROUND
    Application.objects.filter(status__in=["declined", "withdrawn"]).update(status="waiting")
    Nomination.objects.update(status="consented")
    erase(noon_after(cohort_over, "application", 0))
    assert [one.seal for one in planted if not left(one)] == []
    assert erase(noon_after(cohort_over, "application", 1)) > 0
    assert sorted({one.seal for one in planted if left(one)}) == []
    assert erase(noon_after(cohort_over, "application", 1)) == 0


def test_names_and_addresses_of_the_round_go_too(cohort_over):
    erase(noon_after(cohort_over, "application", 1))
    rows = Application.objects.filter(programme=cohort_over.programme).exclude(status="draft")
    assert {row.email for row in rows} == {""}
    assert {row.name for row in rows} <= {row.number or "" for row in rows}
    nominations = Nomination.objects.filter(programme=cohort_over.programme)
    assert set(nominations.values_list("nominee_email", "nominator_email", "nominator_title")) == {("", "", "")}
    assert not Match.objects.filter(programme=cohort_over.programme).exclude(reasons=[]).exists()
    assert not Run.objects.filter(cohort=cohort_over).readable().exists()
    ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
    assert not Mail.objects.filter(refs__application__in=ids).exclude(email="").exists()


def test_another_programme_keeps_everything(marked, cohort_over):
    elsewhere = of_programme(marked, marked.world.grounds["foreign"].programme)
    Cohort.objects.exclude(programme=cohort_over.programme).update(ends_on=timezone.now() + timedelta(days=9000))
    Application.objects.filter(status__in=["declined", "withdrawn"]).update(status="accepted")
    erase(noon_after(cohort_over, "application", 1))
    assert [one.seal for one in elsewhere if not left(one)] == []


@pytest.mark.parametrize("name", ["mentee", "mentor", "coordinator"])
def test_every_page_answers_when_it_is_erased(marked, cohort_over, name):
    """All that is open to them; what is refused, once for each address, since erasing opens nothing."""
    erase(noon_after(cohort_over, "application", 1))
    client = Client()
    client.force_login(marked.world.people[name])
    pages = ["/start/", "/me/copy/", *telling(marked.world, name)]
    assert [url for url in pages if client.get(url).status_code > 499] == []


def test_a_no_counts_from_its_day(cohort_over):
    cohort = make_cohort(cohort_over.programme, ends_on=None, starts_on=None)
    row = make_application(cohort, status=ApplicationStatus.DECLINED)
    asked = make_application(cohort, status=ApplicationStatus.SUBMITTED)
    now, months = timezone.now(), cohort.programme.settings["kept_months"]["turned_down"]
    History.objects.create(
        programme=cohort.programme, kind="application", thing=row.pk, old="submitted", new="declined", at=now
    )
    last = dates.at(dates.months_later(cohort.programme.today(now), months), 12, zone=cohort.programme.zone)
    erase(last)
    assert not Application.objects.get(pk=row.pk).once.startswith(ERASED)
    erase(last + timedelta(days=1))
    assert Application.objects.get(pk=row.pk).once.startswith(ERASED)
    assert not Application.objects.get(pk=asked.pk).once.startswith(ERASED)


def test_without_rounds_a_mentee_counts_from_the_end_of_the_pair_and_the_mentor_stays():
    programme = make_programme("E")
    cohort = make_cohort(programme)
    match = make_match(cohort, status=MatchStatus.ACTIVE)
    erased = Application.objects.filter(cohort=cohort, once__startswith=ERASED)
    later = timezone.now() + timedelta(days=5000)
    erase(later)
    assert not erased.exists()
    Match.objects.filter(pk=match.pk).update(status=MatchStatus.COMPLETED, seat=None, ended_at=timezone.now())
    erase(later)
    assert [row.pk for row in erased.all()] == [match.mentee_application_id]


def test_the_tick_erases():
    long_ago = timezone.now().date() - timedelta(days=900)
    row = make_application(make_cohort(ends_on=long_ago, status="under_way"))
    slip = make_application(make_cohort(ends_on=long_ago, status="open"))
    tick()
    assert Application.objects.get(pk=row.pk).once.startswith(ERASED)
    assert not Application.objects.get(pk=slip.pk).once.startswith(ERASED)


def test_nobody_types_an_end_that_erases_everything_at_once():
    cohort = make_cohort(ends_on=timezone.now().date() + timedelta(days=200), status="under_way")
    with pytest.raises(RuleBroken):
        change_cohort(
            cohort, name=cohort.name, seats=None, by=None, ends_on=timezone.now().date() - timedelta(days=900)
        )


def test_it_asks_as_often_whether_little_stays_or_much(django_assert_num_queries):
    def fill():
        cohort = make_cohort(ends_on=timezone.now().date() + timedelta(days=30))
        make_application(cohort)
        make_application(cohort, status=ApplicationStatus.DECLINED)

    fill()
    with CaptureQueriesContext(connection) as one:
        erase(timezone.now())
    for _number in range(3):
        fill()
    with django_assert_num_queries(len(one)):
        erase(timezone.now())


def test_the_room_has_months_of_its_own(cohort_over):
    """Nothing of the pair's goes with the cohort."""
    before = of_pairs.Room.objects.filter(wrapped_key__isnull=False).count()
    erase(noon_after(cohort_over, "application", 1))
    assert of_pairs.Room.objects.filter(wrapped_key__isnull=False).count() == before
