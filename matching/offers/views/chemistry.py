"""The chemistry meeting: its date, and each half's sealed answer. Not there where a programme has no such step."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from matching.enums import OVER
from matching.models import Match
from matching.offers import rules
from matching.offers.answers import answer_offer, note_talk
from matching.offers.forms import AnswerForm, FirstTalkForm
from matching.offers.pages import offer_page
from matching.offers.views.offer import find_own, sealed, show
from mentorforum import dates
from mentorforum.calendars import calendar_file
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice


def _find(request: HttpRequest, match_id: Any) -> Match:
    match = find_own(request, match_id)
    if not match.programme.has("chemistry") or match.asks_mentor_first:
        raise Http404
    return match


@never_cache
def answer(request: HttpRequest, match_id: Any) -> HttpResponse:
    """Three choices, sealed; the very sentence both get stands above them. Once answered, only that it is sealed."""
    match, now = _find(request, match_id), timezone.now()
    if not rules.can_answer_sealed(request.user, match, now):
        raise PermissionDenied
    form = AnswerForm(request.POST or None, match=match)
    if request.method == "POST" and form.is_valid():
        try:
            answer_offer(match, by=request.user, now=now, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            notice(request, sealed(match))
            return redirect("matching:offer", match.pk)
    return show(request, "matching/offers/answer.html", match, page=offer_page(match, request.user, now), form=form)


@never_cache
def talk(request: HttpRequest, match_id: Any) -> HttpResponse:
    """Either half notes when the two meet."""
    match, now = _find(request, match_id), timezone.now()
    if not rules.can_note_talk(request.user, match, now):
        raise PermissionDenied
    form = FirstTalkForm(request.POST or None, match=match, other=match.other(request.user).first_name)
    if request.method == "POST" and form.is_valid():
        try:
            note_talk(match, by=request.user, talk_at=form.cleaned_data["talk_at"], now=now)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            notice(request, _("The day of your talk is noted. You both see it."))
            return redirect("matching:offer", match.pk)
    return show(request, "matching/offers/talk.html", match, form=form)


@never_cache
def talk_calendar(request: HttpRequest, match_id: Any) -> HttpResponse:
    """The talk as a calendar file, an hour long."""
    match = _find(request, match_id)
    if match.talk_at is None or match.status in OVER:
        raise Http404
    starts = dates.local(match.talk_at, match.programme.zone)
    content = calendar_file(
        uid=f"talk-{match.pk}@mentorforum",
        starts=starts,
        ends=starts + timedelta(hours=1),
        summary=_("Talk with %(name)s") % {"name": match.other(request.user).name},
        url=settings.SITE_URL.rstrip("/") + reverse("matching:offer", args=[match.pk]),
        method="PUBLISH",
        stamp=timezone.now(),
    )
    headers = {"Content-Disposition": 'attachment; filename="talk.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8; method=PUBLISH", headers=headers)
