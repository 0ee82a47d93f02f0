"""The guards themselves: one mark put in clear on purpose, wherever it could lie, is found."""

import logging
import secrets

import pytest
from django.core.cache import cache
from django.test import Client

from matching.models import Match
from mentorforum.mail import deliver
from programmes.models import Gathering, Item, Mail, Person, Programme
from tests.privacy import keeping
from tests.privacy.crawling import crawl, readable, showing

pytestmark = pytest.mark.django_db


def in_a_title(world, mark):
    Person.objects.filter(pk=world.own.mentee.pk).update(title=mark)


def in_a_programmes_words(world, mark):
    Programme.objects.filter(pk=world.ground.programme.pk).update(about={"da": f"Om os {mark}"})


def in_a_list(world, mark):
    first = Item.objects.filter(programme=world.ground.programme, group="mentee_duties").first()
    Item.objects.filter(pk=first.pk).update(text={"da": mark})


def in_a_place(world, mark):
    Gathering.objects.filter(pk=world.ground.gathering.pk).update(place=mark)


SHOWN = [in_a_title, in_a_programmes_words, in_a_list, in_a_place]


@pytest.mark.parametrize("put", SHOWN)
def test_a_page_with_a_mark_in_clear_is_found(marked, put):
    mark, world = secrets.token_hex(12), marked.world
    put(world, mark)
    client = Client()
    client.force_login(world.ground.coordinator)
    starts = [
        f"/admin/person/{world.own.mentee.pk}/",
        f"/p/{world.ground.programme.slug}/",
        f"/admin/gathering/{world.ground.gathering.pk}/",
    ]
    found = {url: content for start in starts for url, content in first_page(client, start).items()}
    assert list(showing(found, [mark])) == [mark]
    assert list(showing(keeping.tables(), [mark])) == [mark]
    assert list(showing(keeping.dump(), [mark])) == [mark]


def first_page(client, url):
    """The crawl, stopped at its first page."""
    try:
        return crawl(client, [url], most=1)
    except AssertionError:
        return {url: readable(client.get(url))}


def in_reasons(world, mark):
    Match.objects.filter(pk=world.ground.proposal.pk).update(reasons=[{"code": "themes", "words": mark}])


def in_refs(world, mark):
    Mail.objects.filter(pk=world.own.mail.pk).update(refs={"text": mark})


def in_trouble(world, mark):
    Mail.objects.filter(pk=world.own.mail.pk).update(trouble=mark)


@pytest.mark.parametrize("put", [in_reasons, in_refs, in_trouble])
def test_a_column_with_a_mark_in_clear_is_found(marked, put):
    mark = secrets.token_hex(12)
    put(marked.world, mark)
    assert list(showing(keeping.tables(), [mark])) == [mark]
    assert list(showing(keeping.dump(), [mark])) == [mark]


def test_a_session_and_a_cache_with_a_mark_are_found(client):
    one, two = secrets.token_hex(12), secrets.token_hex(12)
    session = client.session
    session["typed"] = one
    session.save()
    cache.set("typed", two)
    assert list(showing(keeping.sessions(), [one, two])) == [one]
    assert list(showing(keeping.cached(), [one, two])) == [two]


def test_a_mail_with_a_mark_is_found(mailbox):
    body, file = secrets.token_hex(12), secrets.token_hex(12)

    class File:
        name, content, kind = "a.ics", f"æøå {file}".encode(), "text/calendar; method=REQUEST"

    deliver(to="a@fjordby.test", subject="Hej", text=f"Æblegrød {body}", attachments=[File])
    assert set(showing(keeping.mails(mailbox), [body, file])) == {body, file}


def test_a_log_line_with_a_mark_is_found(caplog):
    mark = secrets.token_hex(12)
    logging.getLogger("programmes").warning("somebody wrote %s", mark)
    assert list(showing({"log": caplog.text.encode()}, [mark])) == [mark]


def test_a_spreadsheet_with_a_mark_is_found(marked):
    mark, world = secrets.token_hex(12), marked.world
    Person.objects.filter(pk=world.own.mentee.pk).update(title=mark)
    client = Client()
    client.force_login(world.ground.coordinator)
    sheet = client.post(f"/admin/cohort/{world.ground.cohort.pk}/applications/export/")
    assert mark.encode() in readable(sheet)
    assert mark.encode() not in sheet.content  # it is packed: looking at the bytes would find nothing


def test_an_archive_with_a_mark_is_found(marked):
    mark, mentee = secrets.token_hex(12), marked.world.own.mentee
    Person.objects.filter(pk=mentee.pk).update(title=mark)
    client = Client()
    client.force_login(mentee)
    copy = client.get("/me/copy/")
    assert mark.encode() in readable(copy)
    assert mark.encode() not in copy.content
