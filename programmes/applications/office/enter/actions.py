"""A coordinator enters an application for somebody, or corrects one. Marked, told by mail; never a commitment.

What the person says yes to stays open until they confirm it on their own page.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import wiring
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.applications.apply.sending import STATUS_DAYS, columns, filled, new_number, rewrite, write_answer
from programmes.applications.form import ABOUT, FormStep, form_steps
from programmes.enums import ApplicationStatus, CohortStatus, LinkPurpose
from programmes.mail.links import make_link
from programmes.mail.queue import queue_mail
from programmes.models import Application, Cohort, History, Person, SubmissionKey, Undo, Unit
from programmes.models.applications import OPEN
from programmes.people.register import register_person
from programmes.undo.actions import REST, begin_undo, remember

ENTERED, CORRECTED = "entered", "corrected"
ABOUT_ONE = ("title", "workplace", "phone")


def enter_application(
    cohort: Cohort,
    side: str,
    *,
    email: str,
    about: dict[str, str],
    answers: dict[str, Any],
    fits: dict[str, bool],
    by: Person,
    key: Any,
    now: datetime | None = None,
) -> Application:
    """What somebody has said by phone or on paper, as their application. The same `key` gives the same one.

    RuleBroken for oneself, in a cohort that has ended, and where the person has applied already.
    """
    now = now or timezone.now()
    if cohort.status == CohortStatus.ENDED:
        raise RuleBroken(_("This cohort has ended."))
    if email.strip().casefold() == by.email.casefold():
        raise RuleBroken(_("Your own you send yourself, with the form everybody uses."))

    def make() -> Application:
        person = register_person(email=email, name=about["name"], language=cohort.programme.words_first(), typed_by=by)
        return _enter(cohort, side, person, about, {"answers": answers, "fits": fits}, by, now)

    return SubmissionKey.objects.once(key, Application, make)


@transaction.atomic
def _enter(
    cohort: Cohort, side: str, person: Person, about: dict[str, str], content: dict[str, Any], by: Person, now: datetime
) -> Application:
    there = Application.objects.filter(cohort=cohort, person=person, side=side)
    if there.exclude(status__in=[ApplicationStatus.DRAFT, ApplicationStatus.WITHDRAWN]).exists():
        raise RuleBroken(_("%(name)s has applied here already.") % {"name": person.name})
    programme = cohort.programme
    application = Application(
        programme=programme,
        cohort=cohort,
        side=side,
        person=person,
        email=person.email,
        name=person.name,
        language=person.language,
        once=f"entered-{new_number(now)}",
        confirmed_at=now,
        entered_by=by,
        created_at=now,
    )
    application.save(force_insert=True)
    steps = form_steps(programme, side)
    _fill_blanks(person, {**about, **filled(steps, content["answers"])}, programme)
    for question in (question for step in steps for question in step.questions):
        write_answer(application, question, content["answers"].get(question.key))
    fields = {
        **columns(steps, content["answers"]),
        "fits": content["fits"],
        "number": new_number(now),
        "submitted_at": now,
    }
    move(application, ApplicationStatus.SUBMITTED, by=by, now=now, why=ENTERED, **fields)
    _tell(application, begin_undo(programme, "application.entered", by=by, now=now), by, now)
    return application


def _fill_blanks(person: Person, about: dict[str, str], programme: Any) -> None:
    """What a person has said about themself is not overwritten by what a coordinator was told."""
    for name in ABOUT_ONE:
        setattr(person, name, getattr(person, name) or about.get(name, ""))
    if person.unit_id is None and about.get("unit"):
        person.unit = Unit.objects.below(programme.unit.root).filter(pk=about["unit"]).first()
    person.save(update_fields=[*ABOUT_ONE, "unit"])
    wiring.follow("person.changed", person)


def _tell(application: Application, undo: Undo, by: Person, now: datetime) -> None:
    """The mail rests; an Undo takes the application back out."""
    remember(undo, [(application, ApplicationStatus.WITHDRAWN)])
    link = make_link(LinkPurpose.STATUS, application, expires=now + STATUS_DAYS)
    queue_mail(
        "programmes/entered",
        to=application.person,
        programme=application.programme,
        refs={"application": application.pk, "link": link.pk},
        by=by,
        undo=undo,
        now=now,
    )


@transaction.atomic
def correct_for(
    application: Application,
    steps: list[FormStep],
    *,
    answers: dict[str, Any],
    about: dict[str, str] | None = None,
    by: Person,
    now: datetime | None = None,
) -> None:
    """A coordinator puts an answer, a name or a place right; history says so, and the applicant is told by mail.

    Several corrections within the hour are one mail. RuleBroken for one's own and for what is closed.
    """
    now = now or timezone.now()
    locked = Application.objects.select_for_update(of=("self",)).select_related("programme", "person")
    application = locked.get(pk=application.pk)
    if application.person_id == by.pk or application.status not in OPEN:
        raise RuleBroken(_("This application can no longer be corrected here."))
    for step in steps:
        rewrite(application, step, answers=answers, about=(about or {}) if step.part == ABOUT else {})
    log = {
        "kind": application.history_name,
        "thing": application.pk,
        "old": application.status,
        "new": application.status,
    }
    History.objects.create(programme=application.programme, by=by, at=now, why=CORRECTED, **log)
    link = make_link(LinkPurpose.STATUS, application, expires=now + STATUS_DAYS)
    queue_mail(
        "programmes/corrected",
        to=application.person,
        programme=application.programme,
        refs={"application": application.pk, "link": link.pk},
        by=by,
        once=f"corrected:{application.pk}:{now:%Y%m%d%H}",
        not_before=now + REST,
        now=now,
    )
