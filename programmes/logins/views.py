"""The owner's answer to a moved login: by a mailed button, or logged in. Opening changes nothing."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.enums import LinkPurpose
from programmes.logins.actions import answer_move
from programmes.logins.pages import earlier_of, ways_of
from programmes.logins.rules import can_answer_move, standing_move
from programmes.mail.links import find_link
from programmes.models import AddressMove

GONE = 410
YES, NO = "yes", "no"


@login_not_required
@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    """The button in a mail to an address that its owner was heard from."""
    link = find_link(LinkPurpose.ADDRESS, token)
    rows = AddressMove.objects.select_related("person", "by", "programme")
    move = rows.filter(pk=link.thing).first() if link else None
    if move is None or move.person.erased_at:
        return render(request, "programmes/applications/apply/link_gone.html", status=GONE)
    return _answer(request, move)


@never_cache
def logged_in(request: HttpRequest) -> HttpResponse:
    """The same for somebody who is logged in; a session that is not the owner's reads how it opens."""
    person: Any = request.user
    move = standing_move(person)
    if not person.is_proven:
        return render(request, "programmes/logins/closed.html", ways_of(person))
    if move is None:
        return redirect("programmes:me")
    return _answer(request, move)


def _answer(request: HttpRequest, move: AddressMove) -> HttpResponse:
    answer, problem = request.POST.get("answer", ""), ""
    if request.method == "POST" and answer in {YES, NO}:
        try:
            answer_move(move, mine=answer == YES, session=request.session.session_key)
        except RuleBroken as error:
            problem = str(error)
        else:
            return _done(request, move, mine=answer == YES)
    context = {
        "move": move,
        "someone": move.person,
        "earlier": earlier_of(move.person),
        "open": can_answer_move(move, timezone.now()),
        "problem": problem,
        "programme": move.programme,
        "asks": move.programme.coordinators(),
        "terms": move.programme.terms,
    }
    return render(request, "programmes/logins/answer.html", context)


def _done(request: HttpRequest, move: AddressMove, *, mine: bool) -> HttpResponse:
    text = _("Thank you. Everything is open again.") if mine else _("Thank you. The address stays what it was.")
    notice(request, text, level=messages.SUCCESS)
    return redirect("meetings:start" if request.user.is_authenticated else "account_login")
