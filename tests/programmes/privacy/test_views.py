"""My data: changing it, and the copy that holds what is mine and nothing of others."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Goal, Logbook
from programmes.models import Concern, Note, Person
from programmes.privacy.access import log_opened
from tests.factories import make_coordinator, make_match, make_person

pytestmark = pytest.mark.django_db

OWN, SHARED, SECRET, NOTED, LOG = "kun-mit-92", "vores-93", "kun-den-andens-94", "noteret-om-mig-95", "logbog-96"


def unpacked(client: Client) -> dict[str, str]:
    archive = zipfile.ZipFile(io.BytesIO(client.get("/me/copy/").content))
    return {name: archive.read(name).decode() for name in archive.namelist()}


def test_changing_ones_own_data(client: Client) -> None:
    person = make_person("Sara Bang", phone="11")
    client.force_login(person)
    answer = client.post(
        "/me/", {"name": "Sara Holm", "title": "Teamleder", "workplace": "", "phone": "22", "language": "sv"}
    )
    assert answer.status_code == 302
    assert answer.cookies["django_language"].value == "sv"
    person.refresh_from_db()
    assert (person.name, person.title, person.phone, person.language) == ("Sara Holm", "Teamleder", "22", "sv")


@pytest.mark.parametrize("data", [{}, {"name": ""}, {"name": "x" * 200_000}, {"name": "a\0b", "language": "xx"}])
def test_nonsense_is_a_sentence(client: Client, data: dict[str, str]) -> None:
    client.force_login(make_person())
    answer = client.post("/me/", data)
    assert answer.status_code == 200
    assert answer.context["form"].errors


def test_the_page_needs_a_login(client: Client) -> None:
    assert client.get("/me/").status_code == 302
    assert client.get("/me/copy/").status_code == 302


def test_the_copy_has_all_that_is_mine_and_nothing_of_others(client: Client) -> None:
    match = make_match()
    me, other = match.mentee, match.mentor
    coordinator = make_coordinator(match.programme, "Mette Lund")
    room = match.room
    Goal(room=room, by=other, text=SHARED, position=1).save()
    for person, text in ((me, LOG), (other, SECRET)):
        logbook = Logbook(person=person)
        logbook.save()
        logbook.entries.create(logbook=logbook, text=text, once=text)
    concern = Concern(programme=match.programme, person=me, once="c1", text=OWN)
    concern.save()
    Concern(programme=match.programme, person=other, once="c2", text=SECRET).save()
    Note(programme=match.programme, about=me, by=coordinator, text=NOTED).save()
    Note(programme=match.programme, about=other, by=coordinator, text=SECRET).save()
    log_opened(match.programme, what="concern", by=coordinator, thing=concern, now=timezone.now())
    client.force_login(me)
    files = unpacked(client)
    text = "\n".join(files.values())
    assert [mark for mark in (OWN, SHARED, NOTED, LOG) if mark not in text] == []
    assert SECRET not in text
    about = json.loads(
        next(content for name, content in files.items() if name.startswith("about-you") or "concerns" in content)
    )
    assert about["concerns"][0]["opened"][0]["by"] == "Mette Lund"
    page = client.get("/me/").content.decode()
    assert "Mette Lund" in page
    assert NOTED not in page


def test_everybody_gets_a_copy_even_without_anything(client: Client) -> None:
    client.force_login(make_person())
    assert len(unpacked(client)) == 1
    assert Person.objects.count() == 1


def test_the_way_to_another_address_stands_there(client: Client) -> None:
    """Nobody else may change it, and the office says so."""
    client.force_login(make_person())
    assert reverse("account_email") in client.get("/me/").content.decode()
