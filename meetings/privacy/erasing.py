"""What has been kept for its time is erased: the key goes, and all text with it (docs/adr/0002-sealed-text.md).

Dates, figures and choices without a name stay; they are what the programme's sums are made of.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match
from meetings.ending.kept import DONE, done_on, kept_until
from meetings.models import AddressWord, Evaluation, EvaluationAnswer, Logbook, Room
from programmes.enums import ApplicationStatus
from programmes.models import Application, History

LIVING = [MatchStatus.OFFERED, MatchStatus.ACTIVE, MatchStatus.PAUSED, MatchStatus.CONTINUING]
OUT = [ApplicationStatus.DECLINED, ApplicationStatus.WITHDRAWN]


def erase_kept(now: datetime | None = None) -> int:
    """The tick: rooms, evaluations and logbooks whose last day is over; returns how many. Of two ticks one does it."""
    now = now or timezone.now()
    rooms = sum(_erase_room(match, now) for match in _over(now, "room", room__wrapped_key__isnull=False))
    matches = _over(now, "evaluation", room__evaluations__wrapped_key__isnull=False)
    return rooms + sum(map(_erase_evaluations, matches)) + sum(map(_erase_logbook, _logbooks(now)))


def _over(now: datetime, what: str, **kept: Any) -> list[Match]:
    rows = Match.objects.filter(status__in=DONE, **kept).select_related("programme").distinct()
    return [match for match in rows if (day := kept_until(match, what)) and day < match.programme.today(now)]


@transaction.atomic
def _erase_room(match: Match, now: datetime) -> int:
    """The update of the match is the lock: who says in this moment that they go on keeps the room."""
    if not Match.objects.filter(pk=match.pk, status=match.status).update(ended_at=F("ended_at")):
        return 0
    room = Room.objects.filter(match=match, wrapped_key__isnull=False)
    pk = room.values_list("pk", flat=True).first()
    if not room.update(wrapped_key=None):
        return 0
    AddressWord.objects.filter(room=pk).delete()
    noted = {"kind": "room", "thing": pk, "old": "kept", "new": "erased"}
    History.objects.create(programme_id=match.programme_id, at=now, **noted)
    return 1


@transaction.atomic
def _erase_evaluations(match: Match) -> int:
    """What was read with the name goes altogether."""
    rows = Evaluation.objects.filter(room__match=match, wrapped_key__isnull=False)
    EvaluationAnswer.objects.filter(evaluation__room__match=match, question__readers="named").delete()
    return rows.update(wrapped_key=None)


def _logbooks(now: datetime) -> QuerySet[Logbook]:
    """Of those who are in no pair any more, and whose last pair is long done; found without a query for each."""
    living = Match.objects.filter(status__in=LIVING)
    rows = Logbook.objects.exclude(person__in=living.values("mentee")).exclude(person__in=living.values("mentor"))
    kept: set[Any] = set()
    over: set[Any] = set()
    theirs = Q(mentee__in=rows.values("person")) | Q(mentor__in=rows.values("person"))
    for match in Match.objects.filter(theirs, status__in=DONE).select_related("programme"):
        day = kept_until(match, "logbook")
        (over if day and day < match.programme.today(now) else kept).update({match.mentee_id, match.mentor_id})
    return rows.filter(person__in=over - kept)


@transaction.atomic
def _erase_logbook(book: Logbook) -> int:
    """The rows too, so that nothing says that there was one: who writes again later begins a new one."""
    mine = Q(mentee=book.person_id) | Q(mentor=book.person_id)
    matches = Match.objects.filter(mine, status__in=DONE).select_related("programme")
    last = max((day for match in matches if (day := done_on(match))), default=None)
    again = Application.objects.filter(person=book.person_id, submitted_at__date__gt=last).exclude(status__in=OUT)
    if again.exists() or Match.objects.filter(mine, status__in=LIVING).exists():
        return 0
    for rows in (book.entries, book.answers, book.own_answers, book.used_languages):
        rows.all().delete()
    return Logbook.objects.filter(pk=book.pk).delete()[0]
