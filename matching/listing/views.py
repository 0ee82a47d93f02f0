"""Who mentors whom: the list, and a half's own yes to stand on it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from matching.listing.actions import agree_to_list, withdraw_from_list
from matching.listing.pages import STEP, agrees, listed_pairs, sees_list
from matching.listing.rules import can_be_listed
from matching.listing.who_reads import of_list
from matching.models import Match
from matching.offers.room_address import room_address
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.models import Programme


@never_cache
def pairs(request: HttpRequest, slug: str) -> HttpResponse:
    """The list, for those who take part and the coordinators; 404 for everybody else."""
    programme = get_object_or_404(Programme.objects.select_related("unit__root"), slug=slug)
    if not sees_list(request.user, programme):
        raise Http404
    own = Match.objects.of(request.user).filter(programme=programme).select_related("programme").order_by("-created_at")
    context = {
        "programme": programme,
        "terms": programme.terms,
        "pairs": listed_pairs(programme),
        "own": [match for match in own if can_be_listed(request.user, match)],
        "line": of_list(programme),
        "asks": [person for person in programme.coordinators() if person.pk != request.user.pk],  # type: ignore[union-attr]
    }
    return render(request, "matching/listing/pairs.html", context)


@never_cache
def listed(request: HttpRequest, match_id: Any) -> HttpResponse:
    """A half's own yes, off until it is given, and taken back at once."""
    rows = Match.objects.of(request.user).select_related("programme__unit__root", "mentee", "mentor", "room")
    match = get_object_or_404(rows, pk=match_id)
    if not match.programme.has(STEP):
        raise Http404
    if not can_be_listed(request.user, match):
        raise PermissionDenied
    if request.method == "POST":
        return _answer(request, match)
    programme = match.programme
    context = {
        "match": match,
        "other": match.other(request.user),
        "agreed": agrees(match, request.user),
        "room_url": room_address(match),
        "programme": programme,
        "terms": programme.terms,
        "line": of_list(programme),
        "asks": [person for person in programme.coordinators() if person.pk != request.user.pk],  # type: ignore[union-attr]
    }
    return render(request, "matching/listing/listed.html", context)


def _answer(request: HttpRequest, match: Match) -> HttpResponse:
    user: Any = request.user
    try:
        if "withdraw" in request.POST:
            withdraw_from_list(match, by=user)
            notice(request, _("You two are not on the list any more. Nobody is told."))
        else:
            agree_to_list(match, by=user)
            notice(request, _("Your yes is noted. You stand on the list when you have both said yes."))
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.WARNING)
    return redirect("matching:listed", match.pk)
