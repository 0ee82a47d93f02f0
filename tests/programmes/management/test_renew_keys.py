"""The keys are renewed without a text being opened, and can still be read when the old key is gone."""

from io import StringIO

import pytest
from django.core.management import call_command

from matching.models import Tie
from mentorforum.keys import fresh_content_key
from programmes.office.system.health import _keys
from tests import factories

pytestmark = pytest.mark.django_db


def renewed() -> str:
    out = StringIO()
    call_command("renew_keys", stdout=out)
    return out.getvalue()


def test_every_holder_is_wrapped_with_the_newest_key_and_read_without_the_old(settings):
    factories.make_room(factories.make_match())
    person = factories.make_person()
    Tie.objects.create(person=person, name="min søster")
    new = fresh_content_key("k9")
    settings.CONTENT_KEYS = [new, *settings.CONTENT_KEYS]
    assert _keys().pill.tone == "wait"
    said = renewed()
    assert said.endswith("keys are wrapped with k9 now.\n")
    assert not said.startswith("0 ")
    settings.CONTENT_KEYS = [new]
    assert _keys().pill.tone != "wait"
    tie = Tie.objects.get()
    assert tie.open_for(person).read(tie.name) == "min søster"
    assert renewed().startswith("0 keys")
