"""Pages for everybody: the list of programmes, one programme, privacy, about, accessibility."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from programmes.applications.path import next_cohort, open_cohort, path_of
from programmes.applications.visitor import frame, public_programme
from programmes.applications.who_reads import say_with_readers
from programmes.enums import ProgrammeStatus, Side
from programmes.models import Programme
from programmes.public.mentoring import mentoring_of


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Open now, always open, opens later, always open to mentors; where nothing is, those one can ask.

    Two queries however many there are.
    """
    now = timezone.now()
    programmes = Programme.objects.public().select_related("unit__root").prefetch_related("cohorts")
    groups: dict[str, list[dict[str, Any]]] = {"open": [], "always": [], "later": [], "mentors": [], "welcome": []}
    for programme in programmes:
        if programme.status != ProgrammeStatus.OPEN:
            continue
        mentees, mentors = open_cohort(programme, Side.MENTEE, now), open_cohort(programme, Side.MENTOR, now)
        card = {"programme": programme, "cohort": mentees, "later": next_cohort(programme, now)}
        if programme.has("application"):
            groups["later" if not mentees else "always" if mentees.is_open_ended else "open"].append(card)
        if mentors:
            groups["welcome" if programme.has("always_open_interest") else "mentors"].append(card)
    return render(request, "programmes/public/home.html", {**groups, "ask": [] if any(groups.values()) else programmes})


@login_not_required
@require_safe
def programme(request: HttpRequest, slug: str) -> HttpResponse:
    """What a visitor needs to decide."""
    now, chosen = timezone.now(), public_programme(request, slug)
    mentees, mentors = open_cohort(chosen, Side.MENTEE, now), open_cohort(chosen, Side.MENTOR, now)
    later = next_cohort(chosen, now)
    shown = mentees or later or mentors
    context = {
        "cohort": mentees if chosen.has("application") else None,
        "mentor_cohort": mentors,
        "later": later,
        "path": path_of(shown, now) if shown and chosen.has("application") else [],
        "fits": chosen.items("fits_you", "mentee"),
        "sides": [_side(chosen, Side.MENTEE), _side(chosen, Side.MENTOR)],
        "reads": say_with_readers(_reads(chosen), chosen),
        "purpose": chosen.said("purpose"),
        "ask_yourself": chosen.items("self_questions") if chosen.has("self_questions") else [],
        "statements": chosen.items("statements"),
        "mentoring": mentoring_of(chosen),
    }
    return render(request, "programmes/public/programme.html", frame(chosen, **context))


def _reads(programme: Programme) -> str:
    """Where a mentee is entered by others, nobody has an application."""
    if programme.has("application"):
        return _("Your application is read by {who}. Your manager: never.")
    return _("What you send is read by {who}. Your manager: never.")


def _side(programme: Programme, side: str) -> dict[str, Any]:
    return {
        "is_mentor": side == Side.MENTOR,
        "gets": programme.items(f"{side}_gets"),
        "duties": programme.items(f"{side}_duties"),
    }


@login_not_required
@require_safe
def programme_privacy(request: HttpRequest, slug: str) -> HttpResponse:
    """Who reads what, how long it is kept, and what the law may demand, in the organisation's words."""
    chosen = public_programme(request, slug)
    months = chosen.settings.get("kept_months", {})
    context = {"law": chosen.privacy, "plain": chosen.said("privacy_plain"), "months": months}
    context["coordinators"] = chosen.coordinators()
    context["reads"] = say_with_readers(
        _("{Who}. Some answers go to your other half with the offer, and it says so at each of them."), chosen
    )
    return render(request, "programmes/public/programme_privacy.html", frame(chosen, **context))


@login_not_required
@require_safe
def plain_page(request: HttpRequest, page: str) -> HttpResponse:
    """About, accessibility and privacy of the site: text only."""
    return render(request, page)
