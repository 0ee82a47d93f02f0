"""A real mail server on this machine: what arrives, and what happens when it is down or refuses."""

import asyncio
import time
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from mentorforum.env import read_mailer
from programmes.enums import Audience, GatheringKind, MailStatus
from programmes.gatherings.actions import add_gathering, invite
from programmes.mail import outbox
from programmes.mail.queue import queue_mail
from programmes.models import Mail
from programmes.people.register import register_person
from tests.factories import make_application, make_cohort, make_coordinator, make_person, make_programme
from tests.helpers.waiting import wait_until

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


class Server(Controller):
    """Keeps what arrives; `answers` are given instead of taking a mail: {"refused@…": "550 …"}."""

    def __init__(self) -> None:
        self.mails, self.answers, self.wait = [], {}, 0
        super().__init__(self, hostname="127.0.0.1", port=0)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  aiosmtpd's name
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        await asyncio.sleep(self.wait)
        if "DATA" in self.answers:
            return self.answers["DATA"]
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def _trigger_server(self) -> None:
        """The port is known only now."""
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def server(settings) -> Iterator[Server]:
    running = Server()
    running.start()
    settings.MAILERS = {"default": read_mailer(f"smtp://127.0.0.1:{running.port}", Path(settings.VAR))}
    yield running
    if running.loop.is_running():
        running.stop()


@pytest.fixture
def programme():
    programme = make_programme()
    make_coordinator(programme, "Mette Lund")
    return programme


def invited(programme, person):
    """A gathering that a person is called to, its ten minutes over."""
    cohort, starts = make_cohort(programme), timezone.now() + timedelta(days=20)
    make_application(cohort, person=person)
    gathering = add_gathering(
        cohort,
        by=programme.coordinators()[0],
        kind=GatheringKind.KICK_OFF,
        audience=Audience.BOTH,
        title={"da": "Opstartsmøde på rådhuset"},
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        place="Rådhuset",
        preliminary=False,
    )
    invite(gathering, by=programme.coordinators()[0], now=timezone.now() - timedelta(minutes=11))
    return gathering


def test_an_invitation_arrives_with_everything_in_it(server, programme):
    gathering = invited(programme, make_person("Søren Ærø", email="soren@fjordby.test"))
    assert outbox.drain() == 1
    (mail,), row = server.mails, Mail.objects.get()
    assert mail["From"].addresses[0].display_name == str(programme)
    assert str(mail["Reply-To"]) == programme.contact_email
    assert (mail["To"], mail["Message-ID"]) == ("soren@fjordby.test", row.message_id)
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    assert text.strip().splitlines()[-4].startswith("Mette Lund")  # a person's name at the end, phone and mail under it
    assert "Mette Lund" in html
    (calendar,) = mail.iter_attachments()
    assert (calendar.get_content_type(), calendar.get_param("method")) == ("text/calendar", "REQUEST")
    content = calendar.get_content().replace("\r\n ", "").replace("\n ", "")
    assert f"UID:gathering-{gathering.pk}@" in content
    assert "Opstartsmøde på rådhuset" in content


def test_the_mail_server_is_down_and_comes_back(server, programme):
    invited(programme, make_person(email="soren@fjordby.test"))
    server.answers["DATA"] = "421 going down"
    now = timezone.now()
    assert outbox.drain(now) == 0
    server.stop()
    assert outbox.drain(now + LATER) == 0
    row = Mail.objects.get()
    assert (row.status, row.trouble, row.attempts) == (MailStatus.PLANNED, "server", 2)
    assert row.not_before > now + LATER
    again = Server()
    again.start()
    settings.MAILERS["default"]["OPTIONS"]["port"] = again.port
    assert outbox.drain(now + 2 * LATER) == 1
    assert outbox.drain(now + 3 * LATER) == 0
    again.stop()
    row.refresh_from_db()
    assert [mail["Message-ID"] for mail in again.mails] == [row.message_id]
    assert row.status == MailStatus.SENT


@pytest.mark.parametrize(
    ("answer", "status", "trouble"),
    [
        ("550 no such person", MailStatus.FAILED, "address"),
        ("451 try later", MailStatus.PLANNED, "address"),
    ],
)
def test_an_address_that_is_refused(server, programme, answer, status, trouble):
    server.answers["gone@fjordby.test"] = answer
    invited(programme, make_person(email="gone@fjordby.test"))
    assert outbox.drain() == 0
    row = Mail.objects.get()
    assert (row.status, row.trouble, server.mails) == (status, trouble, [])


def test_one_refused_address_stops_nobody_else(server, programme):
    server.answers["gone@fjordby.test"] = "550 no such person"
    coordinator = programme.coordinators()[0]
    for email in ("gone@fjordby.test", "there@fjordby.test"):
        application = make_application(make_cohort(programme), person=make_person(email=email))
        queue_mail(
            "programmes/withdrawn",
            to=application.person,
            programme=programme,
            refs={"application": application.pk},
            by=coordinator,
        )
    assert outbox.drain() == 1
    assert [str(mail["To"]) for mail in server.mails] == ["there@fjordby.test"]


def codes(address):
    """Ask for a login code; status, where it leads, and how long it took."""
    begun = time.monotonic()
    answer = Client(raise_request_exception=False).post(reverse("account_request_login_code"), {"email": address})
    return answer.status_code, answer.get("Location"), time.monotonic() - begun < 2


def test_a_login_code_tells_nothing_by_a_slow_or_broken_mail_server(server, settings, caplog):
    """The page waits for no mail server: known and unknown addresses get the same answer as fast."""
    settings.MAIL_CAUGHT_IN = None
    register_person(email="sara@fjordby.test", name="Sara Bang")
    server.wait = 3
    expected = (302, reverse("account_confirm_login_code"), True)
    assert codes("sara@fjordby.test") == codes("nobody@fjordby.test") == expected
    wait_until(lambda: server.mails)
    assert [mail["To"] for mail in server.mails] == ["sara@fjordby.test"]
    server.stop()
    assert codes("sara@fjordby.test") == expected
    wait_until(lambda: "did not leave" in caplog.text)
    assert "sara@" not in caplog.text
