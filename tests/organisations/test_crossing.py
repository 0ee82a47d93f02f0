"""Two organisations in one database: whoever is of one of them finds no name, unit or id of the other, anywhere."""

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import transaction
from django.test import Client

from matching.runs.actions import run_matching
from programmes.models import Person
from programmes.models.people import PersonQuerySet
from tests.access.addresses import TABLE, all_addresses, open_to
from tests.access.world import GuardedWorld, build
from tests.organisations.belonging import NAMED, ids_of, rename, rows_of
from tests.privacy.crawling import Ways, crawl, readable, showing
from tests.privacy.test_pages import LOOK, NOT_PRESSED, log_in

pytestmark = pytest.mark.django_db
STARTS = ["/start/", "/me/", "/me/copy/", "/admin/", "/logbook/", "/concern/"]
WORDS = {"own": "Hjemme", "foreign": "Udenfor"}
#: all three of one organisation, and somebody of the other
WHO = ("coordinator", "mentee", "mentor", "foreign mentor")
MAILED = re.compile(r"/[A-Za-z0-9_-]{40,}/")  # a mailed link is its holder's, whoever is logged in
ALIKE = 3  # pages of one kind
SEARCH = re.compile(r"<input[^>]*\btype=\"(?:search|text)\"[^>]*>")


class TwoOrganisations:
    """`marks` by side: what tells of the organisation (names by their number, ids), and where each stands."""

    def __init__(self, world: GuardedWorld) -> None:
        self.world = world
        for ground in (world.grounds["own"], world.grounds["foreign"]):
            ground.run = run_matching(ground.cohort, by=ground.coordinator)
        # before the rename, since some are found by a name
        self.addresses = [url for url in all_addresses(world) if not MAILED.search(url)]
        names = [name for name in WHO if name in world.people]
        self.open = {name: [one for one in open_to(world, name) if not MAILED.search(one[1])] for name in names}
        self.roots = {side: world.grounds[side].programme.unit for side in WORDS}
        self.marks = {side: rename(root, WORDS[side]) for side, root in self.roots.items()}
        for side, root in self.roots.items():
            self.marks[side] |= dict.fromkeys(ids_of(root), "id")
        self.people = {**world.people, "foreign mentor": world.pairs["foreign"].mentor}

    def of(self, name: str) -> Person:
        person = self.people[name]
        assert person
        return Person.objects.get(pk=person.pk)

    def other_side(self, name: str) -> str:
        return "own" if name.startswith("foreign") else "foreign"


@pytest.fixture(scope="module")
def two(django_db_setup: None, django_db_blocker: Any) -> Iterator[TwoOrganisations]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield TwoOrganisations(build())
        transaction.set_rollback(True)


def everything(two: TwoOrganisations, name: str) -> dict[str, bytes]:
    """All that can be reached, all that can be asked for, and each search with the other organisation's word."""
    client, word = log_in(two.of(name)), WORDS[two.other_side(name)]
    found = crawl(client, [*STARTS, *two.addresses], alike=ALIKE)
    found |= {url: readable(client.get(url)) for url in searches(found, word)}
    return found | pressed(client, two.open.get(name, []))


def pressed(client: Client, addresses: list[tuple[str, str]]) -> dict[str, bytes]:
    """Every address that answers this person, with a POST that has little in it; what it changes is taken back."""
    found = {}
    for row, url in addresses:
        if row not in NOT_PRESSED:
            with transaction.atomic():
                answer = client.post(url, {**TABLE[row].data, **LOOK}, follow=True)
                found[f"POST {url} {answer.request['PATH_INFO']}"] = readable(answer)
                transaction.set_rollback(True)
    return found


def searches(found: dict[str, bytes], word: str) -> list[str]:
    """Every GET form with a box to write in, sent with `word` in it."""
    asked = set()
    for url, content in found.items():
        page = content.decode(errors="replace")
        for box in SEARCH.findall(page):
            name = re.search(r'\bname="([^"]+)"', box)
            for way in Ways(page).found if name else ():
                if name and f"{name[1]}=" in way:
                    path = way.partition("?")[0] or url.partition("?")[0]
                    asked.add(f"{path}?{name[1]}={word}")
    return sorted(asked)


def leaks(two: TwoOrganisations, name: str, found: dict[str, bytes]) -> list[str]:
    """Which marks of the other organisation stand where; a mark that was asked for in the address is echoed."""
    side = two.other_side(name)
    slug = two.world.grounds[side].programme.slug
    theirs = {url: page for url, page in found.items() if not is_public(url, slug)}
    hits = showing(theirs, two.marks[side])
    told = {mark: [url for url in urls if mark not in unquote(url)] for mark, urls in hits.items()}
    return sorted(f"{two.marks[side][mark]} {mark} at {urls[0]}" for mark, urls in told.items() if urls)


def is_public(url: str, slug: str) -> bool:
    """What every visitor may read: the list of programmes, and the other programme's own public pages."""
    path = url.rsplit(" ", maxsplit=1)[-1].partition("?")[0]  # of a POST, where it led
    return path == "/" or path.startswith(f"/p/{slug}/")


@pytest.mark.parametrize("name", WHO)
def test_nobody_finds_anything_of_the_other_organisation(two: TwoOrganisations, name: str, caplog: Any) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")
    found = everything(two, name)
    told = leaks(two, name, found)
    assert told == [], "\n".join(told)
    own = two.marks["own" if two.other_side(name) == "foreign" else "foreign"]
    assert len(showing(found, own)) > 20, "the crawl has seen its own organisation"


def test_each_organisation_has_rows_of_every_kind(two: TwoOrganisations) -> None:
    kinds = {side: {type(row) for row in rows_of(root)} for side, root in two.roots.items()}
    assert kinds["foreign"] >= set(NAMED)
    assert len(kinds["own"] & kinds["foreign"]) > 30


def test_a_list_without_borders_is_found(two: TwoOrganisations, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: the search for people forgets whose they are."""
    client, address = log_in(two.of("coordinator")), "/admin/people/?q=Udenfor"
    assert leaks(two, "coordinator", {address: readable(client.get(address))}) == []
    monkeypatch.setattr(PersonQuerySet, "visible_to", lambda self, user: self)
    found = leaks(two, "coordinator", {address: readable(client.get(address))})
    assert {line.partition(" ")[0] for line in found} >= {"Person.name", "Person.email", "id"}
