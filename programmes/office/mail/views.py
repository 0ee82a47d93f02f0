"""The mails of a programme, and writing to people."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentorforum.errors import RuleBroken
from mentorforum.ids import uuids
from mentorforum.notices import notice
from programmes.frame.office import OfficeRequest, office
from programmes.mail.letters import draft_letter, hold, release, write_to
from programmes.mail.preview import previews
from programmes.mail.reminders.forecast import forecast
from programmes.mail.rules import can_handle_mail
from programmes.models import Mail, Person
from programmes.office.mail import pages as mail_list
from programmes.office.mail.forms import LetterForm
from programmes.people.rules import can_run_programme

PER_PAGE = 50
VERBS = {"hold": hold, "release": release}


@office("mail")
def mail(request: OfficeRequest) -> HttpResponse:
    """What goes in the next 14 days, what can be undone, is held back, was sent, did not arrive."""
    programme, now = request.office.programme, timezone.now()
    if programme is None:
        raise PermissionDenied
    show = request.GET.get("show", "")
    show = show if show in mail_list.labels() else mail_list.PLANNED
    rows = mail_list.mails_of(programme, request.user)
    page = Paginator(mail_list.listed(rows, show, now), PER_PAGE).get_page(request.GET.get("page"))
    cohort, days = request.office.cohort, forecast(programme, now)
    context = {
        "shows": {show: True},
        "chips": mail_list.chips(rows, show, now, sum(day.people for day in days)),
        "page": page,
        "days": days if show == mail_list.PLANNED else [],
        "rows": mail_list.described(list(page), now),
        "groups": [(key, words) for key, (words, _rows) in mail_list.groups(cohort).items()] if cohort else [],
    }
    return render(request, "programmes/office/mail/mail.html", context)


@office("mail")
@require_POST
def handle(request: OfficeRequest, pk: Any, verb: str) -> HttpResponse:
    """Hold a mail back, or let it go."""
    mail = get_object_or_404(Mail.objects.visible_to(request.user), pk=pk)
    if not can_handle_mail(request.user, mail):
        raise PermissionDenied
    try:
        VERBS[verb](mail, by=request.user)
        notice(
            request, _("It is held back until you let it go.") if verb == "hold" else _("It goes with the next post.")
        )
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
    return redirect(f"{reverse('office_mail')}?show={'held' if verb == 'hold' else 'planned'}")


@office("mail")
def write(request: OfficeRequest) -> HttpResponse:
    """Write to a group (?group=) or to those who were ticked (?person=): the text, then how it looks, then it rests."""
    programme = request.office.programme
    if programme is None or not can_run_programme(request.user, programme):
        raise PermissionDenied
    group, ids = request.GET.get("group", ""), uuids(request.GET.getlist("person"))
    people = mail_list.receivers(request.office.cohort, request.user, group, ids)
    if not people:
        notice(request, _("Nobody is in this group, so nobody would get the mail."), level=messages.WARNING)
        return redirect("office_mail")
    stage = request.POST.get("stage", "")
    form = LetterForm(request.POST if stage else None)
    context = {"form": form, "people": people}
    if stage not in {"look", "sure"} or not form.is_valid():
        return render(request, "programmes/office/mail/write.html", context)
    if stage == "sure" and (done := _send(request, people, form.cleaned_data)):
        return done
    typed = {name: form.cleaned_data[name] for name in ("subject", "text")}
    mails = [draft_letter(programme, person, by=request.user, **typed) for person in people]
    return render(request, "programmes/office/mail/write_mail.html", {**context, "previews": previews(mails)})


def _send(request: OfficeRequest, people: list[Person], typed: dict[str, Any]) -> HttpResponse | None:
    try:
        write_to(
            request.office.programme,
            people,
            subject=typed["subject"],
            text=typed["text"],
            by=request.user,
            key=typed["once"],
        )
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
        return None
    return redirect("office_today")
