"""A coordinator decides about applications. Each click sends mails that rest ten minutes, with Undo (docs/life-of-a-match.md).

All functions take the applications of one programme, and return the Undo the mails hang on. Refusals name whom.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum import dates, wiring
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.applications.apply.commitments import unconfirmed
from programmes.enums import ApplicationStatus, CohortStatus, Side
from programmes.mail.queue import queue_mail
from programmes.models import Application, Cohort, Mail, Person, Undo
from programmes.models.applications import OPEN
from programmes.undo.actions import begin_undo, remember, remember_day

ACCEPT, WAIT, DECLINE, TALK, START = "accepted", "waiting", "declined", "talk", "start"
#: decision -> what its Undo is called
UNDO = {
    ACCEPT: "application.accepted",
    WAIT: "application.waiting",
    DECLINE: "application.declined",
    TALK: "application.talk",
    START: "application.start",
}
#: what its Undo is called -> the mail that rests with it
MAIL = {
    "application.accepted": "programmes/accepted",
    "application.waiting": "programmes/waiting",
    "application.declined": "programmes/declined",
    "application.talk": "programmes/talk",
    "application.start": "programmes/start",
}
STARTS = "application.starts"  # of wiring: another start is agreed
LATER = timedelta(days=28)  # an answer's date where the cohort names none


@transaction.atomic
def accept(
    applications: Sequence[Application], *, on: date | None = None, by: Person, now: datetime | None = None
) -> Undo:
    """A place in the programme. An accepted mentor gets as many seats as wished, up to the person's ceiling.

    Not before the person has said yes to the commitments (A0, E2): nobody can in their name.
    Where a mentee wishes a start, it is agreed with the place: `on`, or otherwise the day each wished for (E1).
    """
    now = now or timezone.now()
    undo = _begin(applications, ACCEPT, by, now)
    for application in applications:
        if asks_start(application):
            day = on or application.starts_on or day_to_come(application.wished_start, application.programme.today(now))
            _set_start(application, day, undo, by=by, now=now)
        fields = {"places": _places(application)} if application.side == Side.MENTOR else {}
        _decide(application, ApplicationStatus.ACCEPTED, undo, by=by, now=now, **fields)
    return undo


@transaction.atomic
def wait(
    applications: Sequence[Application], *, reason: str, next_try: date, by: Person, now: datetime | None = None
) -> Undo:
    """On the waiting list, with the true reason, which the applicant reads, and the day of the next try (E4)."""
    now = now or timezone.now()
    undo = _begin(applications, WAIT, by, now)
    for application in applications:
        if next_try <= application.programme.today(now):
            raise RuleBroken(_("The next try must be on a day to come."))
        application.waiting_for = reason
        application.next_try = next_try
        application.save(update_fields=["waiting_for", "next_try"])
        _decide(application, ApplicationStatus.WAITING, undo, by=by, now=now)
    return undo


@transaction.atomic
def decline(applications: Sequence[Application], *, reason: str, by: Person, now: datetime | None = None) -> Undo:
    """No place this time, with the reason, which the applicant reads."""
    now = now or timezone.now()
    undo = _begin(applications, DECLINE, by, now)
    for application in applications:
        application.declined_because = reason
        application.save(update_fields=["declined_because"])
        _decide(application, ApplicationStatus.DECLINED, undo, by=by, now=now, next_try=None)
    return undo


@transaction.atomic
def agree_talk(applications: Sequence[Application], *, at: datetime, by: Person, now: datetime | None = None) -> Undo:
    """A talk with the applicant before anything is decided."""
    now = now or timezone.now()
    if at <= now:
        raise RuleBroken(_("The talk must be at a time to come."))
    undo = _begin(applications, TALK, by, now)
    for application in applications:
        _decide(application, ApplicationStatus.TALK, undo, by=by, now=now, talk_at=at)
    return undo


@transaction.atomic
def agree_start(applications: Sequence[Application], *, on: date, by: Person, now: datetime | None = None) -> Undo:
    """From which day the mentee's time counts (E1). It can be agreed anew until the two have begun."""
    now = now or timezone.now()
    undo = _begin(applications, START, by, now)
    for application in applications:
        if not asks_start(application) or application.status not in OPEN:
            raise RuleBroken(_("No start is agreed for this application."))
        _set_start(application, on, undo, by=by, now=now)
        _tell(application, undo, by=by, now=now, on=on.isoformat())
    return undo


def asks_start(application: Application) -> bool:
    """Whether a start is agreed with this applicant (E1)."""
    return application.side == Side.MENTEE and application.programme.has("wished_start")


def day_to_come(wished: date | None, today: date) -> date:
    """The day somebody wished for, or today once it is past."""
    return max(wished, today) if wished else today


def _set_start(application: Application, on: date, undo: Undo, *, by: Person, now: datetime) -> None:
    old = application.starts_on
    if on == old:
        return
    if on < application.programme.today(now):
        raise RuleBroken(_("The start must be today or on a day to come."))
    application.starts_on = on
    application.save(update_fields=["starts_on"])
    wiring.follow(STARTS, application, by=by, now=now)
    remember_day(undo, application, "starts_on", old, then=STARTS)


def preview(application: Application, decision: str, *, by: Person, **typed: Any) -> Mail:
    """The mail as it would go, unsaved; `typed` (reason, next_try, at, on) is what the form holds and no row yet."""
    mail = Mail(
        programme=application.programme,
        person=application.person,
        name=MAIL[UNDO[decision]],
        refs={"application": str(application.pk)},
        not_before=timezone.now(),
        by=by,
    )
    mail.typed = typed  # type: ignore[attr-defined]
    return mail


def answer_date(cohort: Cohort, now: datetime) -> date:
    """By when an accepted applicant hears more: the cohort's date, its start, or four weeks from now."""
    today = cohort.programme.today(now)
    named = next((day for day in (cohort.match_on, cohort.starts_on) if day and day > today), None)
    return named or dates.next_working_day(today + LATER, cohort.programme.country)


def _begin(applications: Sequence[Application], decision: str, by: Person, now: datetime) -> Undo:
    first = next(iter(applications), None)
    if first is None:
        raise RuleBroken(_("Tick at least one application."))
    check(applications, decision, by=by)
    return begin_undo(first.programme, UNDO[decision], by=by, now=now)


def _decide(application: Application, to: str, undo: Undo, *, by: Person, now: datetime, **fields: Any) -> None:
    old = application.status
    if old != to:
        move(application, to, by=by, now=now, **fields)
        remember(undo, [(application, old)])
    elif fields:  # the same again with another time: only the mail can be taken back
        Application.objects.filter(pk=application.pk).update(**fields)
    _tell(application, undo, by=by, now=now)


def _tell(application: Application, undo: Undo, *, by: Person, now: datetime, **refs: str) -> None:
    queue_mail(
        MAIL[undo.what],
        to=application.person,
        programme=application.programme,
        refs={"application": application.pk, **refs},
        by=by,
        undo=undo,
        now=now,
    )


def check(applications: Sequence[Application], decision: str, *, by: Person) -> None:
    """RuleBroken where this cannot be decided: asked before anything is written, and again when it is done."""
    for application in applications:
        _check(application, applications[0], by)
        if decision == ACCEPT and unconfirmed(application):
            text = _(
                "%(name)s has not said yes to the commitments yet, and cannot be accepted before that. "
                "The mail and their own page ask for it."
            )
            raise RuleBroken(text % {"name": application.name})


def _check(application: Application, first: Application, by: Person) -> None:
    if application.programme_id != first.programme_id:
        raise RuleBroken(_("These applications belong to different programmes."))
    if application.person_id == by.pk:
        terms = application.programme.terms
        raise RuleBroken(terms.say(_("Another {coordinator} decides about your own application.")))
    if application.cohort.status == CohortStatus.ENDED:
        raise RuleBroken(
            _("The cohort of %(name)s has ended, so nothing more can be decided.") % {"name": application.name}
        )


def _places(application: Application) -> int:
    """As many as wished, but never more than the person's ceiling over all programmes leaves."""
    return min(application.places, max(0, room_for(application)))


def room_for(application: Application) -> int:
    """How many places the person may have here: the ceiling, less the places in other living cohorts."""
    others = Application.objects.filter(
        person=application.person_id, side=Side.MENTOR, status=ApplicationStatus.ACCEPTED
    ).exclude(pk=application.pk)
    taken = sum(others.exclude(cohort__status=CohortStatus.ENDED).values_list("places", flat=True))
    ceiling: int = application.person.ceiling if application.person else 0
    return ceiling - taken
