"""Gatherings as the coordinator works with them: call, see replies, change, cancel, note who was there."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from mentorforum.errors import RuleBroken
from mentorforum.notices import messages, notice
from programmes.enums import Attendance, GatheringStatus
from programmes.frame.form_page import form_page
from programmes.frame.office import OfficeRequest, office
from programmes.gatherings import actions
from programmes.gatherings import replies as gathering_replies
from programmes.gatherings.fits import fits
from programmes.gatherings.forms.gathering import EnteredReplyForm, GatheringForm
from programmes.gatherings.forms.parts import cards_form, parts_form
from programmes.gatherings.pages import counted, replies
from programmes.gatherings.parts import timed_parts
from programmes.gatherings.resting import as_it_will_be, resting
from programmes.models import Gathering, Invitation
from programmes.undo.words import say_undo

HERE = "gatherings"


def _find(request: HttpRequest, pk: str) -> Gathering:
    rows = Gathering.objects.for_office(request.user).select_related("programme", "cohort")
    gathering = get_object_or_404(rows, pk=pk)
    request.office.enter(gathering.cohort)  # type: ignore[attr-defined]
    return gathering


@office(HERE)
def gatherings(request: HttpRequest, cohort_id: str) -> HttpResponse:
    """All of one cohort, with replies counted."""
    cohort = request.office.find_cohort(cohort_id)  # type: ignore[attr-defined]
    rows = counted(Gathering.objects.for_office(request.user).filter(cohort=cohort))
    return render(request, "programmes/gatherings/office/gatherings.html", {"gatherings": rows})


@office(HERE)
def gathering(request: HttpRequest, pk: str) -> HttpResponse:
    """One: replies, food and needs, who was there."""
    thing = _find(request, pk)
    now = timezone.now()
    context = {"gathering": thing, "missing": actions.not_yet_invited(thing)}
    context |= {"replies": replies(thing, request.user, now)}
    context |= {"begun": thing.starts_at <= now, "attendances": Attendance.choices}
    context |= _resting(thing)
    context |= {"parts": timed_parts(thing), "fits": fits(thing, request.user)}
    context |= {"has_cards": thing.programme.has("dilemmas") and bool(thing.programme.items("dilemmas"))}
    return render(request, "programmes/gatherings/office/gathering.html", context)


def _resting(thing: Gathering) -> dict[str, object]:
    """What is about to happen, how the gathering stands then, and where to undo it while there is time."""
    undo = resting(thing)
    if undo is None:
        return {}
    address = reverse("office_undo", args=[undo.pk]) if undo.until > timezone.now() else ""
    return {"resting": say_undo(undo), "becomes": as_it_will_be(thing, undo), "undo": address}


@office(HERE)
def new_gathering(request: HttpRequest, cohort_id: str) -> HttpResponse:
    """A gathering the programme did not have from its preset."""
    cohort = request.office.find_cohort(cohort_id)  # type: ignore[attr-defined]
    form = GatheringForm(request.POST or None, programme=cohort.programme)
    if request.method == "POST" and form.is_valid():
        thing = actions.add_gathering(cohort, by=request.user, **form.values())
        notice(request, _("The gathering is planned. Nobody has been told yet."))
        return redirect("office_gathering", thing.pk)
    return render(request, "programmes/gatherings/office/form.html", {"form": form})


@office(HERE)
def change_gathering(request: HttpRequest, pk: str) -> HttpResponse:
    """Another time, place or text; those invited hear of a new time or place."""
    thing = _find(request, pk)
    form = GatheringForm(request.POST or None, programme=thing.programme, gathering=thing)
    if request.method == "POST" and form.is_valid():
        change = partial(actions.change_gathering, thing, **form.values())
        if _saved(request, form, thing, change):
            return redirect("office_gathering", pk)
    return render(request, "programmes/gatherings/office/form.html", {"form": form, "gathering": thing})


@office(HERE)
def parts(request: HttpRequest, pk: str) -> HttpResponse:
    """What happens when, for whom, for how long; the last one says when it is over."""
    thing = _find(request, pk)
    form = parts_form(thing, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        change = partial(actions.change_parts, thing, form.parts())
        if _saved(request, form, thing, change):
            return redirect("office_gathering", pk)
    return render(request, "programmes/gatherings/office/parts.html", {"form": form, "gathering": thing})


def _saved(request: HttpRequest, form: Any, thing: Gathering, change: Callable[..., Any]) -> bool:
    """Whether the change was taken, and said so; what rests ten minutes says it in the line with Undo."""
    try:
        undo = change(by=request.user, version=form.cleaned_data["version"] or thing.version)
    except RuleBroken as broken:
        form.refuse(broken)
        return False
    if undo is None:
        notice(request, _("Saved."))
    return True


@office(HERE)
def cards(request: HttpRequest, pk: str) -> HttpResponse:
    """Which dilemma cards are talked about there."""
    thing = _find(request, pk)
    if not thing.programme.has("dilemmas"):
        raise Http404
    form = cards_form(thing, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_cards(thing, form.cleaned_data["cards"], by=request.user)
            notice(request, _("Saved."))
        except RuleBroken as broken:
            notice(request, broken, level=messages.ERROR)
        return redirect("office_gathering", pk)
    return render(request, "programmes/gatherings/office/cards.html", {"form": form, "gathering": thing})


@require_POST
@office(HERE)
def invite(request: HttpRequest, pk: str) -> HttpResponse:
    """Call it: everybody whom it is for and who is not invited yet."""
    thing = _find(request, pk)
    number = len(actions.not_yet_invited(thing))
    try:
        actions.invite(thing, by=request.user)
    except RuleBroken as broken:
        notice(request, broken, level=messages.ERROR)
    else:
        text = ngettext("%(n)d invitation leaves in ten minutes.", "%(n)d invitations leave in ten minutes.", number)
        notice(request, text % {"n": number})
    return redirect("office_gathering", pk)


@office(HERE)
def cancel_gathering(request: HttpRequest, pk: str) -> HttpResponse:
    """Asks first: those invited are told."""
    thing = _find(request, pk)
    if request.method == "POST":
        try:
            if actions.cancel_gathering(thing, by=request.user) is None:
                notice(request, _("The gathering is cancelled. Nobody had been invited."))
        except RuleBroken as broken:
            notice(request, broken, level=messages.ERROR)
        return redirect("office_gathering", pk)
    invited = thing.status == GatheringStatus.INVITED
    return render(request, "programmes/gatherings/office/cancel.html", {"gathering": thing, "invited": invited})


@office(HERE)
def enter_reply(request: OfficeRequest, pk: str) -> HttpResponse:
    """What somebody has said by phone; never one's own."""
    rows = Invitation.objects.told().exclude(person=request.user).select_related("person")
    invitation = get_object_or_404(rows, pk=pk, gathering__in=Gathering.objects.for_office(request.user))
    thing = invitation.gathering = _find(request, invitation.gathering_id)
    initial = {"answer": invitation.reply, "food": invitation.food}
    form = EnteredReplyForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            undo = gathering_replies.enter_reply(invitation, by=request.user, **form.cleaned_data)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            notice(request, say_undo(undo), undo=reverse("office_undo", args=[undo.pk]))
            return redirect("office_gathering", thing.pk)
    head = _("Reply of {name}").format(name=invitation.person.name)
    intro = _("For somebody who has phoned or written. They get a mail that says what you entered.")
    more = {"back": reverse("office_gathering", args=[thing.pk]), "back_label": thing.title}
    return form_page(request, form, head=head, intro=intro, button=_("Enter the reply"), **more)


@require_POST
@office(HERE)
def attendance(request: HttpRequest, pk: str) -> HttpResponse:
    """Who was there."""
    thing = _find(request, pk)
    was = {str(row.pk): request.POST.get(f"was-{row.pk}", "") for row in thing.invitations.all()}
    try:
        actions.note_attendance(thing, by=request.user, was={k: v for k, v in was.items() if v in Attendance.values})
        notice(request, _("It is noted who was there."))
    except RuleBroken as broken:
        notice(request, broken, level=messages.ERROR)
    return redirect("office_gathering", pk)
