"""The mentor corps, finding people, and one person."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications.office.notes.actions import write_note
from programmes.applications.office.notes.forms import NoteForm
from programmes.applications.office.sheet import opened
from programmes.frame.office import OfficeRequest, office
from programmes.logins.actions import move_login
from programmes.logins.rules import can_move_login
from programmes.models import Application, Note, Person
from programmes.office.mail.forms import AddressForm
from programmes.office.people.pages import corps, describe, search
from programmes.people.rules import can_run_programme
from programmes.privacy.erase_person import erase_person
from programmes.undo.words import say_undo

PER_PAGE = 50


@office("people")
def people(request: OfficeRequest) -> HttpResponse:
    """With ?q= everybody who fits; without, the mentor corps."""
    programme, q = request.office.programme, request.GET.get("q", "").strip()[:100]
    if programme is None:
        raise PermissionDenied
    everybody = search(Person.objects.visible_to(request.user).filter(erased_at=None), q).exclude(pk=request.user.pk)
    rows = everybody.select_related("unit").distinct() if q else corps(programme, request.user, "")
    page = Paginator(rows.order_by("name", "id"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "q": q,
        "mentors": [] if q else describe(programme, list(page), programme.today()),
        "actions": [{"name": "to", "value": "chosen", "label": _("Write to them")}],
    }
    return render(request, "programmes/office/people/people.html", context)


def _find(request: OfficeRequest, pk: Any) -> Person:
    """A person this coordinator sees; not oneself, whose own page is another."""
    if request.office.programme is None:
        raise PermissionDenied
    rows = Person.objects.visible_to(request.user).filter(erased_at=None).exclude(pk=request.user.pk)
    return get_object_or_404(rows.select_related("unit").distinct(), pk=pk)


@office("people")
def person(request: OfficeRequest, pk: Any, note_form: NoteForm | None = None) -> HttpResponse:
    """Contact, applications and notes. `note_form`: a note that could not be kept yet."""
    someone = _find(request, pk)
    rows = Application.objects.for_office(request.user).filter(person=someone).select_related("cohort__programme")
    notes = Note.objects.visible_to(request.user).filter(about=someone).select_related("by", "programme")
    context = {
        "someone": someone,
        "applications": list(rows.order_by("-submitted_at")),
        "notes": opened(notes, request.user),
        "note_form": note_form or NoteForm(),
        "address_form": AddressForm(initial={"email": someone.email})
        if can_move_login(request.user, someone)
        else None,
    }
    return render(request, "programmes/office/people/person.html", context)


@office("people")
@require_POST
def person_note(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Write a note about a person, in the current programme."""
    someone, form = _find(request, pk), NoteForm(request.POST)
    if not can_run_programme(request.user, request.office.programme):
        raise PermissionDenied
    if not form.is_valid():
        return person(request, pk, note_form=form)
    typed = form.cleaned_data
    write_note(
        request.office.programme,
        about=someone,
        text=typed["text"],
        due_on=typed["due_on"],
        by=request.user,
        key=typed["once"],
    )
    notice(request, _("The note is kept."))
    return redirect("office_person", pk)


@office("people")
@require_POST
def address(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Another address for mail and login: in ten minutes, or after asking somebody who has logged in."""
    someone, form = _find(request, pk), AddressForm(request.POST)
    if not can_run_programme(request.user, request.office.programme):
        raise PermissionDenied
    if not form.is_valid():
        notice(request, form.error_summary[0].text, level=messages.ERROR)
        return redirect("office_person", pk)
    try:
        move = move_login(
            someone, email=form.cleaned_data["email"], by=request.user, programme=request.office.programme
        )
        notice(request, say_undo(move.undo), undo=reverse("office_undo", args=[move.undo.pk]))
    except RuleBroken as error:
        notice(request, str(error), level=messages.ERROR)
    return redirect("office_person", pk)


@office("people")
def erase(request: OfficeRequest, pk: Any) -> HttpResponse:
    """Everything about a person who asked for it. Asks first: it cannot be taken back."""
    someone, programme = _find(request, pk), request.office.programme
    if not can_run_programme(request.user, programme):
        raise PermissionDenied
    if request.method == "POST":
        try:
            erase_person(someone, by=request.user, programme=programme)
        except RuleBroken as error:
            notice(request, str(error), level=messages.ERROR)
            return redirect("office_person", pk)
        notice(request, _("It is erased, and a last mail says so."))
        return redirect("office_people")
    return render(request, "programmes/office/people/erase.html", {"someone": someone})
