"""What the two halves of an offer see and answer."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from matching.enums import AnswerChoice, MatchStatus
from matching.models import Match
from matching.offers import rules
from matching.offers.answers import answer_offer
from matching.offers.forms import NoForm
from matching.offers.pages import offer_page
from matching.offers.spans import hear_by
from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice


def find_own(request: HttpRequest, match_id: Any) -> Match:
    """One's own match, from the offer on; 404 otherwise."""
    rows = Match.objects.of(request.user).select_related(
        "programme", "cohort", "mentee__unit", "mentor__unit", "mentee_application", "mentor_application"
    )
    match = get_object_or_404(rows, pk=match_id)
    match.mentee_application.programme = match.mentor_application.programme = match.programme
    return match


@never_cache
def offer(request: HttpRequest, match_id: Any) -> HttpResponse:
    """Who the other is, why you two, what happens; where both simply accept, the filled button says yes."""
    match, now = find_own(request, match_id), timezone.now()
    if request.method == "POST":
        return _accept(request, match, now)
    return show(request, "matching/offers/offer.html", match, page=offer_page(match, request.user, now))


def _accept(request: HttpRequest, match: Match, now: datetime) -> HttpResponse:
    first = match.asks_mentor_first
    try:
        if match.status == MatchStatus.OFFERED and match.programme.has("chemistry") and not first:
            raise PermissionDenied  # answered on a page of its own, sealed
        answer_offer(match, by=request.user, choice=AnswerChoice.YES, now=now)
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.ERROR)
    else:
        notice(request, _accepted(match, first))
    return redirect("matching:offer", match.pk)


def _accepted(match: Match, first: bool) -> str:
    if match.status == MatchStatus.ACTIVE:
        return _("You have both said yes. You are a pair now.")
    if first:
        return match.programme.terms.say(_("Thank you. {name} is told now."), name=match.mentee.first_name)
    text = _("Your yes is noted. You hear by %(day)s at the latest.")
    return text % {"day": dates.say_day(hear_by(match))}


@never_cache
def no(request: HttpRequest, match_id: Any) -> HttpResponse:
    """No thanks, after reading the very sentence one gets."""
    match, now = find_own(request, match_id), timezone.now()
    first = match.asks_mentor_first
    if not rules.can_answer_simply(request.user, match, now):
        raise PermissionDenied
    form = NoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_offer(match, by=request.user, choice=AnswerChoice.NO, reason=form.cleaned_data["reason"], now=now)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            notice(request, _("Thank you for telling us.") if first else sealed(match))
            return redirect("matching:offer", match.pk)
    page = offer_page(match, request.user, now)
    return show(request, "matching/offers/no.html", match, page=page, form=form)


def sealed(match: Match) -> str:
    """What is said after an answer, the same whatever it was and whoever was first."""
    text = _("Your answer is sealed. You both hear on the same morning, on %(day)s at 8.00 at the latest.")
    return text % {"day": dates.say_day(hear_by(match))}


def show(request: HttpRequest, template: str, match: Match, **context: Any) -> HttpResponse:
    """With the programme's words and who to ask, by name."""
    programme = match.programme
    asks = [person for person in programme.coordinators() if person.pk != request.user.pk]
    frame = {"match": match, "programme": programme, "terms": programme.terms, "asks": asks}
    return render(request, template, {**frame, "concern_url": reverse("meetings:concern"), **context})
