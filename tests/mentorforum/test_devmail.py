from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.mail import EmailMultiAlternatives, mailers
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from mentorforum.devmail.mails import caught
from tests.helpers.mailbox import Mailbox

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n"


@pytest.fixture
def send(settings: LazySettings, tmp_path: Path) -> Callable[..., None]:
    settings.MAIL_CAUGHT_IN = str(tmp_path)
    settings.MAILERS = {
        "default": {"BACKEND": "mentorforum.devmail.backend.EmailBackend", "OPTIONS": {"folder": str(tmp_path)}}
    }

    def send(subject: str, to: str = "sara@demo.test", html: str = "") -> None:
        message = EmailMultiAlternatives(subject, "Se http://127.0.0.1:8000/start/ æøå", "a@demo.test", [to])
        message.reply_to = ["mette@demo.test"]
        if html:
            message.attach_alternative(html, "text/html")
            message.attach("møde.ics", CALENDAR, "text/calendar")
        mailers["default"].send_messages([message])

    return send


def test_mails_are_listed_newest_first_and_by_recipient(client: Client, send: Callable[..., None]) -> None:
    send("Den første")
    send("Den anden", to="Johan@demo.test")
    send("Den tredje")
    page = client.get(reverse("devmail:list")).context["page"]
    assert [mail.subject for mail in page] == ["Den tredje", "Den anden", "Den første"]
    filtered = client.get(reverse("devmail:list"), {"to": "johan@"}).context["page"]
    assert [mail.subject for mail in filtered] == ["Den anden"]


def test_a_mail_shows_its_text_with_links_its_html_and_its_files(
    client: Client, send: Callable[..., None], tmp_path: Path
) -> None:
    send("Møde på tirsdag", html="<p>Hej <b>Sara</b></p>")
    name = caught(tmp_path)[0].name
    page = client.get(reverse("devmail:mail", args=[name])).content.decode()
    assert '<a href="http://127.0.0.1:8000/start/"' in page
    assert "mette@demo.test" in page
    assert client.get(reverse("devmail:html", args=[name])).content.strip() == b"<p>Hej <b>Sara</b></p>"
    file = client.get(reverse("devmail:file", args=[name, 0]))
    assert file.content.decode() == CALENDAR
    assert file["Content-Type"].startswith("text/calendar")
    assert file["Content-Disposition"] == "attachment; filename*=utf-8''m%C3%B8de.ics"
    assert b"Message-ID" in client.get(reverse("devmail:source", args=[name])).content


def test_html_of_a_mail_cannot_run_a_script(client: Client, send: Callable[..., None], tmp_path: Path) -> None:
    send("x", html="<script>alert(1)</script>")
    policy = client.get(reverse("devmail:html", args=[caught(tmp_path)[0].name]))["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy


@pytest.mark.parametrize("name", ["nothing", "1" * 20 + "-" + "a" * 8])
def test_an_unknown_mail_is_404(client: Client, send: Callable[..., None], name: str) -> None:
    for page, args in [("mail", [name]), ("html", [name]), ("source", [name]), ("file", [name, 0])]:
        assert client.get(reverse(f"devmail:{page}", args=args)).status_code == 404


def test_outside_the_tryout_there_is_no_catcher(
    client: Client, send: Callable[..., None], settings: LazySettings, tmp_path: Path
) -> None:
    send("Hemmelig")
    name = caught(tmp_path)[0].name
    settings.TRYOUT = False
    assert client.get(reverse("devmail:list")).status_code == 404
    assert client.get(reverse("devmail:mail", args=[name])).status_code == 404
    settings.TRYOUT, settings.MAIL_CAUGHT_IN = True, None
    assert client.get(reverse("devmail:list")).status_code == 404


def test_a_mail_without_recipients_is_none(tmp_path: Path, send: Callable[..., None]) -> None:
    message = EmailMultiAlternatives("x", "y", "a@demo.test", [])
    assert mailers["default"].send_messages([message]) == 0
    assert caught(tmp_path) == []


def test_the_html_part_is_shown_in_the_page(mailbox: Mailbox, page: Page) -> None:
    message = EmailMultiAlternatives("Møde", "Hej Sara", "a@demo.test", ["sara@demo.test"])
    message.attach_alternative('<p style="color: #1f5c66">Hej <b>Sara</b></p>', "text/html")
    mailers["default"].send_messages([message])
    page.goto("/dev/mail/")
    page.get_by_role("link", name="Møde").click()
    assert page.frame_locator("iframe").locator("b").inner_text() == "Sara"
    assert page.locator("h1").inner_text() == "Møde"
