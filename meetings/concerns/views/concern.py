""" "Something does not feel right": writing to the coordinators."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from meetings.concerns.actions import write_concern
from meetings.concerns.forms import ConcernForm
from meetings.frame import who_reads
from meetings.frame.page import attempt, sent, show
from mentorforum.notices import notice
from programmes.models import AccessLogEntry, Application, Concern, Person, Programme


def programmes_of(person: Person) -> list[Programme]:
    """Those this person takes part in, or has applied to."""
    ids = Application.objects.of(person).exclude(status="draft").values("programme")
    return list(Programme.objects.filter(pk__in=ids).select_related("unit__root").order_by("-created_at"))


@never_cache
def concern(request: HttpRequest) -> HttpResponse:
    """Write to the coordinators, and see what one wrote before and who has opened it."""
    programmes = programmes_of(request.user)
    if not programmes:
        return show(request, "meetings/concerns/nobody.html", None)
    line = who_reads.of_concern(programmes[0], request.user)
    form = ConcernForm(request.POST or None, programmes=programmes, who_reads={"text": line})
    if sent(request, form):
        programme, data = form.chosen(), form.cleaned_data
        if attempt(form, write_concern, programme, by=request.user, text=data["text"], once=data["once"]):
            sentence = _("Sent. {Coordinators_def} get a mail that somebody has written, and answer you.")
            notice(request, programme.terms.say(sentence))
            return redirect("meetings:concern")
    earlier = [
        _opened(row, request.user) for row in Concern.objects.filter(person=request.user).order_by("-created_at")
    ]
    return show(request, "meetings/concerns/concern.html", programmes[0], form=form, earlier=earlier, concern_url="")


def _opened(row: Concern, person: Person) -> dict[str, Any]:
    openings = AccessLogEntry.objects.filter(thing=row.pk, what="concern").select_related("person").order_by("at")
    return {"concern": row, "text": row.open_for(person).read(row.text), "openings": list(openings)}
