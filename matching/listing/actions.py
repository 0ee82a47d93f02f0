"""Agreeing to stand on the open list, and taking it back (L4)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from matching.listing.rules import can_be_listed
from matching.models import ListingConsent, Match
from matching.ties.people import LIVE
from mentorforum.errors import RuleBroken
from programmes.models import Person


@transaction.atomic
def agree_to_list(match: Match, *, by: Person) -> None:
    """This half agrees; the pair stands on the list once both have."""
    if not can_be_listed(by, match):
        raise RuleBroken(_("This can no longer be done, because something has changed since you opened the page."))
    ListingConsent.objects.get_or_create(match=match, person=by)


@transaction.atomic
def withdraw_from_list(match: Match, *, by: Person) -> None:
    """This half takes it back: the pair is off the list at once. The other is told nothing."""
    ListingConsent.objects.filter(match=match, person=by).delete()


def follow_match(match: Match, *, new: str, **_more: Any) -> None:
    """A pair that no longer meets stands on no list, and nobody needs to take anything back."""
    if new not in LIVE:
        ListingConsent.objects.filter(match=match).delete()
