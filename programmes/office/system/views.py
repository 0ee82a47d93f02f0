"""The superuser's page: organisations, units, programmes, who coordinates them, and how the system stands."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.frame.form_page import form_page
from programmes.frame.office import OfficeRequest, office
from programmes.models import Programme, Unit
from programmes.office.system.forms import ProgrammeForm, UnitForm
from programmes.office.system.health import health
from programmes.people.units import change_unit, create_unit
from programmes.setup.coordinators.actions import appoint, step_down
from programmes.setup.coordinators.forms import CoordinatorForm
from programmes.setup.from_preset import create_programme

MOST_UNITS = 30  # on the overview; all of them stand in a list of their own


@office("system", superuser=True)
def system(request: OfficeRequest) -> HttpResponse:
    """The overview."""
    programmes = (
        Programme.objects.for_setup(request.user).select_related("unit").prefetch_related("coordinatorships__person")
    )
    context = {
        "programmes": [(programme, _names(programme)) for programme in programmes],
        "units": _tree(request),
        "more_units": Unit.objects.visible_to(request.user).count(),
        "health": health(timezone.now()),
    }
    return render(request, "programmes/office/system/system.html", context)


def _names(programme: Programme) -> list[str]:
    return sorted(row.person.name for row in programme.coordinatorships.all() if row.until is None)


def _tree(request: OfficeRequest) -> list[tuple[Unit, int]]:
    """The first units with their depth, each under its own."""
    units = Unit.objects.visible_to(request.user).select_related("leader")
    return [(unit, unit.path.count("/") - 1) for unit in units[:MOST_UNITS]]


@office("system", superuser=True)
def new_unit(request: OfficeRequest) -> HttpResponse:
    """An organisation, or a unit of one."""
    form = UnitForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_unit(by=request.user, **form.cleaned_data)
            notice(request, _("%(name)s is there.") % {"name": made.name})
            return redirect("office_system")
        except RuleBroken as error:
            form.refuse(error)
    return form_page(
        request,
        form,
        head=_("A new organisation or unit"),
        button=_("Save"),
        back=reverse("office_system"),
        back_label=_("System"),
    )


@office("system", superuser=True)
def unit(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Another name, place or leader."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user).select_related("parent", "leader"), pk=pk)
    form = UnitForm(request.POST or None, user=request.user, unit=unit)
    if request.method == "POST" and form.is_valid():
        try:
            change_unit(unit, by=request.user, **form.cleaned_data)
            notice(request, _("%(name)s is changed.") % {"name": unit.name})
            return redirect("office_system")
        except RuleBroken as error:
            form.refuse(error)
    return form_page(
        request, form, head=unit.name, button=_("Save"), back=reverse("office_system"), back_label=_("System")
    )


@office("system", superuser=True)
def new_programme(request: OfficeRequest) -> HttpResponse:
    """A programme from a preset: from then on its texts are its own."""
    form = ProgrammeForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        try:
            made = create_programme(data.pop("preset"), by=request.user, **data)
            notice(request, _("The programme is there, not open yet. Say who coordinates it."))
            return redirect("office_system_programme", made.slug)
        except RuleBroken as error:
            form.refuse(_("Another programme has this address.") if str(error).endswith("?") else error, "slug")
    intro = _("It comes with all texts, questions and rules. Those who run it can change all of them.")
    return form_page(
        request,
        form,
        head=_("Create a programme"),
        button=_("Create it"),
        intro=intro,
        back=reverse("office_system"),
        back_label=_("System"),
    )


@office("system", superuser=True)
def programme(request: OfficeRequest, slug: str) -> HttpResponse:
    """Who coordinates a programme: the only thing of it that a superuser sets."""
    programme = get_object_or_404(Programme.objects.for_setup(request.user), slug=slug)
    form = CoordinatorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row = appoint(programme, by=request.user, **form.cleaned_data)
            notice(request, _("%(name)s gets a mail, and so do the others.") % {"name": row.person.name})
            return redirect("office_system_programme", slug)
        except RuleBroken as error:
            form.refuse(error)
    rows = programme.coordinatorships.filter(until=None).select_related("person").order_by("person__name")
    return render(
        request,
        "programmes/office/system/programme.html",
        {"form": form, "rows": rows, "coordinated_programme": programme},
    )


@office("system", superuser=True)
@require_POST
def end(request: OfficeRequest, slug: str, pk: Any) -> HttpResponse:
    """Somebody does not coordinate a programme any more."""
    programme = get_object_or_404(Programme.objects.for_setup(request.user), slug=slug)
    row = get_object_or_404(programme.coordinatorships.filter(until=None).select_related("person"), pk=pk)
    row.programme = programme
    try:
        step_down(row, by=request.user)
        notice(request, _("%(name)s no longer coordinates here.") % {"name": row.person.name})
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
    return redirect("office_system_programme", slug)
