"""A rolling programme (E1): one open-ended cohort without dates, on the page, in the set-up and on the list."""

import pytest
from django.urls import reverse

from mentorforum.errors import RuleBroken
from programmes.enums import CohortStatus, ProgrammeStatus
from programmes.models import Gathering
from programmes.setup.cohorts.actions import start_cohort, turn_cohort, turns
from programmes.setup.cohorts.create import create_cohort, open_ended
from programmes.setup.readiness.points import readiness
from tests.factories import make_cohort, make_coordinator, make_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return make_programme("E")


@pytest.fixture
def user(programme):
    return make_coordinator(programme)


def test_the_cohort_comes_with_the_programme(programme):
    cohort = programme.cohorts.get()
    assert (cohort.starts_on, cohort.ends_on, cohort.status) == (None, None, CohortStatus.PREPARING)
    assert cohort.is_open_ended
    assert open_ended(programme) == cohort
    assert open_ended(make_programme("A")) is None


def test_there_is_never_a_second(programme, user):
    with pytest.raises(RuleBroken):
        create_cohort(programme, slug="x", name={"da": "x"})
    with pytest.raises(RuleBroken):
        start_cohort(programme, name="x", by=user, key="k", starts_on=programme.today(), ends_on=programme.today())
    assert programme.cohorts.count() == 1


def test_gatherings_without_a_day_are_left_out():
    programme = make_programme("A")
    programme.steps = [*programme.steps, "rolling"]
    programme.save(update_fields=["steps"])
    assert programme.items("gatherings")
    open_ended(programme)
    assert not Gathering.objects.filter(programme=programme).exists()


def test_it_is_ready_without_dates(programme):
    assert "dates" not in [point.key for point in readiness(programme)]
    assert "dates" in [point.key for point in readiness(make_programme("A"))]


def test_it_opens_pauses_and_ends(programme, user):
    cohort = programme.cohorts.get()
    turn_cohort(cohort, CohortStatus.OPEN, by=user)
    assert [turn.to for turn in turns(cohort)] == [CohortStatus.UNDER_WAY]
    turn_cohort(cohort, CohortStatus.UNDER_WAY, by=user)
    assert [turn.to for turn in turns(cohort)] == [CohortStatus.OPEN, CohortStatus.ENDED]


def test_the_set_up_offers_no_round(client, programme, user):
    client.force_login(user)
    setup = client.get(reverse("office_setup", args=[programme.slug])).content.decode()
    assert reverse("office_new_cohort") not in setup
    assert client.get(reverse("office_new_cohort")).status_code == 404
    cohort = client.get(reverse("office_cohort", args=[programme.cohorts.get().pk]))
    assert list(cohort.context["form"].fields) == ["name_da", "name_sv", "name_en", "seats"]


def test_the_round_page_keeps_name_and_places(client, programme, user):
    client.force_login(user)
    cohort = programme.cohorts.get()
    page = reverse("office_cohort", args=[cohort.pk])
    client.post(page, {"name_da": "Hele året", "name_sv": "", "name_en": "", "seats": "12"})
    cohort.refresh_from_db()
    assert (cohort.name["da"], cohort.seats, cohort.starts_on) == ("Hele året", 12, None)


def test_the_page_says_that_it_is_always_open(client, programme):
    make_cohort(programme)
    page = client.get(f"/p/{programme.slug}/", headers={"accept-language": "en"})
    assert "Always open; we match as soon as there is somebody who fits." in page.content.decode()
    assert [mark.when for mark in page.context["path"]] == [
        "at any time", "when somebody fits", "", "when it suits you", "", "when you two say so",
    ]  # fmt: skip


def test_the_list_has_a_place_for_it(client, programme):
    def groups():
        context = client.get("/").context
        return {name for name in ("open", "always", "later", "mentors", "welcome") if context[name]}

    assert groups() == {"later", "welcome"}  # in preparation; mentors are welcome all the same
    make_cohort(programme)
    assert groups() == {"always", "welcome"}


def test_interest_is_open_at_any_time_where_mentors_are_always_welcome(client, programme):
    """E6: also before the cohort opens, and while nobody new is taken; not once it has ended."""
    cohort = programme.cohorts.get()
    taken = {}
    for status in CohortStatus.values:
        make_cohort(programme, status=status)
        cohort = programme.cohorts.get()
        taken[status] = cohort.takes_mentors()
    assert [status for status, takes in taken.items() if not takes] == ["ended"]


def test_interest_waits_until_the_programme_is_open(programme):
    programme.status = ProgrammeStatus.PREPARING
    assert not programme.cohorts.get().takes_mentors()


def test_a_programme_with_rounds_says_when_interest_opens(client):
    cohort = make_cohort(status=CohortStatus.PREPARING)
    english = {"accept-language": "en"}
    said = client.get(f"/p/{cohort.programme.slug}/", headers=english).content.decode()
    assert "can sign up when the next cohort opens. The date is not set yet." in said
    cohort.opens_on = cohort.programme.today().replace(year=cohort.programme.today().year + 1, day=1)
    cohort.save(update_fields=["opens_on"])
    assert "can sign up from" in client.get(f"/p/{cohort.programme.slug}/", headers=english).content.decode()


def test_where_nobody_applies_the_page_shows_no_way_of_applying(client):
    """(H) New employees are entered by a coordinator; there is no form, and so no path that begins with one."""
    programme = make_programme("H")
    make_cohort(programme)
    page = client.get(f"/p/{programme.slug}/")
    assert (page.context["path"], page.context["cohort"]) == ([], None)
    listed = client.get("/").context
    assert programme not in [card["programme"] for card in (*listed["open"], *listed["always"], *listed["later"])]
