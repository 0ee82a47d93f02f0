"""Notes and dated follow-ups."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentorforum.notices import notice
from programmes.applications.office import views as applications
from programmes.applications.office.notes.actions import finish_follow_up, write_note
from programmes.applications.office.notes.forms import NoteForm
from programmes.frame.office import OfficeRequest, office
from programmes.models import Note


@office("applications")
@require_POST
def application_note(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Write a note about an applicant."""
    application = applications.find_application(request, pk)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return applications.application(request, pk, note_form=form)
    typed = form.cleaned_data
    write_note(
        request.office.programme,
        about=application.person,
        thing=application,
        text=typed["text"],
        due_on=typed["due_on"],
        by=request.user,
        key=typed["once"],
    )
    text = (
        _("The note is kept. It comes back on Today on the day you chose.")
        if typed["due_on"]
        else _("The note is kept.")
    )
    notice(request, text)
    return redirect("office_application", pk)


@office("today")
@require_POST
def note_done(request: OfficeRequest, pk: Any) -> HttpResponse:
    """A follow-up is done."""
    note = get_object_or_404(Note.objects.visible_to(request.user), pk=pk)
    finish_follow_up(note, by=request.user)
    notice(request, _("Done. The note stays with the person."))
    return redirect(back_to(request, "/admin/"))


def back_to(request: OfficeRequest, otherwise: str) -> str:
    """The page somebody came from, if it is ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if wanted.startswith("/") and ours else otherwise
