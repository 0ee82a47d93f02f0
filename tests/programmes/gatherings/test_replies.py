"""A coordinator enters a reply for somebody who phoned: marked, told, and taken back by Undo."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentorforum.errors import RuleBroken
from programmes.enums import Reply, Side
from programmes.gatherings import actions
from programmes.gatherings.replies import enter_reply, mark_entered
from programmes.mail.outbox import render
from programmes.models import Gathering, Invitation, Mail, Undo
from programmes.undo.actions import take_back
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def coordinator():
    return factories.make_coordinator(factories.make_programme(), "Mette Lund")


@pytest.fixture
def kickoff(coordinator):
    """Two are invited, and the coordinator, who is a mentor here too."""
    cohort = factories.make_cohort(coordinator.coordinatorships.get().programme)
    starts = timezone.now() + timedelta(days=9)
    when = {"starts_at": starts, "ends_at": starts + timedelta(hours=2), "preliminary": False}
    Gathering.objects.filter(cohort=cohort, kind="kick_off").update(**when)
    gathering = Gathering.objects.select_related("programme").get(cohort=cohort, kind="kick_off")
    factories.make_application(cohort, Side.MENTEE)
    factories.make_application(cohort, Side.MENTEE)
    factories.make_application(cohort, Side.MENTOR, person=coordinator)
    actions.invite(gathering, by=coordinator, now=timezone.now() - timedelta(minutes=11))
    return gathering


@pytest.fixture
def invitation(kickoff, coordinator):
    rows = kickoff.invitations.exclude(person=coordinator).select_related("person", "gathering__programme")
    return rows.first()


def entered(invitation):
    """The reply, the food, and who entered it."""
    (row,) = mark_entered(Invitation.objects.filter(pk=invitation.pk))
    return row.reply, row.food, row.entered_by


def told():
    return Mail.objects.get(name="programmes/reply_entered")


def test_a_reply_is_entered_marked_and_told(client, coordinator, kickoff, invitation):
    client.force_login(coordinator)
    page, url = (reverse(f"office_gathering{n}", args=[pk]) for n, pk in (("", kickoff.pk), ("_reply", invitation.pk)))
    assert url in client.get(page).content.decode()
    refused = client.post(url, {"answer": "", "food": "Ingen nødder"})
    assert (refused.status_code, "Ingen nødder" in refused.content.decode()) == (200, True)
    assert client.post(url, {"answer": "coming", "food": "Ingen nødder"}).url == page
    assert entered(invitation) == (Reply.COMING, "Ingen nødder", coordinator)
    text = render(told()).text
    assert [word in text for word in ("Mette Lund", "Ingen nødder", f"/gatherings/{kickoff.pk}/")] == [True] * 3
    client.force_login(invitation.person)
    assert "Mette Lund" in client.get(reverse("gathering", args=[kickoff.pk])).content.decode()


def test_undo_takes_reply_and_mail_back(coordinator, invitation):
    actions.reply(invitation, by=invitation.person, answer=Reply.CANNOT, food="Vegetar")
    invitation.refresh_from_db()
    enter_reply(invitation, by=coordinator, answer=Reply.COMING)
    take_back(Undo.objects.get(what="reply.entered"), by=coordinator)
    assert (entered(invitation), told().status) == ((Reply.CANNOT, "Vegetar", None), "undone")


def test_what_the_person_says_afterwards_stands_and_no_mail_contradicts_it(coordinator, invitation):
    undo = enter_reply(invitation, by=coordinator, answer=Reply.COMING)
    actions.reply(invitation, by=invitation.person, answer=Reply.CANNOT)
    assert entered(invitation) == (Reply.CANNOT, "", None)
    assert render(told()) is None
    with pytest.raises(RuleBroken):
        take_back(undo, by=coordinator)


def test_what_cannot_be_entered(client, coordinator, kickoff, invitation):
    own = kickoff.invitations.get(person=coordinator)
    with pytest.raises(RuleBroken):
        enter_reply(own, by=coordinator, answer=Reply.COMING)
    client.force_login(coordinator)
    assert client.get(reverse("office_gathering_reply", args=[own.pk])).status_code == 404
    with pytest.raises(RuleBroken):
        enter_reply(invitation, by=coordinator, answer=Reply.COMING, now=timezone.now() + timedelta(days=10))
    Invitation.objects.update(created_at=timezone.now())
    with pytest.raises(RuleBroken):
        enter_reply(kickoff.invitations.get(pk=invitation.pk), by=coordinator, answer=Reply.COMING)
    assert not Mail.objects.filter(name="programmes/reply_entered").exists()


def test_without_a_seat_what_was_typed_is_kept(client, coordinator, kickoff, invitation):
    Gathering.objects.filter(pk=kickoff.pk).update(seats=1)
    kickoff.invitations.exclude(pk=invitation.pk).update(reply=Reply.COMING)
    client.force_login(coordinator)
    refused = client.post(
        reverse("office_gathering_reply", args=[invitation.pk]), {"answer": "coming", "food": "Vegan"}
    )
    assert (refused.status_code, "Vegan" in refused.content.decode()) == (200, True)
    assert entered(invitation) == (Reply.NONE, "", None)
