"""The mentors' course where the programme asks for it: a rule or a warning, also for a mentor who is named (H10)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from matching.board.find.pages import find_page
from matching.models import Match
from matching.runs.actions import run_matching
from programmes.enums import Attendance, Audience, GatheringKind, Side
from programmes.models import Application, Gathering, Invitation
from tests import factories
from tests.matching.board.test_board import words
from tests.matching.newcomers.test_views import rows_of
from tests.matching.world import CohortWorld

pytestmark = pytest.mark.django_db

NOT_YET = "has not been to the course yet."


@pytest.fixture
def ward():
    return factories.make_cohort(factories.make_programme("H"))


@pytest.fixture
def office(client, ward):
    coordinator = factories.make_coordinator(ward.programme, "Mette Lund", language="en")
    client.force_login(coordinator)
    client.cookies["django_language"] = "en"
    return client


def asks(programme, force):
    rules = [row for row in programme.settings["matching"]["rules"] if row["key"] != "mentor_course"]
    programme.settings["matching"]["rules"] = [*rules, {"key": "mentor_course", "force": force}]
    programme.save(update_fields=["settings"])


def noted(cohort, person, was):
    """How somebody's attendance at the course is noted."""
    starts = timezone.now() - timedelta(days=30)
    course, _new = Gathering.objects.get_or_create(
        programme=cohort.programme,
        cohort=cohort,
        key="workshop",
        defaults={
            "kind": GatheringKind.COURSE,
            "audience": Audience.MENTORS,
            "title": {"da": "Workshop"},
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=3),
        },
    )
    Invitation.objects.create(gathering=course, person=person, attendance=was)


def mentors(cohort):
    """One who was there, one who was not."""
    found = [
        factories.make_application(cohort, Side.MENTOR, person=factories.make_person(name))
        for name in ("Karen Holm", "Ole Park")
    ]
    for mentor, was in zip(found, (Attendance.THERE, Attendance.AWAY), strict=True):
        noted(cohort, mentor.person, was)
    return found


def pasted(office, ward, *named):
    first = ward.programme.today() + timedelta(days=30)
    rows = [f"Ny {n};ny{n}@privat.test;{first};;;;{mentor.person.email}" for n, mentor in enumerate(named)]
    return office.post(reverse("office_enrol", args=[ward.pk]), {"stage": "read", "text": "\n".join(rows)})


def test_a_named_mentor_without_the_course_is_warned_of_and_can_be_taken(office, ward):
    shown = pasted(office, ward, *mentors(ward))
    assert [row.form.warned for row in shown.context["rows"]] == [[], [f"Ole Park {NOT_YET}"]]
    assert f"Ole Park {NOT_YET}" in words(shown)
    office.post(reverse("office_enrol", args=[ward.pk]), {"stage": "start", **rows_of(shown)})
    assert Match.objects.count() == 2


def test_a_named_mentor_without_the_course_is_refused_at_the_field_where_it_is_demanded(office, ward):
    asks(ward.programme, "rule")
    shown = pasted(office, ward, *mentors(ward))
    assert [row.form.errors.get("mentor", []) for row in shown.context["rows"]] == [
        [],
        [f"Ole Park {NOT_YET} Leave it empty and choose later."],
    ]
    assert (shown.context["is_right"], Application.objects.mentees().count()) == (False, 0)


@pytest.mark.parametrize("force", ["off", "warning"])
def test_nothing_is_said_where_nothing_asks_or_nobody_is_noted(office, ward, force):
    asks(ward.programme, force)
    mentor = factories.make_application(ward, Side.MENTOR, person=factories.make_person("Ole Park"))
    if force == "off":
        noted(ward, mentor.person, Attendance.AWAY)
    assert [row.form.warned for row in pasted(office, ward, mentor).context["rows"]] == [[]]


def test_board_why_and_find_say_the_warning(client):
    cohort_world = CohortWorld()
    asks(cohort_world.programme, "warning")
    cohort_world.coordinator.language = "en"
    client.force_login(cohort_world.coordinator)
    client.cookies["django_language"] = "en"
    sara = cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"], "Svære samtaler")
    ole = cohort_world.mentor("Ole Park", "Sundhed", {"hard_talks": 3}, "Ti år med svære samtaler")
    [found] = find_page(sara, by=cohort_world.coordinator).candidates
    assert found.reasons[-1][0]  # nobody is noted yet: nothing is said
    noted(cohort_world.cohort, ole.person, Attendance.AWAY)
    [found] = find_page(sara, by=cohort_world.coordinator).candidates
    run_matching(cohort_world.cohort, by=cohort_world.coordinator)
    board = client.get(reverse("office_board", args=[cohort_world.cohort.pk]))
    why = client.get(reverse("office_why", args=[cohort_world.cohort.pk, sara.pk]), {"mentor": ole.pk})
    assert not found.reasons[-1][0]
    assert [f"Ole {NOT_YET}" in words(page) for page in (board, why)] == [True, True]


@pytest.mark.parametrize("force", ["rule", "warning"])
def test_free_places_say_where_a_demanded_course_is_missing(client, force):
    cohort_world = CohortWorld()
    asks(cohort_world.programme, force)
    cohort_world.coordinator.language = "en"
    client.force_login(cohort_world.coordinator)
    client.cookies["django_language"] = "en"
    cohort_world.mentee("Sara Berg", "By og Land", ["hard_talks"])
    for name, was in (("Karen Holm", Attendance.THERE), ("Ole Park", Attendance.AWAY)):
        noted(cohort_world.cohort, cohort_world.mentor(name, "Sundhed", {"hard_talks": 3}, places=2).person, was)
    board = reverse("office_board", args=[cohort_world.cohort.pk])
    missing = ", the course is missing" * (force == "rule")
    for query in ("", "?print=1"):
        said = words(client.get(board + query))
        assert "Karen Holm 2" in said
        assert "Karen Holm 2, the course" not in said
        assert f"Ole Park 2{missing} " in said.replace(" ·", " ")
    turned = client.get(board + "?turn=mentors")
    assert [row.untrained for row in turned.context["page"]] == [False, force == "rule"]
    assert words(turned).count("the course is missing") == 2 * (force == "rule")  # at the row, and under the board
