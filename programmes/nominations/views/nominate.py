"""Nominating a mentor, for a manager or HR without a login; and the nominee's page behind the mailed link (G2, G3).

Nothing here tells whether an address is known, and nothing tells the nominator what became of it.
"""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications.path import nomination_cohort
from programmes.applications.visitor import bear, frame, posted, public_programme
from programmes.applications.who_reads import say_with_readers
from programmes.enums import ApplicationStatus, LinkPurpose, NominationStatus
from programmes.mail.links import find_link
from programmes.models import Application, Nomination, Programme
from programmes.models.records import Bearer
from programmes.nominations.actions import decline_nomination, nominate
from programmes.nominations.consent import consent
from programmes.nominations.forms import about_of, consent_form, nomination_form
from programmes.nominations.pages import gathering_dates, nomination_line, said_of

#: in the session: ids of the nominations sent, and of those whose mailed link was opened, in this browser
SENT, OPENED, MOST = "nominated", "nominee", 50
GONE = 410


@login_not_required
@never_cache
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Who you are, whom you nominate, and why."""
    programme = _programme(request, slug)
    cohort = nomination_cohort(programme)
    form = nomination_form(cohort, posted(request), before=_last(request, programme)) if cohort else None
    if cohort and form and request.method == "POST" and form.is_valid():
        try:
            _keep(request, SENT, nominate(cohort, **form.values()))
            return redirect("programmes:nominated", slug)
        except RuleBroken as error:
            form.refuse(error)
    context = {"cohort": cohort, "form": form, "line": nomination_line(programme)}
    return render(request, "programmes/nominations/nominate.html", frame(programme, **context))


@login_not_required
@never_cache
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    """Received: the same words for ever, and the way to nominate one more."""
    programme = _programme(request, slug)
    rows = Nomination.objects.filter(pk__in=request.session.get(SENT, []), programme=programme)
    names = list(rows.order_by("-asked_at").values_list("nominee_name", flat=True))
    if not names:
        return redirect("programmes:nominate", slug)
    return render(request, "programmes/nominations/sent.html", frame(programme, names=names))


@login_not_required
@never_cache
def nominee(request: HttpRequest, token: str) -> HttpResponse:
    """Behind the mailed link: a button first, then who named one, what was said, what it takes, yes or no."""
    link = find_link(LinkPurpose.NOMINATION, token)
    nominations = Nomination.objects.select_related("programme__unit__root", "cohort__programme")
    nomination = nominations.filter(pk=link.thing).first() if link else None
    if nomination is None:
        return render(request, "programmes/nominations/gone.html", {}, status=GONE)
    if nomination.status != NominationStatus.ASKED:
        return render(request, "programmes/nominations/used.html", frame(nomination.programme), status=GONE)
    if str(nomination.pk) in request.session.get(OPENED, []):
        return _opened(request, nomination)
    if request.method == "POST":
        _keep(request, OPENED, nomination)
        return redirect("programmes:nomination", token)
    return render(request, "programmes/nominations/link.html", frame(nomination.programme))


def _opened(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    """The page itself, and the answer."""
    programme, answer = nomination.programme, request.POST.get("answer")
    asks = None if programme.has("interest") else consent_form(nomination, request.POST if answer == "yes" else None)
    if answer == "no" or (answer == "yes" and (asks is None or asks.is_valid())):
        return _answer(request, nomination, asks if answer == "yes" else None, answer)
    context = {
        "nomination": nomination,
        "answers": said_of(nomination, Bearer(nomination.pk)),
        "line": say_with_readers(
            _("Read by you and {who}. Who nominated you has a copy of their own words."), programme
        ),
        "duties": programme.items("mentor_duties"),
        "gatherings": gathering_dates(nomination.cohort) if programme.has("gatherings") else [],
        "rhythm": programme.said("rhythm"),
        "ending": programme.said("ending"),
        "form": asks,
    }
    return render(request, "programmes/nominations/nominee.html", frame(programme, **context))


def _answer(request: HttpRequest, nomination: Nomination, form: Any, answer: str) -> HttpResponse:
    try:
        if answer == "no":
            decline_nomination(nomination)
            return render(request, "programmes/nominations/used.html", frame(nomination.programme, thanks=True))
        given = {"about": about_of(form), "places": form.cleaned_data["places"]} if form else {}
        application = consent(nomination, **given)
    except RuleBroken as error:
        notice(request, str(error))
        return redirect(request.path)
    if application is None:
        return render(request, "programmes/nominations/used.html", frame(nomination.programme, thanks=True, yes=True))
    return _onward(request, application)


def _onward(request: HttpRequest, application: Application) -> HttpResponse:
    """To the form that has begun, or to the page of what is sent."""
    bear(request, application)
    if application.status == ApplicationStatus.DRAFT:
        notice(
            request, _("Thank you. Your address is confirmed, and your form has begun. Take it in parts if you like.")
        )
        return redirect("programmes:interest", application.programme.slug)
    notice(request, _("Thank you. It has arrived, and a receipt is on its way by mail."))
    return redirect("programmes:application", application.number)


def _programme(request: HttpRequest, slug: str) -> Programme:
    programme = public_programme(request, slug)
    if not programme.has("nomination"):
        raise Http404
    return programme


def _keep(request: HttpRequest, name: str, nomination: Nomination) -> None:
    held = [key for key in request.session.get(name, []) if key != str(nomination.pk)]
    request.session[name] = [*held, str(nomination.pk)][-MOST:]


def _last(request: HttpRequest, programme: Programme) -> Nomination | None:
    """The one sent last in this browser: its nominator's name stands in the next form."""
    rows = Nomination.objects.filter(pk__in=request.session.get(SENT, []), programme=programme)
    return rows.order_by("-asked_at").first()
