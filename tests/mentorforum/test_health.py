import smtplib

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse
from kombu.exceptions import OperationalError as QueueDown
from redis.exceptions import ConnectionError as RedisDown

from mentorforum.health import pieces

pytestmark = pytest.mark.django_db


def chained() -> Exception:
    problem = ValueError("outside")
    problem.__cause__ = OperationalError("inside")
    return problem


@pytest.mark.parametrize(
    ("problem", "piece"),
    [
        (OperationalError("no route to host"), "database"),
        (QueueDown("refused"), "queue"),
        (RedisDown("refused"), "queue"),
        (smtplib.SMTPServerDisconnected("gone"), "mail"),
        (chained(), "database"),
        (ValueError("our own fault"), None),
        (None, None),
    ],
)
def test_an_error_names_the_piece_that_is_down(problem: Exception | None, piece: str | None) -> None:
    assert pieces.failing_piece(problem) == piece


def test_health_is_ok_for_everybody(client: Client) -> None:
    answer = client.get(reverse("health"))
    assert (answer.status_code, answer.json()) == (200, {"database": "ok", "queue": "ok"})


def test_health_says_which_piece_is_down_and_nothing_more(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("password=hemmelig host=db")

    monkeypatch.setattr(pieces, "ask_database", refuse)
    answer = client.get(reverse("health"))
    assert (answer.status_code, answer.json()) == (503, {"database": "OperationalError", "queue": "ok"})


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Grows each time the mail server is asked."""
    times: list[bool] = []
    monkeypatch.setattr(pieces, "ask_mail", lambda: times.append(True))
    return times


def test_health_asks_the_mail_server_where_this_machine_asks(client: Client, asked: list[bool]) -> None:
    answer = client.get(reverse("health"), {"mail": "1"})
    assert (answer.status_code, answer.json()["mail"], len(asked)) == (200, "ok", 1)


@pytest.mark.parametrize(
    "visitor",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_PROTO": "https"},
        {"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_no_visitor_makes_us_open_a_connection_to_the_mail_server(
    client: Client, asked: list[bool], visitor: dict[str, str]
) -> None:
    assert client.get(reverse("health"), {"mail": "1"}, **visitor).status_code == 403
    assert client.get(reverse("health"), **visitor).status_code == 200
    assert asked == []


def test_a_database_that_is_down_gives_a_clear_page_in_three_languages(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise OperationalError("password=hemmelig")

    client.raise_request_exception = False
    client.cookies["sessionid"] = "x" * 32
    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/accounts/login/")
    page = answer.content.decode()
    assert answer.status_code == 503
    assert [code for code, _name in settings.LANGUAGES if f'lang="{code}"' not in page] == []
    assert "hemmelig" not in page
    assert answer["Retry-After"] == "60"
    assert "'nonce" not in page
    assert "Content-Security-Policy" in answer


def test_a_fault_of_our_own_is_not_called_a_broken_piece(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise ValueError("a fault")

    client.raise_request_exception = False
    client.cookies["sessionid"] = "x" * 32
    monkeypatch.setattr(connection, "cursor", fail)
    answer = client.get("/accounts/login/")
    assert answer.status_code == 500
    assert "Fejlen er vores" in answer.content.decode()
