"""The choice of language: a form in the head of every page, kept for mails too."""

import pytest

from tests import factories


@pytest.mark.django_db
def test_a_visitor_reads_on_in_the_chosen_language(client):
    answer = client.post("/language/", {"language": "sv", "next": "/accounts/login/"})
    assert (answer.status_code, answer.url) == (302, "/accounts/login/")
    assert '<html lang="sv">' in client.get("/accounts/login/").content.decode()


@pytest.mark.django_db
def test_a_person_gets_mails_in_it_too(client):
    person = factories.make_person()
    client.force_login(person)
    client.post("/language/", {"language": "en", "next": "/"})
    person.refresh_from_db()
    assert person.language == "en"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "tlh", "\x00", "x" * 5000])
def test_what_is_no_language_changes_nothing(client, language):
    person = factories.make_person()
    client.force_login(person)
    assert client.post("/language/", {"language": language, "next": "/"}).status_code == 302
    person.refresh_from_db()
    assert person.language == "da"


@pytest.mark.django_db
def test_it_never_leads_outside(client):
    assert client.post("/language/", {"language": "sv", "next": "//elsewhere.test/"}).url == "/"


def test_an_address_alone_changes_nothing(client):
    assert client.get("/language/?language=sv").status_code == 405


def log_in(client, person):
    person.set_password("a long pass phrase")
    person.save()
    return client.post("/accounts/login/", {"login": person.email, "password": "a long pass phrase"})


@pytest.mark.django_db
def test_after_the_login_pages_are_in_the_language_of_ones_mails(client):
    log_in(client, factories.make_person(language="sv"))
    assert '<html lang="sv">' in client.get("/start/").content.decode()


@pytest.mark.django_db
def test_a_language_chosen_in_this_browser_stays_after_the_login(client):
    client.post("/language/", {"language": "en", "next": "/"})
    log_in(client, factories.make_person(language="sv"))
    assert '<html lang="en">' in client.get("/start/").content.decode()
