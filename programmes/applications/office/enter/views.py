"""On somebody's behalf: entering an application, and correcting one."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications.apply.views.status import sent_draft
from programmes.applications.form import form_steps
from programmes.applications.office.enter.actions import correct_for, enter_application
from programmes.applications.office.enter.forms import correction_form, entry_form
from programmes.applications.office.views import find_application
from programmes.applications.rules import can_correct_application, can_enter_application
from programmes.applications.visitor import posted
from programmes.enums import Side
from programmes.frame.form_page import form_page
from programmes.frame.office import OfficeRequest, office
from programmes.models import Cohort


@office("applications")
def enter(request: OfficeRequest, cohort_id: Any, side: str) -> HttpResponse:
    """The whole form on one page, for somebody who has said it by phone or on paper."""
    cohort = request.office.find_cohort(cohort_id)
    if side not in Side.values:
        raise Http404
    if not can_enter_application(request.user, cohort, side):
        raise PermissionDenied
    form = entry_form(form_steps(cohort.programme, side), posted(request), side=side, cohort=cohort)
    if request.method == "POST" and form.is_valid() and (done := _enter(request, cohort, side, form)):
        return done
    return form_page(
        request,
        form,
        head=_head(cohort, side),
        button=_("Enter it and send the mail"),
        intro=_(
            "Write what the person has told you; only name and address are needed. They get a mail, see every answer, and say yes to each commitment themselves. The mail rests for ten minutes."
        ),
        back=reverse("office_applications", args=[cohort_id]),
        back_label=_("Applications"),
    )


def _head(cohort: Cohort, side: str) -> str:
    say = cohort.programme.terms.say
    return say(_("Enter somebody as {mentor}") if side == Side.MENTOR else _("Enter somebody as {mentee}"))


def _enter(request: OfficeRequest, cohort: Cohort, side: str, form: Any) -> HttpResponse | None:
    values = form.values()
    about = {name: value for name, value in values["about"].items() if name not in {"email", "once"}}
    content = {"answers": values["answers"], "fits": values["fits"]}
    typed = {"email": form.cleaned_data["email"], "key": form.cleaned_data["once"]}
    try:
        made = enter_application(cohort, side, about=about, by=request.user, **typed, **content)
    except RuleBroken as error:
        form.refuse(error)
        return None
    notice(
        request,
        _("It is entered. %(name)s is told by mail in ten minutes; until then you can undo it on Today.")
        % {"name": made.name},
    )
    return redirect("office_application", made.pk)


@office("applications")
def correct(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Put answers, a name or a place right, all on one page."""
    application = find_application(request, pk)
    if not can_correct_application(request.user, application):
        raise PermissionDenied
    steps = form_steps(application.programme, application.side)
    draft = sent_draft(application, application.open_for(request.user))
    form = correction_form(steps, posted(request), draft=draft, side=application.side, cohort=application.cohort)
    if request.method == "POST" and form.is_valid():
        values = form.values()
        try:
            correct_for(application, steps, answers=values["answers"], about=values["about"], by=request.user)
            notice(request, _("It is corrected. %(name)s is told by mail.") % {"name": application.name})
            return redirect("office_application", pk)
        except RuleBroken as error:
            form.refuse(error)
    return form_page(
        request,
        form,
        head=_("Put something right for %(name)s") % {"name": application.name},
        button=_("Save the correction"),
        intro=_("Only what the person has asked you to put right. They are told by mail that you changed something."),
        back=reverse("office_application", args=[pk]),
        back_label=application.name,
    )
