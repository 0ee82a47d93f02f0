"""What was sent: its number, what happens now, correcting and taking back."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.cache import never_cache

from mentorforum import dates, wiring
from mentorforum.errors import RuleBroken
from mentorforum.notices import notice
from programmes.applications import rules
from programmes.applications.answers import answers_of
from programmes.applications.apply.commitments import confirm_commitments, unconfirmed
from programmes.applications.apply.forms import check_form, step_form
from programmes.applications.apply.pages import facts_by_step
from programmes.applications.apply.sending import correct_application, say_still_interested, withdraw_application
from programmes.applications.form import ABOUT, Draft, FormStep, form_steps
from programmes.applications.path import path_of
from programmes.applications.visitor import frame, own_application, posted, reader_of
from programmes.applications.who_reads import is_private_tie
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application
from programmes.models.applications import OPEN


@login_not_required
@never_cache
def application(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt, and from then on how it stands."""
    sent = own_application(request, number)
    reader, programme = reader_of(request, sent), sent.programme
    key = sent.open_for(reader)
    may_change = rules.can_change_application(reader, sent)
    steps = form_steps(programme, sent.side)
    matched = _matched(sent)
    waits_for_match = sent.status in OPEN and not matched
    context = {
        "application": sent,
        "is_mentor": sent.side == Side.MENTOR,
        "now": matched or what_now(sent),
        "matched": bool(matched),
        "reason": _reason(sent, key),
        "path": path_of(sent.cohort, sent=True, starts_on=sent.starts_on) if waits_for_match else [],
        "start": said_start(sent),
        "sections": facts_by_step(
            steps, sent_draft(sent, key), side=sent.side, cohort=sent.cohort, address=_changes(sent, may_change)
        ),
        "asks_ties": any(is_private_tie(question) for step in steps for question in step.questions),
        "until": sent.cohort.closes_on if may_change else None,
        "may_change": may_change,
        "may_confirm": unconfirmed(sent),
        "waits": sent.status == ApplicationStatus.WAITING,
        "may_withdraw": rules.can_withdraw_application(reader, sent),
    }
    return render(request, "programmes/applications/apply/application.html", frame(programme, **context))


def _matched(application: Application) -> str:
    """What to say instead once there is a match; nothing before."""
    if application.status != ApplicationStatus.ACCEPTED or application.person is None:
        return ""
    return next((sentence for now_of in wiring.collect("application_now") if (sentence := now_of(application))), "")


def _reason(application: Application, key: Any) -> str:
    """The true reason why somebody waits, or was declined."""
    if application.status == ApplicationStatus.WAITING:
        return str(key.read(application.waiting_for))
    return str(key.read(application.declined_because)) if application.status == ApplicationStatus.DECLINED else ""


def said_start(application: Application) -> list[str]:
    """The start one wished for, and the one that is agreed (E1); nothing where nobody asks for it."""
    if not application.programme.has("wished_start"):
        return []
    wished, agreed = application.wished_start, application.starts_on
    lines = [_("You wished to begin %(day)s.") % {"day": dates.say_day(wished)}] if wished else []
    sentence = _("We have agreed that you begin %(day)s. Everything is counted from that day.")
    return [*lines, sentence % {"day": dates.say_day(agreed)}] if agreed else lines


def what_now(application: Application) -> str:
    """One sentence: what happens now, and by which day."""
    terms, cohort = application.programme.terms, application.cohort
    by: date | None = application.next_try if application.status == ApplicationStatus.WAITING else cohort.match_on
    dated, undated = NOW[application.status]
    if application.status == ApplicationStatus.TALK and application.talk_at:
        day = dates.say_moment(dates.local(application.talk_at, application.programme.zone))
        return terms.say(_("You and one of {coordinators_def} talk on {date}."), date=day)
    return terms.say(_(dated), date=dates.say_day(by)) if by and dated else terms.say(_(undated))


#: status -> the sentence with a day, and the one without
NOW: dict[str, tuple[str, str]] = {
    ApplicationStatus.SUBMITTED: (
        gettext_noop("{Coordinators_def} read it, and you hear from us by {date}. Nothing to do until then."),
        gettext_noop("{Coordinators_def} read it and write to you. Nothing to do until then."),
    ),
    ApplicationStatus.TALK: ("", gettext_noop("One of {coordinators_def} talks with you before anything is decided.")),
    ApplicationStatus.ACCEPTED: (
        gettext_noop("You are in. We match now, and you hear from us by {date}. Nothing to do until then."),
        gettext_noop("You are in. We match now and write to you. Nothing to do until then."),
    ),
    ApplicationStatus.WAITING: (
        gettext_noop("You keep your place in the line. We try again on {date}."),
        gettext_noop("You keep your place in the line, and we try again each time somebody new is free."),
    ),
    ApplicationStatus.DECLINED: (
        "",
        gettext_noop("There is no place for you this time. You are welcome to apply for the next cohort."),
    ),
    ApplicationStatus.WITHDRAWN: ("", gettext_noop("You have taken it back. Nobody works with it any more.")),
}


def sent_draft(application: Application, key: Any) -> Draft:
    """What was sent, in the shape of a draft, so that one page draws both."""
    person = application.person
    about = (
        {"name": person.name, "title": person.title, "workplace": person.workplace, "phone": person.phone}
        if person
        else {}
    )
    about["unit"] = str(person.unit_id or "") if person else ""
    steps = [item.key for item in application.programme.items(f"steps_{application.side}")]
    return {"fits": application.fits, "about": about, "answers": answers_of(application, key), "done": steps}


def _changes(application: Application, may_change: bool) -> Any:
    def address(step: FormStep) -> str:
        here = may_change and (step.questions or step.part == ABOUT)
        return reverse("programmes:change", args=[application.number, step.key]) if here else ""

    return address


@login_not_required
@never_cache
def change(request: HttpRequest, number: str, key: str) -> HttpResponse:
    """Correct the answers of one step, or who one is, until the last day."""
    sent = own_application(request, number)
    reader = reader_of(request, sent)
    if not rules.can_change_application(reader, sent):
        raise PermissionDenied
    here = answers_only(sent, key)
    draft = sent_draft(sent, sent.open_for(reader))
    form = step_form(here, posted(request), draft=draft, side=sent.side, cohort=sent.cohort)
    if request.method == "POST" and form.is_valid():
        try:
            typed = form.values()
            correct_application(sent, here, answers=typed["answers"], about=typed["about"], by=reader)
        except RuleBroken as error:
            form.refuse(error)
        else:
            notice(request, _("Your change is saved."))
            return redirect("programmes:application", sent.number)
    context = {"form": form, "step": here, "application": sent}
    return render(request, "programmes/applications/apply/change.html", frame(sent.programme, **context))


def answers_only(application: Application, key: str) -> FormStep:
    """The step with its questions and who one is: the conditions are not changed here."""
    steps = form_steps(application.programme, application.side)
    here = next((step for step in steps if step.key == key and (step.questions or step.part == ABOUT)), None)
    if here is None:
        raise Http404
    part = ABOUT if here.part == ABOUT else ""
    return FormStep(here.key, part, here.title, here.intro, here.minutes, here.questions)


@login_not_required
@never_cache
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """A coordinator entered it: the applicant says yes to each commitment."""
    sent = own_application(request, number)
    reader = reader_of(request, sent)
    if not unconfirmed(sent):
        return redirect("programmes:application", sent.number)
    form = check_form(sent.programme, sent.side, posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            confirm_commitments(sent, {key for key, yes in form.cleaned_data.items() if yes}, by=reader)
        except RuleBroken as error:
            form.refuse(error)
        else:
            notice(request, _("Thank you. It is complete now."))
            return redirect("programmes:application", sent.number)
    return render(
        request, "programmes/applications/apply/confirm.html", frame(sent.programme, application=sent, form=form)
    )


@login_not_required
@never_cache
def still(request: HttpRequest, number: str) -> HttpResponse:
    """Somebody who waits: still interested, yes or no. No is taking it back, after its one question."""
    sent = own_application(request, number)
    if sent.status != ApplicationStatus.WAITING:
        return redirect("programmes:application", sent.number)
    if request.method == "POST":
        try:
            say_still_interested(sent, by=reader_of(request, sent))
        except RuleBroken as error:
            notice(request, str(error), level=messages.ERROR)
        else:
            notice(request, _("Thank you. You keep your place in the line, and we ask again in three months."))
        return redirect("programmes:application", sent.number)
    return render(
        request, "programmes/applications/apply/still.html", frame(sent.programme, application=sent, now=what_now(sent))
    )


@login_not_required
@never_cache
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Take it back, after one question."""
    sent = own_application(request, number)
    if not rules.can_withdraw_application(reader_of(request, sent), sent):
        raise PermissionDenied
    if request.method == "POST":
        try:
            withdraw_application(sent, by=reader_of(request, sent))
        except RuleBroken as error:
            notice(request, str(error), level=messages.ERROR)
        else:
            notice(request, _("It is taken back, and we have told you so by mail."))
        return redirect("programmes:application", sent.number)
    return render(request, "programmes/applications/apply/withdraw.html", frame(sent.programme, application=sent))
