"""A coordinator settles what turned up about a live pair."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from matching.findings.actions import settle_finding
from matching.findings.rules import can_settle_finding
from matching.models import Finding
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.frame.office import office


@office("pairs")
@require_POST
def settle(request: HttpRequest, finding_id: Any) -> HttpResponse:
    """It may stay, or it is dealt with. The two are not told."""
    rows = Finding.objects.visible_to(request.user).select_related("match")
    finding = get_object_or_404(rows, pk=finding_id)
    if not can_settle_finding(request.user, finding):
        raise PermissionDenied
    try:
        settle_finding(finding, by=request.user)
        notice(request, _("Noted. The two are told nothing."))
    except RuleBroken as broken:
        notice(request, str(broken), level=messages.ERROR)
    return redirect("office_pair", finding.match_id)
