"""Who coordinates a programme."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.frame.office import OfficeRequest, office
from programmes.setup.coordinators.actions import appoint, step_down
from programmes.setup.coordinators.forms import CoordinatorForm
from programmes.setup.views import find_programme


@office("setup")
def coordinators(request: OfficeRequest, slug: str) -> HttpResponse:
    """The list, and somebody new; the others are told by mail."""
    programme = find_programme(request, slug)
    form = CoordinatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = appoint(programme, by=request.user, **form.cleaned_data)
            notice(request, _("%(name)s gets a mail, and so do the others.") % {"name": row.person.name})
            return redirect("office_coordinators", slug)
        except RuleBroken as error:
            form.refuse(error)
    rows = programme.coordinatorships.filter(until=None).select_related("person").order_by("person__name")
    return render(request, "programmes/setup/coordinators.html", {"form": form, "rows": rows})


@office("setup")
@require_POST
def end(request: OfficeRequest, slug: str, pk: Any) -> HttpResponse:
    """Somebody does not coordinate any more; perhaps oneself."""
    programme = find_programme(request, slug)
    row = get_object_or_404(programme.coordinatorships.filter(until=None).select_related("person"), pk=pk)
    row.programme = programme
    try:
        step_down(row, by=request.user)
        notice(request, _("%(name)s no longer coordinates here.") % {"name": row.person.name})
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
        return redirect("office_coordinators", slug)
    if row.person_id == request.user.pk:
        return redirect("/")  # perhaps there is no office any more
    return redirect("office_coordinators", slug)
