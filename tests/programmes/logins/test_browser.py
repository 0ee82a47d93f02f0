"""The pages of a login that somebody else moved, in Chromium: axe finds nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from programmes.enums import LinkPurpose
from programmes.logins.actions import do_moves, move_login
from programmes.mail.links import make_link, token_of
from programmes.models import AddressMove
from programmes.people.chain import hear_from
from tests.axe.looking import look, nothing_wrong
from tests.helpers.browsing import log_in
from tests.meetings.worlds import make_pair

pytestmark = pytest.mark.django_db(transaction=True)


def test_axe_finds_nothing(page, site):
    world, now = make_pair(), timezone.now()
    hear_from(world.mentee, world.mentee.email)
    move_login(world.mentee, email="sara.ny@fjordby.test", by=world.coordinator, programme=world.programme)
    log_in(page, world.coordinator, site)
    found = look(page, reverse("office_person", args=[world.mentee.pk]), "person")
    do_moves(now + timedelta(minutes=11))
    link = make_link(LinkPurpose.ADDRESS, AddressMove.objects.get(), expires=now + timedelta(days=1))
    found += look(page, reverse("programmes:address", args=[token_of(link)]), "answer")
    log_in(page, world.mentor, site)
    room = [world.room.pk]
    found += look(page, reverse("meetings:room", args=room), "doubt")
    found += look(page, reverse("meetings:address", args=room), "address")
    type(world.mentee).objects.filter(pk=world.mentee.pk).update(unproven_since=now - timedelta(minutes=1))
    log_in(page, world.mentee, site)
    found += look(page, "/start/", "closed start") + look(page, reverse("meetings:room", args=room), "closed")
    nothing_wrong(found)
