"""A nominee says yes: they become a person, and their form begins, or is sent where there is none to fill in (G3)."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from mentorforum.status import move
from programmes.applications.apply.drafts import mail_link, start_draft, takes
from programmes.applications.apply.sending import submit_plain
from programmes.enums import ApplicationStatus, NominationStatus, Side
from programmes.models import Application, Nomination, Person
from programmes.nominations.actions import must_be_asked
from programmes.people.chain import hear_from
from programmes.people.register import register_person


@transaction.atomic
def consent(
    nomination: Nomination,
    *,
    about: dict[str, str] | None = None,
    places: int | None = None,
    now: datetime | None = None,
) -> Application | None:
    """The application that comes of it: a draft with the name filled in, or, with `places`, one that is sent.

    What the nominee has begun or sent before stays, with the nomination behind it. None while the cohort takes no
    mentors: the coordinators see the yes. RuleBroken when it was answered already or is too late.
    """
    now = now or timezone.now()
    must_be_asked(nomination, now)
    email, name = nomination.nominee_email, nomination.nominee_name
    person = register_person(email=email, name=name, language=nomination.language)
    hear_from(person, email, now=now)
    # first, so that two clicks make one yes
    move(nomination, NominationStatus.CONSENTED, by=person, now=now, answered_at=now, person=person)
    application = _earlier(nomination, person) or _begin(nomination, person, about, places, now)
    if application and not Nomination.objects.filter(application=application).exists():
        Nomination.objects.filter(pk=nomination.pk).update(application=application)
    return application


def _earlier(nomination: Nomination, person: Person) -> Application | None:
    own = Application.objects.of(person).filter(cohort=nomination.cohort_id, side=Side.MENTOR)
    return own.exclude(status=ApplicationStatus.WITHDRAWN).order_by("-submitted_at").first()


def _begin(
    nomination: Nomination, person: Person, about: dict[str, str] | None, places: int | None, now: datetime
) -> Application | None:
    key, cohort = f"nominated-{nomination.pk.hex[-20:]}", nomination.cohort
    if not nomination.programme.has("interest"):
        return _submit(nomination, person, {"once": key, "about": about or {}, "places": places or 1}, now)
    if not takes(cohort, Side.MENTOR, now):
        return None
    draft = start_draft(cohort, Side.MENTOR, email=person.email, name=person.name, once=key, by=person, now=now)
    mail_link(draft, now=now)
    return draft


def _submit(nomination: Nomination, person: Person, given: dict[str, Any], now: datetime) -> Application:
    application = Application(
        programme=nomination.programme,
        cohort=nomination.cohort,
        side=Side.MENTOR,
        person=person,
        email=person.email,
        name=given["about"].get("name") or person.name,
        language=nomination.language,
        once=given["once"],
        confirmed_at=now,
        created_at=now,
    )
    application.save(force_insert=True)
    submit_plain(application, about=given["about"], now=now, places=given["places"])
    return application
