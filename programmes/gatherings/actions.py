"""Gatherings: planned, called, moved, cancelled; replies and who was there (A9)."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from mentorforum.ids import uuid7
from mentorforum.status import move
from programmes.enums import ApplicationStatus, Attendance, Audience, GatheringStatus, Reply, Side
from programmes.gatherings.parts import total_minutes
from programmes.gatherings.resting import (
    CANCELLED,
    CHANGED,
    INVITED,
    check_nothing_rests,
    fields_to_come,
    rest,
    waiting,
)
from programmes.mail.queue import queue_mail
from programmes.models import Application, Cohort, Gathering, Invitation, Person, Undo
from programmes.undo.actions import begin_undo, remember, remember_made

SIDES = {Audience.MENTEES: [Side.MENTEE], Audience.MENTORS: [Side.MENTOR], Audience.BOTH: [Side.MENTEE, Side.MENTOR]}
#: what those invited must hear about when it changes
TOLD = ("starts_at", "ends_at", "place", "preliminary")


def audience(gathering: Gathering) -> list[Person]:
    """Everybody in the cohort whom the gathering is for, whether invited or not."""
    accepted = Application.objects.filter(
        cohort=gathering.cohort_id, status=ApplicationStatus.ACCEPTED, side__in=SIDES[Audience(gathering.audience)]
    )
    return list(Person.objects.filter(pk__in=accepted.values("person"), erased_at=None).order_by("name"))


def not_yet_invited(gathering: Gathering) -> list[Person]:
    """Those of the audience without an invitation."""
    known = set(gathering.invitations.values_list("person_id", flat=True))
    return [person for person in audience(gathering) if person.pk not in known]


@transaction.atomic
def add_gathering(cohort: Cohort, *, by: Person, **fields: Any) -> Gathering:
    """A gathering that the programme's preset did not have."""
    key = f"own-{uuid7().hex[-12:]}"
    return Gathering.objects.create(programme=cohort.programme, cohort=cohort, key=key, **fields)


@transaction.atomic
def change_gathering(
    gathering: Gathering, *, by: Person, version: int, now: datetime | None = None, **fields: Any
) -> Undo | None:
    """Write the fields if nobody else did since `version`.

    Where those invited must hear of it, it rests ten minutes and is written then; returns the Undo. RuleBroken when
    somebody else was faster, something rests already, or the gathering is over.
    """
    if gathering.status in {GatheringStatus.CANCELLED, GatheringStatus.HELD}:
        raise RuleBroken(_("This gathering is over, so it can no longer be changed."))
    check_nothing_rests(gathering, now)
    changed = {name: value for name, value in fields.items() if value != getattr(gathering, name)}
    told = not changed.keys().isdisjoint(TOLD)
    if told and gathering.status == GatheringStatus.INVITED:
        return rest(gathering, CHANGED, by=by, version=version, now=now, fields=changed)
    same = Gathering.objects.filter(pk=gathering.pk, version=version)
    if not same.update(version=F("version") + 1, sequence=F("sequence") + (1 if told else 0), **changed):
        raise RuleBroken(_("Somebody else has just changed this gathering. Look at their version, then try again."))
    gathering.refresh_from_db()
    return None


@transaction.atomic
def change_parts(
    gathering: Gathering, parts: list[dict[str, Any]], *, by: Person, version: int, now: datetime | None = None
) -> Undo | None:
    """Other parts; together they say when the gathering ends, and those invited are told of that."""
    fields: dict[str, Any] = {"parts": parts}
    if parts:
        fields["ends_at"] = gathering.starts_at + timedelta(minutes=total_minutes(parts))
    return change_gathering(gathering, by=by, version=version, now=now, **fields)


@transaction.atomic
def choose_cards(gathering: Gathering, keys: Iterable[str], *, by: Person) -> None:
    """Which dilemma cards are talked about, in the programme's order (L6)."""
    wanted = set(keys)
    chosen = [item.key for item in gathering.programme.items("dilemmas") if item.key in wanted]
    if gathering.status == GatheringStatus.CANCELLED:
        raise RuleBroken(_("This gathering is over, so it can no longer be changed."))
    Gathering.objects.filter(pk=gathering.pk).update(dilemmas=chosen)
    gathering.dilemmas = chosen


def coming(gathering: Gathering) -> Iterable[Person]:
    """Those invited who have not said that they cannot come."""
    return Person.objects.filter(
        pk__in=gathering.invitations.exclude(reply=Reply.CANNOT).values("person"), erased_at=None
    ).order_by("name")


@transaction.atomic
def invite(gathering: Gathering, *, by: Person, now: datetime | None = None) -> Undo:
    """Invite everybody whom it is for and who is not invited yet. The mails rest ten minutes."""
    if gathering.preliminary:
        raise RuleBroken(_("Fix the date before you invite: nobody can put a month into a calendar."))
    now = now or timezone.now()
    check_nothing_rests(gathering, now)
    people = not_yet_invited(gathering)
    if gathering.starts_at <= now:
        raise RuleBroken(_("The gathering has begun, so it is too late to invite."))
    if not people:
        raise RuleBroken(_("Everybody whom this gathering is for has been invited."))
    old = gathering.status
    undo = begin_undo(gathering.programme, INVITED, by=by, now=now)
    rows = [Invitation(gathering=gathering, person=person, created_at=now) for person in people]
    remember_made(undo, gathering, Invitation.objects.bulk_create(rows))
    if old == GatheringStatus.PLANNED:
        move(gathering, GatheringStatus.INVITED, by=by, now=now)
        remember(undo, [(gathering, old)])
    _tell(gathering, "programmes/gathering_invited", people, by=by, now=now, undo=undo)
    return undo


def _tell(gathering: Gathering, name: str, people: Iterable[Person], **more: Any) -> None:
    refs = {"gathering": gathering.pk}
    for person in people:
        queue_mail(name, to=person, programme=gathering.programme, refs=refs, **more)


@transaction.atomic
def reply(invitation: Invitation, *, by: Person, answer: str, food: str = "", now: datetime | None = None) -> None:
    """The invited person's own answer; it may be changed until the gathering begins."""
    now = now or timezone.now()
    gathering = invitation.gathering
    if not gathering.takes_replies(now):
        raise RuleBroken(
            _("It is too late to answer here. Write to {coordinator_def}.").format_map(gathering.programme.terms)
        )
    if answer == Reply.COMING and not has_seat(invitation):
        raise RuleBroken(_("All seats are taken. Write to us if you would like to be told when one becomes free."))
    Invitation.objects.filter(pk=invitation.pk).update(reply=answer, food=food, replied_at=now)


def has_seat(invitation: Invitation) -> bool:
    """Whether there is a seat for this one, beside those who are coming."""
    gathering = invitation.gathering
    others = gathering.invitations.filter(reply=Reply.COMING).exclude(pk=invitation.pk)
    return gathering.seats is None or others.count() < gathering.seats


@transaction.atomic
def cancel_gathering(gathering: Gathering, *, by: Person, now: datetime | None = None) -> Undo | None:
    """Cancel: at once where nobody is invited, else in ten minutes, and a mail withdraws the calendar entries."""
    check_nothing_rests(gathering, now)
    if gathering.status == GatheringStatus.INVITED:
        return rest(gathering, CANCELLED, by=by, version=gathering.version, now=now, fields={})
    move(gathering, GatheringStatus.CANCELLED, by=by, now=now, sequence=F("sequence") + 1)
    return None


def do_rested(now: datetime | None = None) -> int:
    """The tick: what nobody has undone happens, and those who are coming are told; returns how many.

    Of two ticks one does it.
    """
    now = now or timezone.now()
    return sum(_do(pk, now) for pk in list(waiting().filter(until__lte=now).values_list("pk", flat=True)))


@transaction.atomic
def _do(pk: Any, now: datetime) -> int:
    if not waiting().filter(pk=pk, until__lte=now).update(until=F("created_at")):
        return 0
    undo = Undo.objects.select_related("by").get(pk=pk)
    gathering = Gathering.objects.select_related("programme").get(pk=undo.things[0]["id"])
    people = list(coming(gathering))
    invited = Gathering.objects.filter(pk=gathering.pk, status=GatheringStatus.INVITED)
    if undo.what == CHANGED:
        name, fields = "programmes/gathering_changed", fields_to_come(undo)
    else:
        name, fields = "programmes/gathering_cancelled", {}
    if not invited.update(version=F("version") + 1, sequence=F("sequence") + 1, **fields):
        return 0  # it has been held meanwhile
    if undo.what == CANCELLED:
        move(gathering, GatheringStatus.CANCELLED, by=undo.by, now=now)
    _tell(gathering, name, people, by=undo.by, now=now)
    return 1


@transaction.atomic
def note_attendance(gathering: Gathering, *, by: Person, was: Mapping[Any, str], now: datetime | None = None) -> None:
    """`was`: invitation id -> Attendance. A gathering that has begun is held from then on."""
    if gathering.starts_at > (now or timezone.now()):
        raise RuleBroken(_("The gathering has not begun yet."))
    for pk, value in was.items():
        gathering.invitations.filter(pk=pk).update(attendance=Attendance(value))
    if gathering.status == GatheringStatus.INVITED:
        move(gathering, GatheringStatus.HELD, by=by, now=now)


def close_gatherings(now: datetime) -> int:
    """Called by the tick: what has ended has been held."""
    over = Gathering.objects.filter(status=GatheringStatus.INVITED, ends_at__lt=now).select_related("programme")
    for gathering in over:
        move(gathering, GatheringStatus.HELD, by=None, now=now)
    return len(over)
