"""The mails of a programme as a coordinator sees them: whom to, what about, how it went. Never the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from mentorforum.pills import OFFICE, Pill
from mentorforum.statuses import pill_of
from programmes.enums import ApplicationStatus, MailStatus, Side
from programmes.mail.words import what
from programmes.models import Application, Cohort, Mail, Person, Programme
from programmes.steps import Chip

AHEAD = timedelta(days=14)
PLANNED, UNDOABLE, HELD, SENT, FAILED = "planned", "undoable", "held", "sent", "failed"


@dataclass(frozen=True)
class MailRow:
    """One mail of the list."""

    mail: Mail
    what: str
    to: str
    when: datetime
    pill: Pill


def shows(now: datetime) -> dict[str, Q]:
    """What each chip shows."""
    undo = Q(status=MailStatus.PLANNED, undo__isnull=False, undo__undone_at=None, undo__until__gt=now)
    return {
        PLANNED: Q(status__in=[MailStatus.PLANNED, MailStatus.SENDING], not_before__lt=now + AHEAD) & ~undo,
        UNDOABLE: undo,
        HELD: Q(status=MailStatus.HELD),
        FAILED: Q(status=MailStatus.FAILED),
        SENT: Q(status=MailStatus.SENT),
    }


def labels() -> dict[str, str]:
    return {
        PLANNED: _("The next 14 days"),
        UNDOABLE: _("Can be undone"),
        HELD: _("Held back"),
        FAILED: _("Did not arrive"),
        SENT: _("Sent"),
    }


def mails_of(programme: Programme, user: Person) -> QuerySet[Mail]:
    """Those this coordinator sees: not what goes to themselves, nor what would tell when a private pair meets (E9)."""
    rows = Mail.objects.visible_to(user).filter(programme=programme)
    if not programme.has("private_relation"):
        return rows
    return rows.exclude(Q(name__startswith="meetings/meeting") | Q(name="programmes/reminders"))


def chips(rows: QuerySet[Mail], show: str, now: datetime, reminders: int) -> list[Chip]:
    """One query per chip; `reminders` are those that will be made in the next 14 days."""
    more, wanted = {PLANNED: reminders}, shows(now)
    return [
        Chip(label, f"?show={key}", key == show, rows.filter(wanted[key]).count() + more.get(key, 0))
        for key, label in labels().items()
    ]


def listed(rows: QuerySet[Mail], show: str, now: datetime) -> QuerySet[Mail]:
    """The mails of one chip, the next or the latest first."""
    order = ("-sent_at", "id") if show == SENT else ("not_before", "id")
    return rows.filter(shows(now)[show]).select_related("person", "undo").order_by(*order)


def described(mails: Sequence[Mail], now: datetime) -> list[MailRow]:
    """With words and pill."""
    return [
        MailRow(
            mail=mail,
            what=what(mail.name),
            to=mail.person.name if mail.person else mail.email,
            when=mail.sent_at or mail.not_before,
            pill=_pill(mail, now),
        )
        for mail in mails
    ]


def _pill(mail: Mail, now: datetime) -> Pill:
    undo = mail.undo
    if mail.status == MailStatus.PLANNED and undo and undo.undone_at is None and undo.until > now:
        return Pill("now", _("Can be undone"))
    return pill_of(mail, OFFICE)


def groups(cohort: Cohort) -> dict[str, tuple[str, Any]]:
    """Whom one can write to at once: key -> (words, applications)."""
    terms = cohort.programme.terms
    rows = Application.objects.filter(cohort=cohort, person__isnull=False)
    accepted = rows.filter(status=ApplicationStatus.ACCEPTED)
    return {
        "everybody": (_("All who are accepted"), accepted),
        "mentees": (terms.say(_("Accepted {mentees}")), accepted.filter(side=Side.MENTEE)),
        "mentors": (terms.say(_("Accepted {mentors}")), accepted.filter(side=Side.MENTOR)),
        "waiting": (_("Those on the waiting list"), rows.filter(status=ApplicationStatus.WAITING)),
        "undecided": (
            _("Those who have not had an answer"),
            rows.filter(status__in=[ApplicationStatus.SUBMITTED, ApplicationStatus.TALK]),
        ),
    }


def receivers(cohort: Cohort | None, user: Person, group: str, ids: list[UUID]) -> list[Person]:
    """The people of a group, or those who were ticked; only such as this coordinator sees, never oneself."""
    people = Person.objects.visible_to(user).filter(erased_at=None, is_active=True).exclude(pk=user.pk)
    if ids:
        return list(people.filter(pk__in=ids))
    choice = groups(cohort).get(group) if cohort else None
    return list(people.filter(pk__in=choice[1].values("person"))) if choice else []
