"""A fresh mark in every sealed field of a pair: coordinators and superusers reach none of them."""

import json
import uuid
from base64 import b64decode
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from meetings.concerns.actions import write_concern
from meetings.evaluation.actions import answer_evaluation, questions_of
from meetings.models import Evaluation
from mentorforum.encryption import EncryptedTextField, Sealed
from programmes.mail.outbox import render
from programmes.models import AccessLogEntry, Concern, Mail
from tests.factories import make_superuser
from tests.meetings.worlds import fill, make_pair

pytestmark = pytest.mark.django_db
EMPTY = 28  # nonce and tag


@pytest.fixture
def world():
    world = fill(make_pair())
    write_concern(world.programme, by=world.mentee, text=world.mark("concern"), once=uuid.uuid4())
    Evaluation.objects.filter(person=world.mentee, point="midway").update(status="open")
    evaluation = Evaluation.objects.get(person=world.mentee, point="midway")
    answers = {q: world.mark(f"evaluation-{q.key}") for q in questions_of(evaluation) if q.is_text}
    answer_evaluation(evaluation, by=world.mentee, answers=answers)
    return world


def office_addresses(world):
    cohort, match = world.room.match.cohort_id, world.room.match.pk
    yield reverse("office_today")
    for name, arguments in (
        ("office_pairs", [cohort]),
        ("office_evaluation", [cohort]),
        ("office_pair", [match]),
        ("office_pair_pause", [match]),
        ("office_pair_end", [match]),
        ("office_concerns", []),
        ("office_mail", []),
        ("office_people", []),
        ("office_figures", [cohort]),
    ):
        yield reverse(name, args=arguments)


def test_no_page_of_the_office_shows_a_mark(world):
    for person in (world.coordinator, make_superuser()):
        client = Client()
        client.force_login(person)
        for address in office_addresses(world):
            text = client.get(address, follow=True).content.decode()
            assert [name for name, mark in world.marks.items() if mark in text] == []


def test_the_test_above_would_find_one(world):
    client = Client()
    client.force_login(world.mentee)
    text = client.get(reverse("meetings:meeting", args=[world.room.pk, world.held.pk])).content.decode()
    assert world.mark("notes") in text


def test_no_mail_shows_a_mark(world):
    rendered = [render(mail) for mail in Mail.objects.all()]
    text = "".join(f"{mail.subject}{mail.text}{mail.html}{mail.attachments}" for mail in rendered if mail)
    assert [name for name, mark in world.marks.items() if mark in text] == []


def test_no_dump_of_the_database_shows_a_mark(world):
    out = StringIO()
    call_command("dumpdata", stdout=out)
    assert [name for name, mark in world.marks.items() if mark in out.getvalue()] == []
    assert len(json.loads(out.getvalue())) > 100


def test_every_sealed_field_of_the_room_held_a_mark(world):
    """What could leak was there when the leak was tested."""
    empty = []
    for model in apps.get_app_config("meetings").get_models():
        for field in model._meta.get_fields():
            if isinstance(field, EncryptedTextField):
                values = model._base_manager.values_list(field.attname, flat=True)
                sealed = [
                    value for value in values if isinstance(value, Sealed) and len(b64decode(value.cipher)) > EMPTY
                ]
                empty += [] if sealed else [f"{model.__name__}.{field.name}"]
    # named answers are read by coordinators: tests/meetings/evaluation/test_figures.py; answers asked once: tests/privacy
    assert sorted(empty) == ["EvaluationAnswer.text", "OwnAnswer.text", "SharedOwnAnswer.text"]


def test_a_concern_is_opened_by_coordinators_only_and_noted(world):
    concern = Concern.objects.get()
    address = reverse("office_concern", args=[concern.pk])
    client = Client()
    client.force_login(make_superuser())
    assert client.get(address).status_code == 404
    client.force_login(world.mentor)
    assert client.get(address).status_code == 403
    client.force_login(world.coordinator)
    assert world.mark("concern") in client.get(address).content.decode()
    assert AccessLogEntry.objects.filter(thing=concern.pk, person=world.coordinator).count() == 1
