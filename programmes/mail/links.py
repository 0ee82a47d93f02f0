"""Secret addresses: a row holds the hash, the mail holds the token, and nobody stores it.

The token is derived from the row's id with the secret key, so that the outbox can write it into a mail when the mail
is rendered. Opening an address changes nothing (mail scanners open them too): redeeming is a POST.
"""

import hashlib
import hmac
from base64 import urlsafe_b64encode
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from programmes.enums import LinkPurpose
from programmes.models import Link


def make_link(purpose: LinkPurpose, thing: Any, *, expires: datetime) -> Link:
    """A new secret address for one thing; its token comes from `token_of`."""
    link = Link(purpose=purpose, thing=thing.pk, expires=expires)
    link.token_hash = _hash(token_of(link))
    link.save(force_insert=True)
    return link


def token_of(link: Link) -> str:
    """The secret part of the address: 43 characters."""
    raw = hmac.new(settings.SECRET_KEY.encode(), f"link|{link.purpose}|{link.pk}".encode(), hashlib.sha256).digest()
    return urlsafe_b64encode(raw).decode().rstrip("=")


def find_link(purpose: LinkPurpose, token: str, *, now: datetime | None = None) -> Link | None:
    """The link with this token, if it is not past its date; used ones too (the caller says what that means)."""
    link = Link.objects.filter(purpose=purpose, token_hash=_hash(token)).first()
    return link if link and link.expires > (now or timezone.now()) else None


def use_link(link: Link, *, now: datetime | None = None) -> bool:
    """Mark as used; False if it was already. For links that work once."""
    now = now or timezone.now()
    return bool(Link.objects.filter(pk=link.pk, used_at=None).update(used_at=now))


def prolong(purpose: LinkPurpose, thing: Any, *, expires: datetime) -> None:
    """The thing's links of this purpose work until `expires`."""
    Link.objects.filter(purpose=purpose, thing=thing.pk).update(expires=expires)


def end_links(thing: Any) -> None:
    """No link opens the thing any more."""
    Link.objects.filter(thing=thing.pk).delete()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()
