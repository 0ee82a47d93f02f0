"""Taking a click back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.frame.office import OfficeRequest, office
from programmes.models import Undo
from programmes.undo.actions import take_back
from programmes.undo.rules import can_take_back


@office("today")
@require_POST
def undo(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Take a click back: the mails do not go, and every status is what it was."""
    undo = get_object_or_404(Undo.objects.filter(programme__in=request.office.programmes), pk=pk)
    if not can_take_back(request.user, undo):
        raise PermissionDenied
    try:
        take_back(undo, by=request.user)
        notice(request, _("It is undone. No mail has gone, and everything is as it was."))
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
    return redirect("office_today")
