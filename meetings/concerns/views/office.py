"""Concerns in the office: one page each, and each opening is noted."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from meetings.concerns.actions import close_concern, open_concern
from meetings.frame import rules
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.frame.office import office
from programmes.models import Concern


@office("today")
def concerns(request: HttpRequest) -> HttpResponse:
    """Who has written, without the text: the open ones first."""
    rows = Concern.objects.for_office(request.user).filter(programme=request.office.programme)  # type: ignore[attr-defined]
    rows = rows.select_related("person").order_by("-created_at")
    context = {"open": rows.filter(closed_at=None), "closed": rows.exclude(closed_at=None)[:50]}
    return render(request, "meetings/concerns/office/concerns.html", context)


def _find(request: HttpRequest, concern_id: Any) -> Concern:
    rows = Concern.objects.for_office(request.user).select_related("programme__unit__root", "person")
    concern = get_object_or_404(rows, pk=concern_id)
    request.office.enter(concern.programme)  # type: ignore[attr-defined]
    return concern


@office("today")
def concern(request: HttpRequest, concern_id: Any) -> HttpResponse:
    """Open one: the person can see that it was opened, by whom and when."""
    concern = _find(request, concern_id)
    text = open_concern(concern, by=request.user)
    may_close = rules.can_close_concern(request.user, concern)
    return render(
        request, "meetings/concerns/office/concern.html", {"concern": concern, "text": text, "may_close": may_close}
    )


@office("today")
@require_POST
def close(request: HttpRequest, concern_id: Any) -> HttpResponse:
    """Done."""
    concern = _find(request, concern_id)
    if not rules.can_close_concern(request.user, concern):
        raise PermissionDenied
    try:
        close_concern(concern, by=request.user)
        notice(request, _("Closed. The person is not told."))
    except RuleBroken as error:
        notice(request, str(error), level=messages.WARNING)
    return redirect("office_today")
