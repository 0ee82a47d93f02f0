"""The login's own pages and the mail catcher: who opens them. What stands in them is not a programme's."""

import logging

import pytest
from django.test import Client
from django.urls import reverse

from mentorforum.mail import deliver
from tests import factories
from tests.access.addresses import ELSEWHERE, names

pytestmark = pytest.mark.django_db

#: name -> (arguments, visitor, somebody logged in)
LOGIN_PAGES = {
    "account_login": ([], 200, 302),
    "account_logout": ([], 302, 200),
    "account_inactive": ([], 200, 200),
    "account_signup": ([], 200, 302),  # closed: it says so
    "account_reauthenticate": ([], 302, 403),
    "account_email": ([], 302, 200),
    "account_email_verification_sent": ([], 200, 200),
    "account_change_password": ([], 302, 302),  # who has no password sets one first
    "account_set_password": ([], 302, 200),
    "account_reset_password": ([], 200, 200),
    "account_confirm_login_code": ([], 302, 302),
    "account_confirm_email": (["no-key"], 200, 200),
    "account_reset_password_from_key_done": ([], 200, 200),
    "account_reset_password_from_key": (["1", "no-key"], 200, 200),
    "account_reset_password_done": ([], 200, 200),
    "account_request_login_code": ([], 200, 302),
    "mfa_index": ([], 302, 200),
    "mfa_authenticate": ([], 302, 302),
    "mfa_reauthenticate": ([], 302, 403),
    "mfa_activate_totp": ([], 302, 200),
    "mfa_deactivate_totp": ([], 302, 404),
    "mfa_view_recovery_codes": ([], 302, 404),
    "mfa_generate_recovery_codes": ([], 302, 200),
    "mfa_download_recovery_codes": ([], 302, 404),
    "mfa_list_webauthn": ([], 302, 200),
    "mfa_add_webauthn": ([], 302, 200),
    "mfa_reauthenticate_webauthn": ([], 302, 403),
    "mfa_remove_webauthn": ([1], 302, 404),
    "mfa_edit_webauthn": ([1], 302, 404),
    "mfa_login_webauthn": ([], 302, 302),
    "usersessions_list": ([], 302, 200),
}
MAIL_PAGES = ("devmail:list", "devmail:mail", "devmail:html", "devmail:source", "devmail:file")


@pytest.fixture(autouse=True)
def quiet(caplog):
    caplog.set_level(logging.ERROR, "django.request")


def test_every_page_of_the_login_answers_as_listed():
    somebody, found = Client(), {}
    somebody.force_login(factories.make_person())
    for name, (args, _visitor, _person) in LOGIN_PAGES.items():
        url = reverse(name, args=args)
        found[name] = (args, Client().get(url).status_code, somebody.get(url).status_code)
    assert {k: v for k, v in found.items() if v != LOGIN_PAGES[k]} == {}


def test_no_page_is_left_out():
    assert {name for name in names() if name.startswith(ELSEWHERE)} == {*LOGIN_PAGES, *MAIL_PAGES}


def mail_addresses(mailbox):
    """Of one caught mail with a file."""

    class File:
        name, content, kind = "a.ics", b"BEGIN:VCALENDAR", "text/calendar; method=REQUEST"

    deliver(to="a@fjordby.test", subject="Hej", text="Hej", html="<p>Hej</p>", attachments=[File])
    name = mailbox.newest().name
    args = {"devmail:list": [], "devmail:file": [name, 0]}
    return [reverse(page, args=args.get(page, [name])) for page in MAIL_PAGES]


@pytest.mark.parametrize(("tryout", "code"), [(True, 200), (False, 404)])
def test_the_mail_catcher_is_of_the_tryout_alone(client, mailbox, settings, tryout, code):
    settings.MAIL_CAUGHT_IN, settings.TRYOUT = str(mailbox.folder), tryout
    client.force_login(factories.make_superuser())
    assert {client.get(url).status_code for url in mail_addresses(mailbox)} == {code}
