"""What somebody reads of a login that was moved: what is closed, and how it opens."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from programmes.logins.rules import standing_move
from programmes.models import OwnAddress, Person

FORBIDDEN = 403


def closed_page(request: HttpRequest) -> HttpResponse:
    """Instead of a page that the login does not open now."""
    return render(request, "programmes/logins/closed.html", ways_of(request.user), status=FORBIDDEN)


def ways_of(person: Any) -> dict[str, Any]:
    """The move, and what opens the login again. Nothing of it for who holds a mailed link alone."""
    if not person.is_authenticated:
        return {}
    return {
        "move": standing_move(person),
        "mailboxes": [masked(row.email) for row in person.own_addresses.all()],
        "has_credential": person.has_usable_password() or person.authenticator_set.exists(),
    }


def masked(email: str) -> str:
    """`k…@fjordby.dk`: its owner knows it, nobody else learns it."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}"


def earlier_of(person: Person) -> str:
    """The last address its owner was heard from, where it is put back to."""
    row = OwnAddress.objects.filter(person=person).last()
    return row.email if row else ""
