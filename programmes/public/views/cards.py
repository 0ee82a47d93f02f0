"""Public pages beside a programme's own: blank cards to print (H5), and how mentoring works here (L2, L3, L8)."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from programmes.applications.visitor import frame, public_programme
from programmes.public.cards import card_of
from programmes.public.mentoring import mentoring_of


@login_not_required
def card(request: HttpRequest, slug: str, which: str) -> HttpResponse:
    """The contract or the agenda, blank on one A4 page, with nobody's name. 404 where the programme prints none."""
    programme = public_programme(request, slug)
    card = card_of(programme, which)
    if card is None:
        raise Http404
    return render(request, "programmes/public/card.html", frame(programme, card=card))


@login_not_required
def mentoring(request: HttpRequest, slug: str) -> HttpResponse:
    """Rules, mentoring beside coaching, what goes wrong and what is done about it. 404 where nothing is said of it."""
    programme = public_programme(request, slug)
    mentoring = mentoring_of(programme)
    if not mentoring:
        raise Http404
    return render(request, "programmes/public/mentoring.html", frame(programme, mentoring=mentoring))
