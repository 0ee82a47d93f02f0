"""Every page that somebody can reach is crawled: no mark stands there that docs/who-sees-what.md does not let them read."""

import logging

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.access.addresses import TABLE, all_addresses, open_to
from tests.privacy.crawling import crawl, readable, showing
from tests.privacy.marks import Planted, forbidden, in_copy

pytestmark = pytest.mark.django_db
STARTS = ["/", "/start/", "/admin/", "/logbook/", "/concern/"]
#: a mailed link is its holder's, whoever is logged in
NOT_PRESSED = {
    "set_language",
    "admin:login",
    "programmes:draft_link",
    "programmes:status_link",
    "programmes:nomination",
    "programmes:leader",
}
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


def log_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def press(client: Client, world, name: str) -> dict[str, bytes]:
    """Every address that answers this person, with a POST that has little in it; what it changes is taken back."""
    found = {}
    for row, url in open_to(world, name):
        if row not in NOT_PRESSED:
            with transaction.atomic():
                found[f"POST {url}"] = readable(client.post(url, {**TABLE[row].data, **LOOK}, follow=True))
                transaction.set_rollback(True)
    return found


#: the steps of forms that show how a mail will look
LOOK = {"stage": "look", "reason": "x", "subject": "x", "text": "x", "next_try": "2030-01-07", "at": "2030-01-07T10:00"}


def everything(name: str, marked) -> dict[str, bytes]:
    client = log_in(marked.world.people[name])
    found = crawl(client, [*STARTS, *all_addresses(marked.world)])
    return found | press(client, marked.world, name)


def told(marks: dict[str, Planted], hits: dict[str, list[str]]) -> list[str]:
    """What shows where, in words."""
    return sorted(
        f"{marks[mark].seal} at {urls[0]}" if mark in marks else f"{mark} at {urls[0]}" for mark, urls in hits.items()
    )


@pytest.mark.parametrize("name", ["coordinator", "root", "mentee", "mentor", "former"])
def test_nobody_meets_what_they_may_not_read(marked, name, caplog):
    caplog.set_level(logging.CRITICAL, "django.request")
    person = marked.world.people[name]
    found = everything(name, marked)
    hits = showing(found, forbidden(marked.marks, person))
    for mark in in_copy(marked.marks, person) & set(hits):
        hits[mark] = [url for url in hits[mark] if url.removeprefix("POST ") != reverse("programmes:my_copy")]
    assert told(marked.marks, {mark: urls for mark, urls in hits.items() if urls}) == []
    seen = {marked.marks[mark].seal for mark in showing(found, marked.marks)}
    wanted = {
        "coordinator": READ_BY_COORDINATOR,
        "mentee": READ_BY_HALF | {"leader.words"},
        "mentor": READ_BY_HALF,
    }.get(name, set())
    assert wanted - seen == set()
    assert name != "root" or (seen, showing(found, marked.shared)) == (set(), {})


def test_a_visitor_meets_nothing(marked):
    found = crawl(Client(), ["/", *all_addresses(marked.world)])
    assert told(marked.marks, showing(found, marked.marks)) == []
