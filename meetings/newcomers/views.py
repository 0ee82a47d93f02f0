"""The introducer's pages, and the newcomer's switch for them (H3)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from meetings.frame import who_reads
from meetings.frame.page import show
from meetings.newcomers.introduced import introduced_by, newcomers_of, plan_of, plan_path
from mentorforum.notices import notice
from programmes.models import Application
from programmes.newcomers.introducers import let_introducer
from programmes.newcomers.rules import can_let_introducer, can_see_introduced


@never_cache
@require_safe
def introduced(request: HttpRequest) -> HttpResponse:
    """Whom one introduces."""
    newcomers = newcomers_of(request.user)  # type: ignore[arg-type]
    if not newcomers:
        raise Http404
    programmes = {newcomer.programme_id: newcomer.programme for newcomer in newcomers}
    programme = next(iter(programmes.values())) if len(programmes) == 1 else None
    return show(request, "meetings/newcomers/introduced.html", programme, newcomers=newcomers, concern_url="")


@never_cache
@require_safe
def introduced_one(request: HttpRequest, application_id: Any) -> HttpResponse:
    """One newcomer: the first day, and the plan if the newcomer allows."""
    newcomer = get_object_or_404(introduced_by(request.user), pk=application_id)  # type: ignore[arg-type]
    if not can_see_introduced(request.user, newcomer):
        raise Http404
    allowed = newcomer.introducer_allowed
    with timezone.override(newcomer.programme.zone):
        context = {
            "newcomer": newcomer,
            "path": plan_path(newcomer, timezone.now()) if allowed else [],
            "plan": plan_of(newcomer) if allowed else [],
            "line": who_reads.of_introduced(newcomer),
            "concern_url": "",  # a pair's way to the coordinators; an introducer writes to them
        }
        return show(request, "meetings/newcomers/introduced_one.html", newcomer.programme, **context)


@require_POST
def let(request: HttpRequest, application_id: Any) -> HttpResponse:
    """The newcomer lets the introducer in, or no longer."""
    own = get_object_or_404(Application.objects.of(request.user).select_related("programme"), pk=application_id)
    if not own.programme.has("introducer"):
        raise Http404
    if not can_let_introducer(request.user, own):
        raise PermissionDenied
    allowed = request.POST.get("allowed") == "yes"
    let_introducer(own, allowed, by=request.user)  # type: ignore[arg-type]
    name = own.introducer.first_name if own.introducer else ""
    sentence = (
        _("%(name)s sees the plan and the dates now.") if allowed else _("%(name)s sees only your first day now.")
    )
    notice(request, sentence % {"name": name})
    return redirect("meetings:start")
