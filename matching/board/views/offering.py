"""Offering proposals with a preview of the mails, and taking an offer back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.board.find.actions import send_offers
from matching.board.forms import OfferForm
from matching.board.views.lookup import find_match, find_pair, find_working_cohort
from matching.enums import MatchStatus
from matching.explain.rules import rules_said
from matching.models import Match
from matching.offers import rules
from matching.offers.actions import asks_mentor_first, is_told, withdraw_offer
from matching.offers.agreed import enter_agreed, rules_between
from matching.offers.mails import previews
from mentorforum import dates
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.enums import ApplicationStatus
from programmes.frame.office import office
from programmes.models import Cohort, Undo


@office("board")
def offer(request: HttpRequest, cohort_id: Any) -> HttpResponse:
    """Who is offered whom, and the mails as they will go (with what is chosen: `look`); sending rests ten minutes."""
    cohort = find_working_cohort(request, cohort_id)
    matches = proposals(request, cohort)
    options = {"terms": cohort.programme.terms, "mentor_first": asks_mentor_first(cohort.programme)}
    form = OfferForm(request.POST or None, matches=matches, **options)
    if request.method == "POST" and form.is_valid() and "look" not in request.POST:
        try:
            undo = send_offers(form.chosen, by=request.user, **form.how)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            tell(request, undo, len(form.chosen), form.cleaned_data.get("at"))
            return redirect("office_board", cohort.pk)
    mails = previews(matches[0], by=request.user, **form.how) if matches else []
    context = {"form": form, "matches": matches, "mails": mails, "mentee_id": _mentee_id(request), "at": form.how["at"]}
    return render(request, "matching/board/offer.html", context)


def _mentee_id(request: HttpRequest) -> str:
    """The mentee one comes from (Find), to go back to."""
    try:
        return str(UUID(request.GET.get("found", "")))
    except ValueError:
        return ""


def proposals(request: HttpRequest, cohort: Cohort) -> list[Match]:
    """The proposals asked for, or all of the cohort."""
    rows = Match.objects.for_office(request.user).filter(cohort=cohort, status=MatchStatus.PROPOSED)
    rows = rows.select_related("mentee__unit", "mentor__unit", "programme", "mentee_application")
    rows = rows.order_by("mentee__name")
    ids = set(request.POST.getlist("match") or request.GET.getlist("match"))
    return [match for match in rows if str(match.pk) in ids or (not ids and not _waits(match))]


def _waits(match: Match) -> bool:
    """Found for somebody on the waiting list: offered by that page, and not with all the others."""
    return match.mentee_application.status == ApplicationStatus.WAITING


def tell(request: HttpRequest, undo: Undo, number: int, at: datetime | None = None) -> None:
    text = ngettext(
        "%(number)d pair gets an offer. The mails go at %(time)s.",
        "%(number)d pairs get an offer. The mails go at %(time)s.",
        number,
    )
    sentence = text % {"number": number, "time": timezone.localtime(undo.until).strftime("%H.%M")}
    if at and at > undo.until:
        text = ngettext(
            "%(number)d pair gets an offer. The mails go on %(when)s.",
            "%(number)d pairs get an offer. The mails go on %(when)s.",
            number,
        )
        sentence = text % {"number": number, "when": dates.say_moment(timezone.localtime(at))}
    notice(request, sentence, undo=reverse("office_undo", args=[undo.pk]))


@office("board")
def settled(request: HttpRequest, cohort_id: Any, mentee_id: Any, mentor_id: Any) -> HttpResponse:
    """The two have agreed already: what is set aside for them, and the pair that begins in ten minutes."""
    cohort = find_working_cohort(request, cohort_id)
    mentee, mentor = find_pair(request, cohort, mentee_id, mentor_id)
    context: dict[str, Any] = {"mentee": mentee, "mentor": mentor}
    try:
        if request.method == "POST":
            undo = enter_agreed(mentee, mentor, by=request.user)
            sentence = _("It is entered. Both are told at %(time)s, and then they have begun.")
            time = timezone.localtime(undo.until).strftime("%H.%M")
            notice(request, sentence % {"time": time}, undo=reverse("office_undo", args=[undo.pk]))
            return redirect("office_board", cohort.pk)
        context["rules"] = rules_said(rules_between(mentee, mentor, by=request.user), mentor.name)
    except RuleBroken as broken:
        context["refused"] = str(broken)
    return render(request, "matching/board/agreed.html", context)


@office("board")
def withdraw(request: HttpRequest, match_id: Any) -> HttpResponse:
    """Take an open offer back; whoever was told reads the same neutral text the next morning."""
    match = find_match(request, match_id)
    if not rules.can_offer_match(request.user, match):
        raise PermissionDenied
    if request.method == "POST":
        try:
            undo = withdraw_offer(match, by=request.user)
        except RuleBroken as broken:
            notice(request, str(broken), level=messages.ERROR)
        else:
            notice(request, _taken_back(match), undo=reverse("office_undo", args=[undo.pk]))
        return redirect("office_board", match.cohort_id)
    context = {"match": match, "told": is_told(match, timezone.now())}
    return render(request, "matching/board/withdraw.html", context)


def _taken_back(match: Match) -> str:
    if not match.tell_at:
        return _("The offer is taken back. Nobody had been told of it.")
    text = _("The offer is taken back. Who was told of it reads the neutral text on %(when)s.")
    return text % {"when": dates.say_moment(timezone.localtime(match.tell_at))}
