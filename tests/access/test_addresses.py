"""Every address as everybody, with one's own thing, another pair's and another programme's: exact answers.

To somebody who has to do with neither of two things they are one and the same kind of thing, and are asked for once
(`LIKE`), where the table promises the same of both.
"""

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from tests.access.addresses import ELSEWHERE, REFUSED, TABLE, address, names
from tests.access.rows import Row
from tests.access.world import PEOPLE, GuardedWorld

pytestmark = pytest.mark.django_db
#: who -> whose thing is to them like whose
LIKE = {
    "visitor": {"another": "own", "theirs": "own", "over": "own", "foreign": "own"},
    "applicant": {"another": "own", "theirs": "own", "over": "own"},
    "mentee": {"theirs": "another"},
    "mentor": {"theirs": "another", "over": "another"},
    "other": {"theirs": "own", "over": "own"},
    "former": {"another": "own", "theirs": "own"},
    "outsider": {"another": "own", "theirs": "own", "over": "own"},
    "root": {"another": "own", "theirs": "own", "over": "own"},
}


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


def kinds(row: Row) -> Iterator[tuple[str, str, str]]:
    """Whose thing, who asks for it and what they are answered: each kind once."""
    seen = set()
    for whose, line in row.expected.items():
        for person, expected in zip(PEOPLE, line.split(), strict=True):
            kind = (person, LIKE.get(person, {}).get(whose, whose), expected)
            if kind not in seen:
                seen.add(kind)
                yield whose, person, expected


def asked(row: Row, expected: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Method, wanted answer and data: whoever is refused is refused both; a page that is only written to is not read."""
    yield "post" if row.post_only else "get", expected, row.data
    if row.post_only and expected not in REFUSED:
        yield "get", "405", {}
    elif not row.post_only and expected in REFUSED:
        yield "post", row.refuses if row.refuses and expected != "login" else expected, {}


@pytest.fixture
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four thousand refusals are looked at for their code alone; what a page of refusal shows has a test of its own."""
    for code in (403, 404):
        monkeypatch.setattr(
            f"django.conf.urls.handler{code}", lambda request, exception, code=code: HttpResponse(status=code)
        )


@pytest.mark.parametrize("name", TABLE)
def test_it_answers_each_as_the_table_says(name, guarded_world, clients, bare_refusals):
    row, wrong = TABLE[name], []
    for whose, person, expected in kinds(row):
        url = address(guarded_world, name, whose)
        for method, wanted, data in asked(row, expected):
            found = ask(clients[person], method, url, data)
            if found != wanted:
                wrong.append(f"{method} {whose} as {person}: {found}, not {wanted}")
    assert wrong == []


def test_everybody_is_refused_with_a_page(guarded_world, clients):
    """Whoever is refused reads why, in the frame of the site: each of them, each code, once."""
    seen = {}
    for name, row in TABLE.items():
        for whose, person, expected in kinds(row):
            if expected in {"403", "404"} and not row.post_only:
                seen.setdefault((person, expected), address(guarded_world, name, whose))
    assert len(seen) == 17
    for (person, code), url in seen.items():
        response = clients[person].get(url)
        assert (person, str(response.status_code)) == (person, code)
        assert "<h1" in response.text and "<main" in response.text, url


def test_no_address_is_left_out():
    own = [name for name in names() if not name.startswith(ELSEWHERE)]
    assert sorted(set(own) - set(TABLE)) == []
    assert sorted(set(TABLE) - set(own)) == []


def test_an_address_without_a_row_is_noticed():
    assert [
        name for name in [*names(), "meetings:new_page"] if name not in TABLE and not name.startswith(ELSEWHERE)
    ] == ["meetings:new_page"]
