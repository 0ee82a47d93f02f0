"""The web server as the image starts it: every kind of secret link is opened, and what it writes holds none of them."""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.urls import URLPattern, get_resolver, reverse
from django.urls.converters import IntConverter, SlugConverter, UUIDConverter

from mentorforum.tryout import answers
from programmes.enums import LinkPurpose
from programmes.mail.links import token_of
from programmes.models import Link
from tests.factories import make_person
from tests.helpers import queue_worker
from tests.helpers.waiting import wait_until
from tests.house.sources import BASE

COMMAND = json.loads(
    re.search(r"^CMD (\[.*)", (BASE / "Dockerfile").read_text().replace("\\\n", ""), re.MULTILINE).group(1)
)
NO_SECRET = (IntConverter, SlugConverter, UUIDConverter)
#: parts of addresses that open nothing by themselves
HARMLESS = {"number", "key of office_text"}


def patterns(found=None) -> Iterator[URLPattern]:
    for pattern in get_resolver().url_patterns if found is None else found:
        yield from patterns(pattern.url_patterns) if hasattr(pattern, "url_patterns") else [pattern]


def with_secret() -> set[str]:
    """The names of all addresses with a part that anything may stand in: of these, each is a secret or named above."""
    return {
        pattern.name
        for pattern in patterns()
        for name in pattern.pattern.regex.groupindex
        if not isinstance(pattern.pattern.converters.get(name), NO_SECRET)
        and not {name, f"{name} of {pattern.name}"} & HARMLESS
    }


def secrets() -> dict[str, str]:
    """An address and its secret, of each kind."""
    person = make_person("Åse Holm")
    address = EmailAddress(pk=1, user=person, email=person.email)
    tokens = {purpose: token_of(Link(purpose=purpose)) for purpose in LinkPurpose}
    key, reset = EmailConfirmationHMAC(address).key, default_token_generator.make_token(person)
    names = {"draft": "draft_link", "status": "status_link", "work": "work_address"}
    return {
        **{reverse(f"programmes:{names.get(kind, kind)}", args=[token]): token for kind, token in tokens.items()},
        reverse("account_confirm_email", args=[key]): key,
        reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), reset]): reset,
    }


@pytest.fixture
def server(transactional_db: None, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [f"127.0.0.1:{port}" if word.startswith("0.0.0.0:") else word for word in COMMAND]
    environment = {**os.environ, "DATABASE_URL": queue_worker.test_database_url()}
    with (tmp_path / "log").open("wb") as log:
        command = [sys.executable, "-m", *words]
        process = subprocess.Popen(command, env=environment, cwd=BASE, stdout=log, stderr=log)
    try:
        wait_until(lambda: answers("127.0.0.1", port), what="the web server")
        yield f"http://127.0.0.1:{port}", tmp_path / "log"
    finally:
        process.terminate()
        process.wait(15)


def ask(address: str, *, came_from: str, data: bytes | None = None) -> int:
    request = urllib.request.Request(address, data, {"Referer": came_from})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code


def test_the_web_server_writes_no_secret_of_a_link(server):
    site, log = server
    known = secrets()
    for path in known:
        ask(site + path, came_from=site + path)
        assert ask(site + path, came_from=site, data=b"x=1") == 403
        ask(f"{site}/accounts/login/?next={quote(path, safe='')}", came_from=site)
        ask(f"{site}/nowhere{path}", came_from=site)
    written = log.read_text()
    lines = [line for line in written.splitlines() if "HTTP/1.1" in line]
    assert len(lines) >= 4 * len(known)  # they were written down, and say which page it was
    assert [kind for kind in ("/draft/…/", "/confirm-email/…/", "/reset/key/…/") if kind not in written] == []
    assert [path for path, secret in known.items() if secret in written or quote(secret) in written] == []


def test_every_kind_of_secret_link_is_opened_here(db):
    opened = {get_resolver().resolve(path).url_name for path in secrets()}
    assert sorted(with_secret() - opened) == []
