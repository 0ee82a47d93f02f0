"""First working day, work address and introducer of one newcomer."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications.office.views import find_application
from programmes.frame.form_page import form_page
from programmes.frame.office import OfficeRequest, office
from programmes.newcomers.actions import change_newcomer
from programmes.newcomers.forms import NewcomerForm
from programmes.newcomers.rules import can_move_first_day
from programmes.undo.words import say_undo


@office("applications")
def newcomer(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Another first day rests ten minutes; then everybody around the newcomer is told."""
    application = find_application(request, pk)
    if not can_move_first_day(request.user, application):
        raise Http404
    form = NewcomerForm(request.POST or None, application=application)
    if request.method == "POST" and form.is_valid():
        try:
            undo = change_newcomer(application, by=request.user, **form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            if undo:
                notice(request, say_undo(undo), undo=reverse("office_undo", args=[undo.pk]))
            else:
                notice(request, _("It is changed."))
            return redirect("office_application", pk)
    intro = _(
        "The newcomer, the other half and the introducer are told when the first day moves. No reason is asked for."
    )
    back = {"back": reverse("office_application", args=[pk]), "back_label": application.name}
    return form_page(request, form, head=_("The first working day"), button=_("Save"), intro=intro, **back)
