"""No mark lies in clear in the database, a dump of it, sessions, cache, mails or logs."""

import logging
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from matching.models import Match
from meetings.models import Contract, Meeting
from mentorforum import wiring
from programmes.enums import ApplicationStatus, LinkPurpose, MailStatus
from programmes.mail import outbox
from programmes.mail.queue import queue_mail
from programmes.mail.reminders.engine import merge, plan
from programmes.models import (
    AddressMove,
    Application,
    Coordinatorship,
    Invitation,
    LeaderPart,
    Link,
    Mail,
    Sending,
    Undo,
)
from tests.access.addresses import open_to, telling
from tests.privacy import keeping
from tests.privacy.crawling import showing
from tests.privacy.marks import Planted

pytestmark = pytest.mark.django_db
#: what a coordinator writes to somebody is told them by mail, and nominators get what they wrote
MAILED = {"application.waiting", "application.declined", "letter.subject", "letter.text", "nomination.words"}


def test_the_database_keeps_no_mark_in_clear(marked, caplog):
    """The shared words are what the matching has read out of two answers: its own tables hold none of them."""
    caplog.set_level(logging.CRITICAL, "django.request")
    client = Client()
    client.force_login(marked.world.people["coordinator"])
    for url in ["/start/", "/logbook/", *telling(marked.world, "coordinator")]:
        client.get(url)  # sessions and cache are filled as somebody works
    assert showing(keeping.everywhere(), [*marked.marks, *marked.shared]) == {}


def refs_of(marked) -> dict[str, str]:
    """The ids that any kind of mail may ask for."""
    own, ground = marked.world.own, marked.world.ground
    meeting, contract = Meeting.objects.get(pk=own.coming.pk), Contract.objects.get(room=own.room)
    link = Link.objects.filter(purpose=LinkPurpose.STATUS, thing=ground.sent.pk).first()
    found = {
        "application": own.application.pk,
        "link": link.pk,
        "meeting": meeting.pk,
        "sequence": meeting.sequence,
        "contract": contract.pk,
        "version": contract.version,
        "match": own.match.pk,
        "concern": own.concern.pk,
        "finding": own.finding.pk,
        "gathering": ground.gathering.pk,
        "invitation": Invitation.objects.get(gathering=ground.gathering, person=own.mentee).pk,
        "nomination": ground.nomination.pk,
        "coordinatorship": Coordinatorship.objects.filter(programme=ground.programme).first().pk,
        "thing": own.match.pk,
        "person": own.mentee.pk,
        "undo": Undo.objects.get(what="first_day.moved").pk,
        "room": own.room.pk,
        "about": own.mentee.pk,
        "move": AddressMove.objects.create(
            person=own.mentee,
            programme=ground.programme,
            by=ground.coordinator,
            undo=Undo.objects.get(what="first_day.moved"),
            old=own.mentee.email,
            new="ny@fjordby.test",
            due_at=timezone.now(),
        ).pk,
        "part": LeaderPart.objects.get(application=own.application).pk,
    }
    return {name: str(value) for name, value in found.items()}


def queue_every_kind(marked) -> int:
    """One of each kind to the mentee, besides what stands in the outbox; and reminders of the coming year."""
    refs, kinds = refs_of(marked), [name for names in wiring.collect("mails") for name in names]
    for name in kinds:
        if name != "programmes/letter":
            queue_mail(name, to=marked.world.own.mentee, programme=marked.world.ground.programme, refs=refs)
    for days in range(0, 330, 6):
        at = (timezone.now() + timedelta(days=days)).replace(hour=10)
        plan(at)
        merge(at)
    return len(kinds)


def send_all() -> int:
    """Everything in the outbox, whatever its date."""
    Mail.objects.filter(status=MailStatus.PLANNED).update(not_before=timezone.now() - timedelta(minutes=1))
    sent = 0
    while more := outbox.drain(limit=500):
        sent += more
    return sent


def test_no_mail_tells_what_it_may_not(marked, mailbox, caplog):
    caplog.set_level(logging.DEBUG)
    queue_every_kind(marked)
    sent = send_all()
    assert sent > 50 and Sending.objects.exclude(mail=None).count() > 10
    assert not Mail.objects.filter(trouble="text").exists(), caplog.text
    hits = showing(keeping.mails(mailbox), marked.marks)
    assert {marked.marks[mark].seal for mark in hits} == MAILED
    assert showing({"log": caplog.text.encode()}, marked.marks) == {}
    assert [told for mark, told in hits.items() if not only_to_readers(marked.marks[mark], told, mailbox)] == []


def only_to_readers(planted: Planted, told: list[str], mailbox) -> bool:
    """Whether every mail with this mark went to somebody it was written to."""
    if planted.seal not in MAILED:
        return False
    names = {line.split()[1] for line in told}
    receivers = {address for mail in mailbox.all() if mail.name in names for address in mail.to}
    if planted.seal == "nomination.words":
        wanted = [planted.row.nominator_email]
    elif planted.seal.startswith("letter"):
        wanted = Mail.objects.filter(refs__letter=str(planted.row.pk)).values_list("person__email", flat=True)
    else:
        wanted = [planted.row.person.email]
    return receivers <= set(wanted)


@pytest.mark.parametrize("name", ["coordinator", "mentee"])
def test_no_log_line_holds_a_mark(marked, name, caplog):
    """Whatever is asked, and whatever goes wrong, also with debugging on."""
    caplog.set_level(logging.DEBUG)
    client = Client(raise_request_exception=False)
    client.force_login(marked.world.people[name])
    own = next(mark for mark, one in marked.marks.items() if one.seal == "log_entry.text")
    for _row, url in open_to(marked.world, name):
        with transaction.atomic():
            client.get(url)
            transaction.set_rollback(True)
    assert showing({"log": caplog.text.encode()}, marked.marks) == {}
    assert own not in caplog.text


def test_the_world_has_what_could_leak(marked):
    """Present when a leak is tested: decided applications, an answered evaluation, a proposal with reasons."""
    assert {ApplicationStatus.WAITING, ApplicationStatus.DECLINED} <= set(
        Application.objects.values_list("status", flat=True)
    )
    assert Match.objects.filter(status="proposed").exclude(reasons=[]).exists()
