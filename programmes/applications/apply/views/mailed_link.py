"""The mailed links: opening the address shows a button, pressing it redeems. Mail scanners only open."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications.apply.sending import confirm_address
from programmes.applications.visitor import bear, frame
from programmes.enums import ApplicationStatus, LinkPurpose
from programmes.mail.links import find_link
from programmes.models import Application

GONE = 410


@login_not_required
@never_cache
def draft_link(request: HttpRequest, token: str) -> HttpResponse:
    """Confirms the address and opens the draft; it may be opened again until its date."""
    return _link(request, LinkPurpose.DRAFT, token)


@login_not_required
@never_cache
def status_link(request: HttpRequest, token: str) -> HttpResponse:
    """Opens the page of what was sent."""
    return _link(request, LinkPurpose.STATUS, token)


def _link(request: HttpRequest, purpose: LinkPurpose, token: str) -> HttpResponse:
    link = find_link(purpose, token)
    applications = Application.objects.select_related("programme__unit__root", "cohort__programme", "person")
    application = applications.filter(pk=link.thing).first() if link else None
    if application is None:
        return render(request, "programmes/applications/apply/link_gone.html", {}, status=GONE)
    if request.method == "POST":
        return _redeem(request, application, purpose)
    context = {"application": application, "is_draft": application.status == ApplicationStatus.DRAFT}
    return render(request, "programmes/applications/apply/link.html", frame(application.programme, **context))


def _redeem(request: HttpRequest, application: Application, purpose: LinkPurpose) -> HttpResponse:
    if purpose == LinkPurpose.DRAFT:
        application = _confirm(request, application)
    bear(request, application)
    if application.status == ApplicationStatus.DRAFT:
        return redirect(
            "programmes:apply" if application.side == "mentee" else "programmes:interest", application.programme.slug
        )
    waits = "still" in request.GET and application.status == ApplicationStatus.WAITING
    return redirect("programmes:still" if waits else "programmes:application", application.number)


def _confirm(request: HttpRequest, application: Application) -> Application:
    was: Any = application.confirmed_at
    try:
        application = confirm_address(application)
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
        return application
    if application.status != ApplicationStatus.DRAFT:
        notice(request, _("It has arrived. A receipt is on its way by mail."))
    elif was is None:
        notice(request, _("Your address is confirmed."))
    return application
