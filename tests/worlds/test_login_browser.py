"""Logging in with a password, as somebody who tries the demo world does."""

import pytest
from django.conf import LazySettings
from playwright.sync_api import Page

from worlds.logins import PASSWORD


@pytest.mark.usefixtures("demo")
def test_a_wrong_password_is_a_sentence_and_the_right_one_lets_in(page: Page, settings: LazySettings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]  # the world's
    page.goto("/accounts/login/")
    for word in ("forkert", PASSWORD):
        page.locator("input[name=login]").fill("mentee@demo.test")
        page.locator("input[name=password]").fill(word)
        page.locator("input[name=password]").press("Enter")
        if word != PASSWORD:
            page.locator("[role=alert]").first.wait_for()
    page.wait_for_url("**/start/")
