"""The leader's one-time page: no login, a few lines to the mentee, and the address is used up (H3, H7, L4)."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from mentorforum.errors import RuleBroken
from programmes.applications.visitor import frame, posted, public_programme
from programmes.applications.who_reads import leader_line
from programmes.enums import ApplicationStatus, LinkPurpose
from programmes.mail.links import find_link
from programmes.models import LeaderPart, Link, Question
from programmes.newcomers.leaders.actions import write_to_mentee
from programmes.newcomers.leaders.forms import LeaderForm

GONE = 410


@login_not_required
@never_cache
def leader(request: HttpRequest, token: str) -> HttpResponse:
    """Opening it changes nothing; sending uses it up."""
    link = find_link(LinkPurpose.LEADER, token)
    part = _part(link)
    if link is None or part is None:
        return render(request, "programmes/newcomers/leaders/gone.html", status=GONE)
    part.programme = public_programme(request, part.programme.slug)
    if link.used_at:
        return render(
            request, "programmes/newcomers/leaders/used.html", frame(part.programme, mentee=part.application.person)
        )
    questions = list(Question.objects.current().filter(programme=part.programme, use="leader").order_by("position"))
    form = LeaderForm(posted(request), questions=questions, line=leader_line(part))
    if request.method == "POST" and form.is_valid():
        try:
            write_to_mentee(link, part, words=form.cleaned_data)
        except RuleBroken as error:
            form.refuse(error)
        else:
            return redirect("programmes:leader", token)
    return render(request, "programmes/newcomers/leaders/leader.html", frame(part.programme, form=form, **_words(part)))


def _part(link: Link | None) -> LeaderPart | None:
    """What the link is about, while the mentee has a place."""
    rows = LeaderPart.objects.select_related("application__person", "programme")
    part = rows.filter(pk=link.thing).first() if link else None
    return part if part and part.application.status == ApplicationStatus.ACCEPTED else None


def _words(part: LeaderPart) -> dict[str, Any]:
    """Who is written to, and the programme's own introduction."""
    step = next(iter(part.programme.items("steps_leader")), None)
    minutes = step.data.get("minutes", 5) if step else 5
    return {"mentee": part.application.person, "intro": step.said("intro") if step else "", "minutes": minutes}
