"""Every address as everybody, with one's own thing, another pair's and another programme's: exact answers.

Where the table promises the same of both, two cells are one kind and asked for once:

- to somebody who has to do with neither of two things they are the same kind of thing (`LIKE`);
- to the other organisation's things whoever coordinates nothing is a stranger, each of them on every fifth page
  (`STRANGERS`): what tells them apart is theirs at home, and there each is asked for.

Whoever is refused is refused by GET and by POST what is nearest to them: that a check is too wide shows there first.
What is farther away is asked by one of the two, in turn. `make drill` asks every cell by both.
"""

import logging
from collections import Counter
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
    "root": {"another": "own", "theirs": "own", "over": "own", "foreign": "own"},
}
STRANGERS = ("applicant", "mentee", "mentor", "other", "former")
#: what is nearest to them comes first
NEAR = {"outsider": ("foreign",)}
Cell = tuple[str, str, str]  # whose thing, who asks for it, what they are answered


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


def cells(row: Row) -> list[Cell]:
    """All that the table promises for one address."""
    lines = row.expected.items()
    return [(whose, *one) for whose, line in lines for one in zip(PEOPLE, line.split(), strict=True)]


def kind(cell: Cell) -> tuple[str, str, str]:
    whose, person, expected = cell
    if whose == "foreign" and person in STRANGERS:
        person = "stranger"
    return person, LIKE.get(person, {}).get(whose, whose), expected


def kinds(row: Row, turn: int) -> list[Cell]:
    """Each kind once, the nearest things first; whose turn it is stands for the strangers."""
    people = STRANGERS[turn % len(STRANGERS) :] + STRANGERS[: turn % len(STRANGERS)]
    found: dict[tuple[str, str, str], Cell] = {}
    for cell in sorted(cells(row), key=lambda one: people.index(one[1]) if one[1] in people else 0):
        found.setdefault(kind(cell), cell)
    return sorted(found.values(), key=lambda one: one[0] not in NEAR.get(one[1], ()))


def asked(row: Row, expected: str) -> list[tuple[str, str, dict[str, str]]]:
    """Method, wanted answer and data: whoever is refused is refused both; a page that is only written to is not read."""
    first = ("post" if row.post_only else "get", expected, row.data)
    if row.post_only:
        return [first] if expected in REFUSED else [first, ("get", "405", {})]
    if expected not in REFUSED:
        return [first]
    return [first, ("post", row.refuses if row.refuses and expected != "login" else expected, {})]


def in_turn(row: Row, turn: int) -> Iterator[tuple[Cell, list[tuple[str, str, dict[str, str]]]]]:
    """Each kind with what it is asked by."""
    refused: Counter[tuple[str, str]] = Counter()
    for cell in kinds(row, turn):
        ways, (_whose, person, expected) = asked(row, expected=cell[2]), cell
        before = refused[person, expected]
        refused[person, expected] += 1
        yield cell, [ways[(turn + before) % 2]] if before and expected in REFUSED and len(ways) > 1 else ways


@pytest.fixture
def bare_refusals(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four thousand refusals are looked at for their code alone; what a page of refusal shows has a test of its own."""
    for code in (403, 404):
        monkeypatch.setattr(
            f"django.conf.urls.handler{code}", lambda request, exception, code=code: HttpResponse(status=code)
        )


@pytest.mark.parametrize("name", TABLE)
def test_it_answers_each_as_the_table_says(name, guarded_world, clients, bare_refusals):
    row = TABLE[name]
    assert differing(name, in_turn(row, list(TABLE).index(name)), guarded_world, clients) == []


@pytest.mark.drill
@pytest.mark.parametrize("name", TABLE)
def test_every_cell_of_the_table(name, guarded_world, clients, bare_refusals):
    row = TABLE[name]
    assert differing(name, [(cell, asked(row, cell[2])) for cell in cells(row)], guarded_world, clients) == []


def differing(name, asking, world, clients) -> list[str]:
    wrong = []
    for (whose, person, _expected), ways in asking:
        url = address(world, name, whose)
        for method, wanted, data in ways:
            found = ask(clients[person], method, url, data)
            if found != wanted:
                wrong.append(f"{method} {whose} as {person}: {found}, not {wanted}")
    return wrong


def test_each_is_refused_by_both_methods_and_every_kind_is_asked_for():
    """Of what is left to the drill nothing is left out: every kind of cell, and both methods for each who is refused."""
    for turn, row in enumerate(TABLE.values()):
        asking = list(in_turn(row, turn))
        assert {kind(cell) for cell, _ways in asking} == {kind(cell) for cell in cells(row)}
        by = {(cell[1], cell[2], method) for cell, ways in asking for method, *_rest in ways}
        near = {(person, code) for whose, person, code in cells(row) if whose != "foreign" and code in REFUSED}
        assert {(*one, "post") for one in near} <= by
        assert row.post_only or {(*one, "get") for one in near} <= by


def test_everybody_is_refused_with_a_page(guarded_world, clients):
    """Whoever is refused reads why, in the frame of the site: each of them, each code, once."""
    seen = {}
    for name, row in TABLE.items():
        for whose, person, expected in cells(row):
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
