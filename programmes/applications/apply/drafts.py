"""A draft: begun with an address, kept as one sealed JSON, forgotten when nobody confirms the address."""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.applications.form import Draft, empty_draft
from programmes.enums import ApplicationStatus, LinkPurpose, Side
from programmes.mail.links import end_links, make_link, prolong
from programmes.mail.queue import queue_mail
from programmes.models import Application, Cohort, Mail, Person

UNCONFIRMED = timedelta(days=7)
#: a confirmed draft that nobody has touched for so long is forgotten
UNTOUCHED = timedelta(days=90)
CONTINUE = "programmes/continue"
MAILS_A_DAY = 5


def takes(cohort: Cohort, side: str, now: datetime | None = None) -> bool:
    """Whether the cohort takes this side now."""
    return cohort.takes_mentors(now) if side == Side.MENTOR else cohort.takes(now)


@transaction.atomic
def start_draft(
    cohort: Cohort,
    side: str,
    *,
    email: str,
    name: str,
    once: Any,
    by: Person | None = None,
    now: datetime | None = None,
) -> Application:
    """A draft and the mail with its link; for somebody with a login (`by`) confirmed at once and without a mail.

    The same `once` gives the same draft. RuleBroken when the cohort does not take this side now.
    """
    now = now or timezone.now()
    if application := Application.objects.filter(once=str(once)).first():
        return application
    if not takes(cohort, side, now):
        raise RuleBroken(_("This is closed right now, so nothing can be begun."))
    draft = {**empty_draft(), "about": _known(by) if by else {"name": name}}
    application = Application(
        programme=cohort.programme,
        cohort=cohort,
        side=side,
        email=by.email if by else email.strip(),
        name=by.name if by else name.strip(),
        person=by,
        confirmed_at=now if by else None,
        language=(get_language() or cohort.programme.words_first())[:2],
        once=str(once),
        draft=json.dumps(draft),
        created_at=now,
    )
    application.save(force_insert=True)
    if not by:
        mail_link(application, now=now)
    return application


def _known(person: Person) -> dict[str, str]:
    known = {"name": person.name, "title": person.title, "workplace": person.workplace, "phone": person.phone}
    return {**known, "unit": str(person.unit_id or "")}


def mail_link(application: Application, *, now: datetime | None = None) -> None:
    """Mail the link that confirms the address and opens the draft; at most five a day to one address."""
    now = now or timezone.now()
    recent = Mail.objects.filter(name=CONTINUE, email__iexact=application.email, created_at__gt=now - timedelta(days=1))
    if recent.count() >= MAILS_A_DAY:
        return
    link = make_link(LinkPurpose.DRAFT, application, expires=now + UNCONFIRMED)
    if application.confirmed_at:
        prolong(LinkPurpose.DRAFT, application, expires=now + UNTOUCHED)
    queue_mail(
        CONTINUE,
        email=application.email,
        programme=application.programme,
        refs={"application": application.pk, "link": link.pk},
        language=application.language,
        now=now,
    )


def read_draft(application: Application, reader: Any) -> Draft:
    """The draft for its applicant: a person, or the Bearer of its link. NotAReader for everybody else."""
    text = application.open_for(reader).read(application.draft)
    return {**empty_draft(), **(json.loads(text) if text else {})}


@transaction.atomic
def save_draft(
    application: Application,
    *,
    by: Any,
    step: str = "",
    done: bool = False,
    fits: dict[str, bool] | None = None,
    about: dict[str, str] | None = None,
    answers: dict[str, Any] | None = None,
    accepted: list[str] | None = None,
    now: datetime | None = None,
) -> Draft:
    """Put what was written into the draft; whatever is not given stays. A closed cohort does not lose text.

    `done` says whether the step is complete. RuleBroken when the application is no draft any more.
    """
    locked = Application.objects.select_for_update().get(pk=application.pk)
    if locked.status != ApplicationStatus.DRAFT:
        raise RuleBroken(_("This has already been sent. Open its page to change something."))
    draft = read_draft(locked, by)
    for part, values in (("fits", fits), ("about", about), ("answers", answers)):
        draft[part].update(values or {})
    if accepted is not None:
        draft["accepted"] = accepted
    if step:
        draft["done"] = [key for key in draft["done"] if key != step] + ([step] if done else [])
    application.draft = locked.draft = json.dumps(draft)
    application.saved_at = locked.saved_at = now or timezone.now()
    application.name = locked.name = (draft["about"].get("name") or locked.name)[:120]
    locked.save(update_fields=["draft", "saved_at", "name"])
    return draft


def carry_over(application: Application, cohort: Cohort) -> None:
    """A draft that missed its cohort goes on in the one that is open now, with its text."""
    if application.cohort_id != cohort.pk and not takes(application.cohort, application.side):
        application.cohort = cohort
        application.save(update_fields=["cohort"])


def forget_drafts(now: datetime | None = None) -> int:
    """Delete drafts whose address nobody confirmed in 7 days, and those untouched for 90; returns how many."""
    now = now or timezone.now()
    drafts = Application.objects.filter(status=ApplicationStatus.DRAFT)
    unconfirmed = drafts.filter(confirmed_at=None, created_at__lt=now - UNCONFIRMED)
    untouched = drafts.filter(confirmed_at__lt=now - UNTOUCHED).exclude(saved_at__gte=now - UNTOUCHED)
    old = [*unconfirmed, *untouched]
    for application in old:
        forget_draft(application)
    return len(old)


@transaction.atomic
def forget_draft(application: Application) -> None:
    """Delete it, its links and the address its mails went to."""
    end_links(application)
    Mail.objects.filter(name=CONTINUE, refs__application=str(application.pk)).update(email="")
    application.delete()
