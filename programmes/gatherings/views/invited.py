"""A gathering as somebody invited meets it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.enums import GatheringStatus
from programmes.gatherings import actions as gatherings
from programmes.gatherings.forms.gathering import ReplyForm
from programmes.gatherings.mails import calendar_of
from programmes.gatherings.parts import cards_of, sides_of, timed_parts
from programmes.gatherings.replies import mark_entered
from programmes.models import Gathering, Invitation

#: what the person reads after answering
THANKS = {
    "coming": _("Thank you. You are on the list."),
    "online": _("Thank you. We send the link before the meeting."),
    "cannot": _("Thank you for telling us. You get no more reminders of this meeting."),
}


def _own(request: HttpRequest, pk: str) -> Invitation:
    own = Invitation.objects.told().filter(person=request.user).exclude(gathering__status=GatheringStatus.PLANNED)
    return get_object_or_404(own.select_related("gathering__programme__unit__root", "gathering__cohort"), gathering=pk)


def gathering(request: HttpRequest, pk: str) -> HttpResponse:
    """When, where, what about; the reply."""
    invitation = _own(request, pk)
    thing = invitation.gathering
    form = ReplyForm(request.POST or None, initial={"answer": invitation.reply, "food": invitation.food})
    if request.method == "POST" and form.is_valid():
        try:
            answer, food = form.cleaned_data["answer"], form.cleaned_data["food"]
            gatherings.reply(invitation, by=request.user, answer=answer, food=food)
        except RuleBroken as broken:
            form.refuse(broken)
        else:
            notice(request, THANKS[answer])
            return redirect("gathering", pk)
    mark_entered([invitation])
    may_reply = thing.takes_replies(timezone.now())
    context = {"gathering": thing, "invitation": invitation, "form": form, "may_reply": may_reply}
    context |= {"parts": timed_parts(thing, sides_of(request.user, thing)), "cards": thing.cards}
    context |= {"programme": thing.programme, "terms": thing.programme.terms, "asks": thing.programme.coordinators()}
    with timezone.override(thing.programme.zone):
        return render(request, "programmes/gatherings/gathering.html", context)


def calendar(request: HttpRequest, pk: str) -> HttpResponse:
    """The calendar file of a gathering one is invited to."""
    thing = _own(request, pk).gathering
    if thing.preliminary:
        raise Http404  # nobody can put a month into a calendar
    method = "CANCEL" if thing.status == GatheringStatus.CANCELLED else "REQUEST"
    with timezone.override(thing.programme.zone):
        file = calendar_of(thing, method=method)
    name = {"Content-Disposition": 'attachment; filename="gathering.ics"'}
    return HttpResponse(file, content_type=f"text/calendar; charset=utf-8; method={method}", headers=name)


def cards(request: HttpRequest, pk: str) -> HttpResponse:
    """The dilemma cards of a gathering, for those invited and its coordinators; also on paper (L6)."""
    rows = Gathering.objects.visible_to(request.user).select_related("programme__unit__root")
    thing = get_object_or_404(rows, pk=pk)
    invited = Invitation.objects.told().filter(gathering=thing, person=request.user).exists()
    if not thing.cards or (
        thing.status == GatheringStatus.PLANNED and not request.user.coordinates(thing.programme_id)
    ):
        raise Http404
    context = {"gathering": thing, "cards": cards_of(thing), "invited": invited, "programme": thing.programme}
    return render(request, "programmes/gatherings/cards.html", context | {"terms": thing.programme.terms})
