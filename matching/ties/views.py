"""Whom I am too close to: naming, listing, taking back; and what to do when it concerns a pair."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from matching.models import Match, Tie
from matching.ties.actions import name_person, name_unit, remove_tie
from matching.ties.forms import TieForm
from matching.ties.people import LIVE, concerned, own_ties, units_here
from matching.ties.who_reads import of_ties
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.models import Unit


@never_cache
def close(request: HttpRequest) -> HttpResponse:
    """One's own list, and a form for one more."""
    user: Any = request.user
    form = TieForm(request.POST or None, units=units_here(user), who_reads={"name": of_ties(user)})
    if request.method == "POST" and form.is_valid():
        try:
            _name(form, user)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            notice(request, _("It is on your list. From now on nobody you have named is put together with you."))
            return redirect("matching:close")
    named = own_ties(user)
    context = {
        "form": form,
        "named": named,
        "line": of_ties(user),
        "pairs": _pairs(concerned(user, named), user),
        "in_pairs": _pairs(Match.objects.of(user).filter(status__in=LIVE).select_related("room"), user),
    }
    return render(request, "matching/ties/close.html", context)


def _name(form: TieForm, user: Any) -> None:
    if form.text():
        name_person(form.text(), by=user)
    if form.cleaned_data.get("unit"):
        name_unit(Unit.objects.get(pk=form.cleaned_data["unit"]), by=user)


def _pairs(matches: Any, user: Any) -> list[dict[str, str]]:
    """The other half's name and the page that tells what to do."""
    rooms = ((match, getattr(match, "room", None)) for match in matches)
    return [
        {"name": match.other(user).first_name, "url": reverse("meetings:conflict", args=[room.pk])}
        for match, room in rooms
        if room
    ]


@never_cache
@require_POST
def remove(request: HttpRequest, tie_id: Any) -> HttpResponse:
    """Off the list."""
    tie = get_object_or_404(Tie.objects.visible_to(request.user), pk=tie_id)
    remove_tie(tie, by=request.user)
    notice(request, _("It is off your list."), level=messages.SUCCESS)
    return redirect("matching:close")
