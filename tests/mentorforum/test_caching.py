"""What a browser may keep of a page."""

import pytest

from tests.factories import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/me/", "/accounts/email/", "/accounts/2fa/", "/accounts/sessions/", "/nowhere/"]
)
def test_no_page_of_somebody_logged_in_is_kept(client, address):
    client.force_login(make_person())
    assert "no-store" in client.get(address)["Cache-Control"]


def test_a_public_page_may_be_kept(client):
    assert "Cache-Control" not in client.get("/").headers
