"""Every address as everybody, with one's own thing, another pair's and another programme's: exact answers."""

import logging

import pytest
from django.db import transaction
from django.test import Client

from tests.access.addresses import ELSEWHERE, REFUSED, TABLE, address, names
from tests.access.world import PEOPLE, GuardedWorld

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def clients(guarded_world: GuardedWorld) -> dict[str, Client]:
    """A browser for each of them, logged in once."""
    found = {}
    for name, person in guarded_world.people.items():
        found[name] = Client(raise_request_exception=False)
        if person:
            found[name].force_login(person)
    return found


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """A thousand refusals, each with its traceback, take a minute to format."""
    caplog.set_level(logging.ERROR, "django.request")


def ask(client: Client, method: str, url: str, data: dict[str, str] | None = None) -> str:
    """The answer's code, `login` for a redirect to the login; whatever it changed is taken back."""
    with transaction.atomic():
        cookies = client.cookies.output()
        response = getattr(client, method)(url, data or {})
        transaction.set_rollback(True)
    client.cookies.load(cookies) if cookies else None
    if response.status_code == 302 and response["Location"].startswith("/accounts/login/"):
        return "login"
    return str(response.status_code)


@pytest.mark.parametrize("name", TABLE)
def test_it_answers_each_as_the_table_says(name, guarded_world, clients):
    row, wrong = TABLE[name], []
    for whose, line in row.expected.items():
        url = address(guarded_world, name, whose)
        for person, expected in zip(PEOPLE, line.split(), strict=True):
            method = "post" if row.post_only else "get"
            tried = [(method, expected, row.data)]
            if row.post_only and expected not in REFUSED:
                tried.append(("get", "405", {}))
            elif not row.post_only and expected in REFUSED:
                tried.append(("post", row.refuses if row.refuses and expected != "login" else expected, {}))
            for how, wanted, data in tried:
                found = ask(clients[person], how, url, data)
                if found != wanted:
                    wrong.append(f"{how} {whose} as {person}: {found}, not {wanted}")
    assert wrong == []


def test_no_address_is_left_out():
    own = [name for name in names() if not name.startswith(ELSEWHERE)]
    assert sorted(set(own) - set(TABLE)) == []
    assert sorted(set(TABLE) - set(own)) == []


def test_an_address_without_a_row_is_noticed():
    assert [
        name for name in [*names(), "meetings:new_page"] if name not in TABLE and not name.startswith(ELSEWHERE)
    ] == ["meetings:new_page"]
