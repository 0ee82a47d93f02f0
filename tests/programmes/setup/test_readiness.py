"""A programme opens when it names what it must, and its checklist is ticked (L1)."""

import pytest
from django.urls import reverse

from mentorforum.errors import RuleBroken
from programmes.enums import CohortStatus, ProgrammeStatus
from programmes.models import ReadinessTick
from programmes.setup.actions import change_item, change_text
from programmes.setup.cohorts.actions import turn_cohort
from programmes.setup.readiness.actions import tick_point, untick_point
from programmes.setup.readiness.points import checklist, readiness
from tests.factories import make_cohort, make_coordinator, make_programme

pytestmark = pytest.mark.django_db
LANGUAGES = ("da", "sv", "en")


@pytest.fixture
def programme():
    """With the checklist, in preparation, with a cohort."""
    found = make_programme("L", status=ProgrammeStatus.PREPARING)
    make_cohort(found, status=CohortStatus.PREPARING)
    return found


@pytest.fixture
def coordinator(programme):
    return make_coordinator(programme, "Mette Lund")


def name_everything(programme, by):
    """Sponsor, purpose and what the law says, in all languages."""
    words = dict.fromkeys(LANGUAGES, "I vores egne ord")
    change_text(programme, "sponsor", words, by=by)
    change_text(programme, "privacy", words, by=by)
    change_item(programme.item("texts", "purpose"), words, {}, by=by)


def missing(programme):
    return [point.key for point in readiness(programme) if not point.ready]


CHECKLIST = ["sponsor", "purpose", "coordinator", "preparation", "backing", "follow_up"]


def test_a_new_programme_says_all_that_is_missing(programme):
    assert missing(programme) == ["sponsor", "purpose", "coordinators", "law", *CHECKLIST]


def test_an_instruction_in_one_language_is_still_an_instruction(programme, coordinator):
    item = programme.item("texts", "purpose")
    came = dict(item.text)
    change_item(item, {**came, "da": "Flere bliver"}, {}, by=coordinator)
    assert "purpose" in missing(programme)
    change_item(programme.item("texts", "purpose"), dict.fromkeys(LANGUAGES, "Flere bliver"), {}, by=coordinator)
    assert missing(programme) == ["sponsor", "law", *CHECKLIST]


def test_a_purpose_that_came_written_is_ready():
    programme = make_programme("A", status=ProgrammeStatus.PREPARING)
    assert "purpose" not in missing(programme)
    assert "law" not in [point.key for point in readiness(programme)]
    assert checklist(programme) == []


def test_opening_is_stopped_until_the_last_point_is_ticked(programme, coordinator):
    cohort = programme.cohorts.get()
    cohort.programme = programme
    name_everything(programme, coordinator)
    for key in CHECKLIST[:-1]:
        tick_point(programme, key, by=coordinator)
    with pytest.raises(RuleBroken) as said:
        turn_cohort(cohort, CohortStatus.OPEN, by=coordinator)
    assert str(said.value).count(";") == 0
    assert str(programme.item("readiness", "follow_up")) in str(said.value)
    tick_point(programme, "follow_up", by=coordinator)
    turn_cohort(cohort, CohortStatus.OPEN, by=coordinator)
    assert (programme.status, cohort.status) == (ProgrammeStatus.OPEN, CohortStatus.OPEN)


def test_a_tick_stands_with_the_first_who_made_it_and_can_be_taken_away(programme, coordinator):
    other = make_coordinator(programme)
    tick_point(programme, "backing", by=coordinator)
    tick_point(programme, "backing", by=other)
    assert [(row.key, row.by_id) for row in ReadinessTick.objects.all()] == [("backing", coordinator.pk)]
    untick_point(programme, "backing", by=other)
    assert ReadinessTick.objects.count() == 0


def test_what_was_ticked_stays_once_the_programme_is_open(programme, coordinator):
    tick_point(programme, "backing", by=coordinator)
    programme.status = ProgrammeStatus.OPEN
    with pytest.raises(RuleBroken):
        untick_point(programme, "backing", by=coordinator)
    assert ReadinessTick.objects.count() == 1


@pytest.mark.parametrize("code", ["L", "A"])
def test_only_points_of_the_list_can_be_ticked(code):
    programme = make_programme(code, status=ProgrammeStatus.PREPARING)
    with pytest.raises(RuleBroken):
        tick_point(programme, "nonsense" if code == "L" else "sponsor", by=make_coordinator(programme))
    assert ReadinessTick.objects.count() == 0


def test_the_set_up_shows_who_ticked_and_leads_to_the_purpose(client, programme, coordinator):
    client.force_login(coordinator)
    client.post(reverse("office_ready", args=[programme.slug, "backing"]))
    page = client.get(reverse("office_setup", args=[programme.slug])).content.decode()
    assert page.count("Mette Lund, ") == 1
    assert reverse("office_text", args=[programme.slug, programme.item("texts", "purpose").pk]) in page
    client.post(reverse("office_ready", args=[programme.slug, "backing"]), {"undo": "1"})
    assert not ReadinessTick.objects.exists()


def test_a_point_that_is_not_there_is_refused_with_a_sentence(client, programme, coordinator):
    client.force_login(coordinator)
    answer = client.post(reverse("office_ready", args=[programme.slug, "nonsense"]), follow=True)
    assert (answer.status_code, len(list(answer.context["messages"]))) == (200, 1)
