"""A person's own copy: what `programmes` keeps about them, opened for them (files of `/me/copy/`)."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum.statuses import pill_of
from programmes.applications.answers import answers_of
from programmes.applications.kinds import answer_text
from programmes.gatherings.replies import mark_entered
from programmes.models import (
    AccessLogEntry,
    Application,
    Concern,
    History,
    Invitation,
    LeaderPart,
    Mail,
    Nomination,
    Note,
    Person,
)
from programmes.models.records import OwnCopy
from programmes.newcomers.leaders.actions import read_words
from programmes.nominations.pages import said_of


def files(person: Person) -> Iterator[tuple[str, str]]:
    """Name and text of each file. Only what is the person's own; never who changed a status."""
    kept = {"wrapped_key__isnull": False}  # what is erased has no key
    applications = Application.objects.of(person).filter(**kept).select_related("programme", "cohort", "entered_by")
    nominations = Nomination.objects.filter(person=person, **kept).select_related("programme")
    concerns = Concern.objects.filter(person=person, **kept).select_related("programme")
    notes = Note.objects.filter(about=person, **kept).select_related("programme")
    leaders = LeaderPart.objects.visible_to(person).filter(**kept).select_related("programme", "application")
    mails = Mail.objects.filter(person=person, sent_at__isnull=False)
    invitations = Invitation.objects.filter(person=person).select_related("gathering")
    about = {
        "person": _person(person),
        "applications": [_application(row, person) for row in applications],
        "nominations": [_nomination(row, person) for row in nominations],
        "gatherings": [_invitation(row) for row in mark_entered(invitations)],
        "concerns": [_concern(row, person) for row in concerns],
        "notes": [_note(row, person) for row in notes],
        "leader": [_leader(row, person) for row in leaders],
        "mails": [{"kind": row.name, "sent": _when(row.sent_at)} for row in mails],
    }
    yield _("about-you") + ".json", json.dumps(about, ensure_ascii=False, indent=2) + "\n"


def _person(person: Person) -> dict[str, Any]:
    names = ("name", "email", "phone", "title", "workplace", "language")
    return {
        **{name: getattr(person, name) for name in names},
        "unit": str(person.unit or ""),
        "since": _when(person.created_at),
    }


def _application(application: Application, person: Person) -> dict[str, Any]:
    key = application.open_for(person)
    answers = answers_of(application, key)
    rows = application.answers.select_related("question__programme")
    return {
        "programme": str(application.programme),
        "cohort": str(application.cohort),
        "side": application.side,
        "number": application.number,
        "status": pill_of(application).label,
        "reason": key.read(application.waiting_for) or key.read(application.declined_because),
        "conditions": application.fits,
        "answers": {str(row.question): answer_text(row.question, answers[row.question.key]) for row in rows},
        "draft": json.loads(key.read(application.draft) or "{}"),
        "accepted": [row.shown_as for row in application.commitments.all()],
        **{name: _day(getattr(application, name)) for name in ("wished_start", "starts_on", "interested_on")},
        "entered_by": application.entered_by.name if application.entered_by else "",
        "changes": [{"to": row.new, "when": _when(row.at)} for row in History.objects.about(application)],
    }


def _nomination(nomination: Nomination, person: Person) -> dict[str, Any]:
    """Who named the person, and what was said of them."""
    return {
        "programme": str(nomination.programme),
        "by": nomination.nominator_name,
        "when": _when(nomination.asked_at),
        "answered": _when(nomination.answered_at),
        "said": {fact.term: fact.value for fact in said_of(nomination, person)},
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _invitation(invitation: Invitation) -> dict[str, Any]:
    names = ("reply", "food", "attendance")
    about = {"gathering": str(invitation.gathering), "when": _when(invitation.gathering.starts_at)}
    by = invitation.entered_by  # type: ignore[attr-defined]
    return {**about, **{name: getattr(invitation, name) for name in names}, "entered_by": by.name if by else ""}


def _concern(concern: Concern, person: Person) -> dict[str, Any]:
    opened = [
        {"by": str(row.person), "when": _when(row.at)} for row in opened_by_others(person).filter(thing=concern.pk)
    ]
    text = concern.open_for(person).read(concern.text)
    return {"programme": str(concern.programme), "when": _when(concern.created_at), "text": text, "opened": opened}


def _note(note: Note, person: Person) -> dict[str, Any]:
    """What a coordinator noted about the person: they read it here and nowhere else."""
    text = note.open_for(OwnCopy(person.pk)).read(note.text)
    return {"programme": str(note.programme), "when": _when(note.created_at), "text": text}


def _leader(part: LeaderPart, person: Person) -> dict[str, Any]:
    """What the person's leader was asked and wrote."""
    about = {"asked": _when(part.asked_at), "name": part.leader_name, "email": part.leader_email}
    return {"programme": str(part.programme), **about, "words": read_words(part, person)}


def opened_by_others(person: Person) -> Any:
    """The access log of what is this person's own: who opened it, and when."""
    own = [person.pk, *Concern.objects.filter(person=person).values_list("pk", flat=True)]
    own += Application.objects.of(person).values_list("pk", flat=True)
    return AccessLogEntry.objects.filter(thing__in=own).exclude(person=person).select_related("person").order_by("at")


def _when(moment: Any) -> str | None:
    return timezone.localtime(moment).isoformat(timespec="minutes") if moment else None
