"""A login that somebody else moved opens nothing that is a pair's, and can set no key of its own (ADR 21)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from mentorforum.errors import Unproven
from programmes.logins.pages import closed_page
from programmes.people.sessions import with_session

#: whose pages are the pair's own; the start page says what is closed, and a room asks its other half
PAIRS = {"matching", "meetings"}
ROOM = "room_id"
#: what makes a login somebody's own for good
KEYS = {
    "account_change_password",
    "account_set_password",
    "account_email",
    "account_reset_password_from_key",
    "mfa_activate_totp",
    "mfa_generate_recovery_codes",
    "mfa_view_recovery_codes",
    "mfa_add_webauthn",
}


class ProvenLogins:
    """Says of `request.user` whether the session is its owner's, and shows the closed page where it is not."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        request.user = SimpleLazyObject(lambda: with_session(user, request.session))  # type: ignore[assignment]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponse | None:
        """Before anything is read or written."""
        match = request.resolver_match
        if match is None or not (_of_pair(match) or match.url_name in KEYS):
            return None
        closed = request.user.is_authenticated and not request.user.is_proven
        return closed_page(request) if closed else None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Sealed text on a page that is otherwise open."""
        return closed_page(request) if isinstance(error, Unproven) else None


def _of_pair(match: Any) -> bool:
    return bool(PAIRS & set(match.namespaces)) and match.url_name != "start" and ROOM not in match.kwargs
