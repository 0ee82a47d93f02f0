"""Every page that somebody can reach is crawled: no mark stands there that docs/who-sees-what.md does not let them read,
and no name, unit or id of the other organisation.
"""

import logging
from collections.abc import Callable
from functools import cache

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from programmes.models import Person
from tests.privacy.crawling import crawl, showing
from tests.privacy.marks import Planted, forbidden, in_copy
from tests.privacy.reading import everything, leaks

pytestmark = pytest.mark.django_db
#: what a coordinator does read somewhere: the crawl has seen it, so it would have seen the rest
READ_BY_COORDINATOR = {
    "answer.text",
    "application.waiting",
    "application.declined",
    "concern.text",
    "evaluation_answer.text",
    "mark.note",
    "note.text",
}
READ_BY_HALF = {
    "match.answer.reason",
    "tie.name",
    "goal.text",
    "meeting_note.text",
    "agenda.text",
    "log_entry.text",
    "private_answer.text",
    "own_answer.text",
    "shared_own_answer.text",
    "answer.text",
}


@pytest.fixture(autouse=True)
def quiet(caplog) -> None:
    caplog.set_level(logging.CRITICAL, "django.request")


@pytest.fixture(scope="module")
def read(two) -> Callable[[str], dict[str, bytes]]:
    """Everything that somebody can read. Each goes through the site once, however many tests look at what they found."""
    return cache(lambda name: everything(two, name))


def told(marks: dict[str, Planted], hits: dict[str, list[str]]) -> list[str]:
    """What shows where, in words."""
    return sorted(
        f"{marks[mark].seal} at {urls[0]}" if mark in marks else f"{mark} at {urls[0]}" for mark, urls in hits.items()
    )


@pytest.mark.parametrize("name", ["coordinator", "root", "mentee", "mentor", "former"])
def test_nobody_meets_what_they_may_not_read(two, read, name):
    found, person = read(name), two.world.people[name]
    hits = showing(found, two.marks)
    copied, own_copy = in_copy(two.marks, person), reverse("programmes:my_copy")
    for mark in copied & set(hits):
        hits[mark] = [url for url in hits[mark] if url.removeprefix("POST ").partition(" ")[0] != own_copy]
    kept_from = forbidden(two.marks, person)
    assert told(two.marks, {mark: urls for mark, urls in hits.items() if urls and mark in kept_from}) == []
    seen = {two.marks[mark].seal for mark in hits}
    wanted = {
        "coordinator": READ_BY_COORDINATOR,
        "mentee": READ_BY_HALF | {"leader.words"},
        "mentor": READ_BY_HALF,
    }.get(name, set())
    assert wanted - seen == set()
    assert name != "root" or (seen, showing(found, two.shared)) == (set(), {})


@pytest.mark.parametrize("name", ["mentee", "mentor", "former"])
def test_a_login_that_somebody_else_moved_meets_nothing_that_is_sealed(two, name):
    """Every page and every press: what is older than the move, their own application too (ADR 21)."""
    row = Person.objects.filter(pk=two.world.people[name].pk)
    row.update(unproven_since=timezone.now())
    found = everything(two, name, alike=1)
    row.update(unproven_since=None)
    assert told(two.marks, showing(found, two.marks)) == []
    assert len(found) > 20


def test_a_visitor_meets_nothing(two):
    found = crawl(Client(), ["/", *two.addresses["visitor"]])
    assert told(two.marks, showing(found, two.marks)) == []


@pytest.mark.parametrize("name", ["coordinator", "mentee", "mentor"])
def test_nobody_finds_anything_of_the_other_organisation(two, read, name):
    assert leaks(two, name, read(name)) == []
    assert len(showing(read(name), two.tells["own"])) > 20, "the crawl has seen its own organisation"
