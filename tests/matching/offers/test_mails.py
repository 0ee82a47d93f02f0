"""The programme's own words in a mail to a pair: a text that a coordinator may change."""

import pytest
from django.conf import settings
from django.utils import timezone

from programmes.mail.outbox import render
from programmes.mail.queue import queue_mail
from programmes.setup.actions import change_item
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db
INSIDE = "Hej {first_name}: {programme.__init__.__globals__[settings].SECRET_KEY} {nope} {"


@pytest.mark.parametrize(("key", "name"), [("matched", "matching/active"), ("completed", "meetings/completed")])
def test_they_do_not_reach_into_the_settings(key, name):
    world = make_pair()
    match, item = world.room.match, world.programme.item("mails", key)
    text = dict.fromkeys(world.programme.languages, INSIDE)
    change_item(item, text, {"body": text}, by=world.coordinator)
    match.active_on = match.active_on or timezone.now().date()
    mail = queue_mail(name, to=match.mentee, programme=world.programme, refs={"match": match.pk})
    rendered = render(mail)
    assert settings.SECRET_KEY not in rendered.subject + rendered.text + rendered.html
    assert INSIDE.replace("{first_name}", match.mentee.first_name) in rendered.text
