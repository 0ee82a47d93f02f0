"""Who comes into the office, and where they are working."""

import pytest

from tests.factories import make_cohort, make_coordinator, make_person, make_programme, make_superuser

pytestmark = pytest.mark.django_db


def test_visitor_is_sent_to_the_login(client):
    answer = client.get("/admin/")
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/admin/")


def test_admin_login_is_the_common_login(client):
    assert client.get("/admin/login/?next=/admin/").url == "/accounts/login/?next=/admin/"


def test_person_without_a_programme_gets_403(client):
    client.force_login(make_person())
    assert [client.get(url).status_code for url in ("/admin/", "/admin/login/")] == [403, 403]


def test_frame_shows_own_programmes_only(client):
    cohort = make_cohort()
    make_cohort()  # another programme's
    client.force_login(make_coordinator(cohort.programme))
    frame = client.get("/admin/").context["frame"]
    assert (len(frame.programmes), frame.programme) == (1, str(cohort.programme))
    assert [choice.label for choice in frame.cohorts] == [str(cohort)]
    assert "system" not in frame.links


def test_choice_of_cohort_is_kept(client):
    programme = make_programme()
    first, second = make_cohort(programme), make_cohort(programme)
    client.force_login(make_coordinator(programme))
    client.get(f"/admin/?cohort={first.pk}")
    assert client.get("/admin/").context["cohort"] == first
    client.get(f"/admin/?cohort={second.pk}")
    assert client.get("/admin/").context["cohort"] == second


@pytest.mark.parametrize("query", ["cohort=abc", "programme=nowhere", "cohort=%00", "programme=%00"])
def test_nonsense_choice_is_passed_over(client, query):
    cohort = make_cohort()
    client.force_login(make_coordinator(cohort.programme))
    assert client.get(f"/admin/?{query}").context["cohort"] == cohort


def test_other_programme_cannot_be_chosen(client):
    cohort, other = make_cohort(), make_cohort()
    client.force_login(make_coordinator(cohort.programme))
    assert client.get(f"/admin/?cohort={other.pk}").context["cohort"] == cohort


def test_superuser_without_programme_has_no_cohort(client):
    make_cohort()
    client.force_login(make_superuser())
    answer = client.get("/admin/", follow=True)
    assert (answer.context["programme"], answer.context["frame"].programmes) == (None, [])
