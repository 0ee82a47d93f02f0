"""What a session knows of its login: when it began, and whether it began with something only the owner has (ADR 21)."""

from datetime import datetime
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.usersessions.models import UserSession
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from programmes.models import Person
from programmes.people.chain import is_own

BEGAN, CREDENTIAL = "login_began", "login_credential"
#: ways of logging in that are set while a login is proven, since an unproven one may set none
CREDENTIALS = {"password", "mfa"}


@receiver(user_logged_in)
def began(request: HttpRequest, **more: Any) -> None:
    """Remembered in the session: one that is older than a move of the login stays what it was."""
    request.session[BEGAN] = timezone.now().timestamp()


def note_credential(request: HttpRequest, person: Person) -> None:
    """A password, passkey or authenticator, or a code to an address the owner was heard from, is the owner's."""
    records = get_authentication_records(request, person)
    if any(row["method"] in CREDENTIALS or is_own(person, row.get("email", "")) for row in records):
        request.session[CREDENTIAL] = True


def with_session(person: Any, session: Any) -> Any:
    """The person of a request; of a moved login, whether this session is its owner's all the same."""
    if person.is_authenticated and person.unproven_since:
        older = session.get(BEGAN, float("inf")) < person.unproven_since.timestamp()
        person._proven_here = older or session.get(CREDENTIAL, False)
    return person


def end_sessions(person: Person, *, since: datetime, but: str | None = None) -> None:
    """End those that began since; `but` is the key of one that stays."""
    for session in UserSession.objects.filter(user=person, created_at__gte=since).exclude(session_key=but or ""):
        session.end()
