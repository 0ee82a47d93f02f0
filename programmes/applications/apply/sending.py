"""Confirming an address, sending an application, correcting it and taking it back."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import wiring
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.applications import rules
from programmes.applications.apply.drafts import UNTOUCHED, read_draft, takes
from programmes.applications.form import (
    Draft,
    FormStep,
    asks_workplace,
    commitment_key,
    commitments,
    form_steps,
    has_answer,
    missing,
)
from programmes.applications.who_reads import is_private_tie
from programmes.enums import ApplicationStatus, LinkPurpose
from programmes.mail.links import make_link, prolong
from programmes.mail.queue import queue_mail
from programmes.models import Answer, Application, CommitmentAcceptance, Person, Question, Unit
from programmes.models.records import Bearer
from programmes.people.chain import hear_from
from programmes.people.register import register_person

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
STATUS_DAYS = timedelta(days=400)
DAYS = {"available_from", "wished_start"}  # answers that are also a day of the application


def confirm_address(application: Application, *, now: datetime | None = None) -> Application:
    """The mailed link was opened: the person is made or found, and an application that waited for this is sent.

    Opening it again changes nothing. RuleBroken when it cannot be sent; the address is confirmed all the same.
    """
    now = now or timezone.now()
    application = _confirm(application, now)
    if application.status == ApplicationStatus.DRAFT and application.send_asked_at:
        return submit_application(application, by=Bearer(application.pk), now=now)
    return application


@transaction.atomic
def _confirm(application: Application, now: datetime) -> Application:
    application = Application.objects.select_for_update().get(pk=application.pk)
    if application.confirmed_at is None:
        language = application.language
        application.person = register_person(email=application.email, name=application.name, language=language)
        application.confirmed_at = now
        application.save(update_fields=["person", "confirmed_at"])
        hear_from(application.person, application.email, now=now)
        prolong(LinkPurpose.DRAFT, application, expires=now + UNTOUCHED)
    return application


@transaction.atomic
def submit_application(application: Application, *, by: Any, now: datetime | None = None) -> Application:
    """Turn the draft into answers and commitments, give it a number and queue the receipt (E4: nothing is lost).

    `by` is the applicant or the Bearer of the link. With an unconfirmed address it waits for the confirmation. Sending
    again gives the same application. RuleBroken, with nothing changed, when something is missing or the cohort is closed.
    """
    now = now or timezone.now()
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("programme", "cohort", "person")
        .get(pk=application.pk)
    )
    if application.status != ApplicationStatus.DRAFT:
        return application
    if not application.send_asked_at and not takes(application.cohort, application.side, now):
        raise RuleBroken(closed(application))
    draft = read_draft(application, by)
    steps = form_steps(application.programme, application.side)
    _complete(application, draft, steps)
    if application.person is None:
        application.send_asked_at = now
        application.save(update_fields=["send_asked_at"])
        return application
    _write(application, draft, steps, now)
    _acknowledge(application, now)
    return application


def closed(application: Application) -> str:
    """The sentence for somebody whose cohort closed while they wrote."""
    return application.programme.terms.say(
        _(
            "The application closed while you were writing. We have kept your text. Call or write to {coordinators_def} if you still want to apply."
        )
    )


def _complete(application: Application, draft: Draft, steps: list[FormStep]) -> None:
    for step in steps:
        if gaps := missing(step, draft):
            raise RuleBroken(_("“%(step)s” is not finished: %(gap)s") % {"step": step.title, "gap": gaps[0]})
    needed = {commitment_key(item) for item in commitments(application.programme, application.side)}
    if not needed <= set(draft.get("accepted", [])):
        raise RuleBroken(
            _("Tick each point under “What you say yes to”, or ask first if one of them makes you hesitate.")
        )


def _write(application: Application, draft: Draft, steps: list[FormStep], now: datetime) -> None:
    programme = application.programme
    assert application.person is not None  # submit_application has asked
    _tell_person(application.person, {**draft["about"], **filled(steps, draft["answers"])}, programme.unit.root)
    for question in (question for step in steps for question in step.questions):
        write_answer(application, question, draft["answers"].get(question.key))
    for item in commitments(programme, application.side):
        CommitmentAcceptance.objects.create(application=application, key=commitment_key(item), shown_as=str(item))
    application.draft = ""
    application.save(update_fields=["draft"])
    fields = {**columns(steps, draft["answers"]), "fits": draft["fits"], "number": new_number(now), "submitted_at": now}
    _send(application, fields, now)


def _send(application: Application, fields: dict[str, Any], now: datetime) -> None:
    same = {"cohort": application.cohort_id, "person": application.person_id, "side": application.side}
    open_ones = Application.objects.filter(**same).exclude(
        status__in=[ApplicationStatus.DRAFT, ApplicationStatus.WITHDRAWN]
    )
    sentence = _(
        "You have already applied here. Your first application counts, and its number is in the mail you got then."
    )
    if open_ones.exists():
        raise RuleBroken(sentence)
    try:
        move(application, ApplicationStatus.SUBMITTED, by=application.person, now=now, **fields)
    except IntegrityError as error:
        raise RuleBroken(sentence) from error


def write_answer(application: Application, question: Question, value: Any) -> None:
    """One row per answer: a text sealed, anything else as keys and figures; no row for nothing.

    Whom one is close to is no answer: it becomes the person's own list, which no coordinator opens (L7).
    """
    if is_private_tie(question):
        if has_answer(value):
            wiring.follow("ties.named", application.person, value)
        return
    row = Answer.objects.filter(application=application, question=question).first()
    if not has_answer(value):
        if row:
            row.delete()
        return
    row = row or Answer(application=application, question=question)
    row.application = application
    row.value, row.text = (None, str(value)) if question.is_text else (value, "")
    row.save()


def columns(steps: list[FormStep], answers: dict[str, Any]) -> dict[str, Any]:
    """The answers that are also columns of the application (`fills` of the preset)."""
    fields: dict[str, Any] = {}
    for question in (question for step in steps for question in step.questions):
        value, fills = answers.get(question.key), question.details.get("fills")
        if fills == "capacity":
            fields["places"] = int(value or 0)
        elif fills in DAYS:
            fields[fills] = date.fromisoformat(value) if value else None
    return fields


def filled(steps: list[FormStep], answers: dict[str, Any]) -> dict[str, str]:
    """The answers that say who somebody is: the workplace as written, where a question asks for it (E8)."""
    questions = [question for step in steps if asks_workplace(step) for question in step.questions]
    keys = [question.key for question in questions if question.details.get("fills") == "workplace"]
    workplaces = [str(answers[key]) for key in keys if has_answer(answers.get(key))]
    return {"workplace": workplaces[0]} if workplaces else {}


def _tell_person(person: Person, about: dict[str, str], root: Any) -> None:
    """What a confirmed applicant says about themself becomes theirs; what they leave empty stays as it was."""
    for name in ("name", "title", "workplace", "phone"):
        setattr(person, name, about.get(name) or getattr(person, name))
    if about.get("unit"):
        person.unit = Unit.objects.below(root).filter(pk=about["unit"]).first() or person.unit
    person.save(update_fields=["name", "title", "workplace", "phone", "unit"])
    wiring.follow("person.changed", person)


def new_number(now: datetime) -> str:
    """A receipt number like `2026-K7QM4T`. Knowing one opens nothing."""
    while True:
        number = f"{now.year}-{''.join(secrets.choice(LETTERS) for _letter in range(6))}"
        if not Application.objects.filter(number=number).exists():
            return number


def _acknowledge(application: Application, now: datetime) -> None:
    link = make_link(LinkPurpose.STATUS, application, expires=now + STATUS_DAYS)
    queue_mail(
        "programmes/receipt",
        to=application.person,
        programme=application.programme,
        refs={"application": application.pk, "link": link.pk},
        once=f"receipt:{application.pk}",
        now=now,
    )


@transaction.atomic
def submit_plain(application: Application, *, about: dict[str, str], now: datetime, **fields: Any) -> None:
    """Send a draft that has no form: who one is, the commitments as they were shown, a number and the receipt.

    RuleBroken when this person has sent one to the cohort already.
    """
    programme = application.programme
    assert application.person is not None  # whoever calls has confirmed the address
    _tell_person(application.person, about, programme.unit.root)
    for item in commitments(programme, application.side):
        CommitmentAcceptance.objects.create(application=application, key=commitment_key(item), shown_as=str(item))
    _send(application, {**fields, "number": new_number(now), "submitted_at": now}, now)
    _acknowledge(application, now)


@transaction.atomic
def correct_application(
    application: Application,
    step: FormStep,
    *,
    answers: dict[str, Any],
    about: dict[str, str] | None = None,
    by: Any,
    now: datetime | None = None,
) -> None:
    """The applicant changes answers of one step, or who they are, while nobody has decided and the cohort is open.

    RuleBroken when it is too late. Only what differs is written.
    """
    locked = (
        Application.objects.select_for_update(of=("self",))
        .select_related("cohort__programme", "programme", "person")
        .get(pk=application.pk)
    )
    if not rules.can_change_application(by, locked, now):
        raise RuleBroken(_("This can no longer be changed here. Write to us, and we will help."))
    rewrite(locked, step, answers=answers, about=about or {})
    Application.objects.filter(pk=locked.pk).update(saved_at=now or timezone.now())


def rewrite(application: Application, step: FormStep, *, answers: dict[str, Any], about: dict[str, str]) -> None:
    """Other answers of one step, with what follows from them: columns, and who the person is."""
    for question in step.questions:
        if question.key in answers:
            write_answer(application, question, answers[question.key])
    fields = columns([step], answers)
    if application.status == ApplicationStatus.ACCEPTED:
        fields.pop("places", None)  # decided by now, and seats stand for them
    about = {**about, **filled([step], answers)}
    if about and application.person:
        _tell_person(application.person, about, application.programme.unit.root)
        fields["name"] = application.person.name
    if fields:
        Application.objects.filter(pk=application.pk).update(**fields)


@transaction.atomic
def say_still_interested(application: Application, *, by: Any, now: datetime | None = None) -> None:
    """Somebody who waits still wants to; they are asked again three months later."""
    if not rules.is_applicant(by, application):
        raise RuleBroken(_("Only the person whose application it is can do this."))
    today = application.programme.today(now)
    waiting = Application.objects.filter(pk=application.pk, status=ApplicationStatus.WAITING)
    if not waiting.update(interested_on=today):
        raise RuleBroken(_("This can no longer be done, because something has changed since you opened the page."))
    application.interested_on = today


@transaction.atomic
def withdraw_application(application: Application, *, by: Any, now: datetime | None = None) -> None:
    """The applicant takes it back; both the page and a mail say so. RuleBroken when that is not possible any more."""
    if not rules.can_withdraw_application(by, application):
        raise RuleBroken(_("This can no longer be done, because something has changed since you opened the page."))
    move(application, ApplicationStatus.WITHDRAWN, by=application.person, now=now)
    queue_mail(
        "programmes/withdrawn",
        to=application.person,
        programme=application.programme,
        refs={"application": application.pk},
        once=f"withdrawn:{application.pk}",
        now=now,
    )
