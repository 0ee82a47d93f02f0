"""Django's own list in the office: what the base class of model pages keeps out."""

import pytest
from django.urls import NoReverseMatch, reverse

from tests.factories import make_coordinator, make_person, make_programme, make_superuser, make_unit

pytestmark = pytest.mark.django_db
LIST = "/admin/programmes/unit/"


def test_superuser_searches_units(client):
    make_unit("Skole og Børn", parent=make_unit("Fjordby"))
    client.force_login(make_superuser())
    page = client.get(LIST, {"q": "skole"})
    assert [unit.name for unit in page.context["cl"].result_list] == ["Skole og Børn"]


def test_a_person_without_an_office_gets_403(client):
    client.force_login(make_person())
    assert client.get(LIST).status_code == 403


def test_a_visitor_is_sent_to_the_login(client):
    assert client.get(LIST).status_code == 302


def test_coordinator_has_no_model_page(client):
    client.force_login(make_coordinator(make_programme()))
    assert client.get(LIST).status_code == 403


@pytest.mark.parametrize(
    "query", ["leader__password__startswith=a", "leader__email=x", "e=1", "p=abc", "o=9", "_popup=x"]
)
def test_nothing_else_can_be_asked(client, query):
    client.force_login(make_superuser())
    assert client.get(f"{LIST}?{query}").status_code in {200, 302, 400}


def test_nothing_can_be_sent(client):
    client.force_login(make_superuser())
    assert client.post(LIST, {"_selected_action": "abc", "action": "delete_selected"}).status_code == 400


@pytest.mark.parametrize("name", ["add", "change", "delete", "history"])
def test_django_has_no_other_page_here(name):
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:programmes_unit_{name}", args=[] if name == "add" else ["x"])
