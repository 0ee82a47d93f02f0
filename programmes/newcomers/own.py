"""The newcomer takes the work address into use: by the button in the mail to the private address, or logged in (H2)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.enums import ApplicationStatus, LinkPurpose
from programmes.mail.links import find_link
from programmes.models import Application
from programmes.newcomers.first_day import is_taken, use_work_address
from programmes.newcomers.start import waiting_work_address

GONE = 410


@login_not_required
@never_cache
def work_address(request: HttpRequest, token: str) -> HttpResponse:
    """Opening changes nothing; the press does."""
    link = find_link(LinkPurpose.WORK, token)
    rows = Application.objects.select_related("person", "programme").filter(status=ApplicationStatus.ACCEPTED)
    application = rows.filter(pk=link.thing).first() if link else None
    if application is None or application.person is None:
        return render(request, "programmes/applications/apply/link_gone.html", status=GONE)
    return _page(request, application, mailbox=application.person.email)


@never_cache
def my_work_address(request: HttpRequest) -> HttpResponse:
    """The same for a newcomer who is logged in."""
    application = waiting_work_address(request.user)
    if application is None or not request.user.is_proven:  # type: ignore[union-attr]
        raise Http404
    return _page(request, application)


def _page(request: HttpRequest, application: Application, *, mailbox: str = "") -> HttpResponse:
    if request.method == "POST":
        try:
            use_work_address(application, mailbox=mailbox)
        except RuleBroken as error:
            notice(request, str(error), level=messages.ERROR)
        else:
            notice(request, _("From now on we write to %(email)s.") % {"email": application.work_email})
        return redirect("meetings:start" if request.user.is_authenticated else "account_login")
    person = application.person
    taken = bool(person and application.work_email and is_taken(application.work_email, person))
    return render(request, "programmes/newcomers/work_address.html", {"application": application, "taken": taken})
