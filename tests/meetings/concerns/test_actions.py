import uuid

import pytest

from meetings.concerns.actions import close_concern, open_concern, write_concern
from mentorforum.errors import NotAReader, RuleBroken
from programmes.mail.outbox import render
from programmes.models import AccessLogEntry, Concern, Mail
from tests.factories import make_superuser
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_pair()


def write(world, **more):
    return write_concern(world.programme, by=world.mentee, text="a secret", once=more.pop("once", uuid.uuid4()))


def test_the_coordinators_are_told_without_name_or_text(world):
    write(world)
    mail = Mail.objects.get(name="meetings/concern")
    rendered = render(mail)
    assert mail.person == world.coordinator
    for secret in ("a secret", world.mentee.name, world.mentee.first_name):
        assert secret not in f"{rendered.subject}{rendered.text}{rendered.html}"


def test_twice_sent_is_one(world):
    once = uuid.uuid4()
    assert write(world, once=once) == write(world, once=once)
    assert (Concern.objects.count(), Mail.objects.count()) == (1, 1)


def test_each_opening_is_noted(world):
    concern = write(world)
    assert open_concern(concern, by=world.coordinator) == "a secret"
    open_concern(concern, by=world.coordinator)
    assert (
        list(AccessLogEntry.objects.values_list("person", "what", "thing"))
        == [(world.coordinator.pk, "concern", concern.pk)] * 2
    )


def test_others_open_nothing_and_nothing_is_noted(world):
    concern = write(world)
    for person in (world.mentor, make_superuser()):
        with pytest.raises(NotAReader):
            open_concern(concern, by=person)
    assert AccessLogEntry.objects.count() == 0


def test_closed_once(world):
    concern = write(world)
    close_concern(concern, by=world.coordinator)
    with pytest.raises(RuleBroken):
        close_concern(concern, by=world.coordinator)
