"""The outbox sends each mail once, in its reader's language, and loses none."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from mentorforum.errors import RuleBroken
from mentorforum.mail import MailTrouble
from mentorforum.status import move
from programmes.enums import ApplicationStatus, MailStatus
from programmes.mail import outbox
from programmes.mail.kinds import MailKind
from programmes.mail.queue import queue_mail
from programmes.models import Mail
from programmes.undo.actions import begin_undo, remember, take_back
from tests import factories

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture(autouse=True)
def at_that_moment():
    """However long the run has taken: what rests ten minutes from NOW still rests."""
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def programme():
    programme = factories.make_programme()
    factories.make_coordinator(programme, "Mette Lund")
    return programme


@pytest.fixture
def delivered(monkeypatch):
    """What would have left, instead of a server; the server itself is met in test_smtp."""
    sent = []
    monkeypatch.setattr(outbox, "deliver", lambda **mail: sent.append(mail))
    kinds = {
        "programmes/reminders": MailKind("programmes/reminders", lambda mail: {"lines": [("Linje <b>", "")]}),
        "programmes/nothing": MailKind("programmes/nothing", lambda mail: None),
    }
    monkeypatch.setattr(outbox, "kind_of", lambda mail: kinds[mail.name])
    return sent


def queued(programme, **more):
    return queue_mail(
        more.pop("name", "programmes/reminders"),
        to=more.pop("to", None) or factories.make_person("Sara Berg"),
        programme=programme,
        now=NOW,
        **more,
    )


def test_a_mail_leaves_once(programme, delivered):
    queued(programme)
    assert (outbox.drain(NOW), outbox.drain(NOW)) == (1, 0)
    assert len(delivered) == 1
    assert Mail.objects.get().status == MailStatus.SENT


def test_it_carries_programme_contact_and_a_persons_name(programme, delivered):
    queued(programme)
    outbox.drain(NOW)
    (mail,) = delivered
    assert mail["sender"] == str(programme)
    assert mail["reply_to"] == programme.contact_email
    assert "Mette Lund" in mail["text"].splitlines()[-3:] or "Mette Lund" in mail["text"]
    assert "Linje <b>" in mail["text"]
    assert "Linje &lt;b&gt;" in mail["html"]


def test_it_is_written_in_the_readers_language(programme, delivered):
    for language in ("da", "sv", "en"):
        queued(programme, to=factories.make_person(language=language))
    outbox.drain(NOW)
    assert len({mail["subject"] for mail in delivered}) == 3


def test_what_is_no_longer_needed_is_dropped(programme, delivered):
    queued(programme, name="programmes/nothing")
    assert outbox.drain(NOW) == 0
    assert Mail.objects.get().status == MailStatus.DROPPED


def test_two_workers_do_not_take_the_same_mail(programme):
    mail = queued(programme)
    assert (outbox.claim(mail.pk, NOW), outbox.claim(mail.pk, NOW)) == (True, False)


def test_a_killed_workers_mail_is_taken_again_after_its_lease(programme, delivered):
    mail = queued(programme)
    outbox.claim(mail.pk, NOW)
    assert outbox.drain(NOW + outbox.LEASE) == 0
    assert outbox.drain(NOW + outbox.LEASE + timedelta(seconds=1)) == 1


def test_a_server_that_is_down_is_tried_again_later_and_then_given_up(programme, delivered, monkeypatch):
    def down(**mail):
        raise MailTrouble("server", final=False)

    monkeypatch.setattr(outbox, "deliver", down)
    mail = queued(programme)
    now = NOW
    for _number in range(outbox.TRIES):
        assert outbox.drain(now) == 0
        now += timedelta(days=1)
    mail.refresh_from_db()
    assert (mail.status, mail.trouble, mail.attempts) == (MailStatus.FAILED, "server", outbox.TRIES)


def test_a_wrong_address_is_given_up_at_once(programme, delivered, monkeypatch):
    def refused(**mail):
        raise MailTrouble("address", final=True)

    monkeypatch.setattr(outbox, "deliver", refused)
    mail = queued(programme)
    outbox.drain(NOW)
    mail.refresh_from_db()
    assert (mail.status, mail.trouble) == (MailStatus.FAILED, "address")


def test_undo_takes_back_the_mail_and_the_status(programme, delivered):
    coordinator = programme.coordinators()[0]
    application = factories.make_application(factories.make_cohort(programme), status=ApplicationStatus.SUBMITTED)
    undo = begin_undo(programme, "application.accepted", by=coordinator, now=NOW)
    move(application, ApplicationStatus.ACCEPTED, by=coordinator)
    remember(undo, [(application, ApplicationStatus.SUBMITTED)])
    queued(programme, undo=undo)
    assert outbox.drain(NOW + timedelta(minutes=9)) == 0
    take_back(undo, by=coordinator, now=NOW + timedelta(minutes=9))
    application.refresh_from_db()
    assert application.status == ApplicationStatus.SUBMITTED
    assert outbox.drain(NOW + timedelta(hours=1)) == 0
    assert Mail.objects.get().status == MailStatus.UNDONE


def test_undo_is_refused_when_the_mails_have_gone(programme):
    coordinator = programme.coordinators()[0]
    undo = begin_undo(programme, "x", by=coordinator, now=NOW)
    with pytest.raises(RuleBroken):
        take_back(undo, by=coordinator, now=undo.until)
