"""What an offer comes to, and telling both halves in the same minute (docs/adr/0017-sealed-answers.md)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from matching.enums import REFUSED, AnswerChoice, MarkKind, MatchStatus
from matching.models import Match, PairMark
from matching.offers.spans import counts_from, morning_after, pair_ends_on, working_days
from mentorforum import dates
from mentorforum.status import move
from programmes.enums import ApplicationStatus
from programmes.mail.queue import queue_mail
from programmes.models import Application, Person, Seat

ONE_MORE_TALK = "one_more_talk"
STAGES = 2


def outcome(match: Match) -> str:
    """The status it comes to, or ONE_MORE_TALK. Nothing but two yes makes a pair."""
    given = set(match.answers.filter(stage=match.stage).values_list("choice", flat=True))
    if match.taken_back_at:
        return MatchStatus.WITHDRAWN
    if AnswerChoice.NO in given:
        return MatchStatus.DECLINED
    if not match.all_answered():
        return MatchStatus.EXPIRED
    if given == {AnswerChoice.YES}:
        return MatchStatus.ACTIVE
    return ONE_MORE_TALK if match.stage < STAGES else MatchStatus.DECLINED


def tell_outcomes(now: datetime | None = None) -> int:
    """Tell both halves what is due to be told; returns how many matches. Called by the tick, again and at once too."""
    now = now or timezone.now()
    _note_silence(now)
    due = Match.objects.filter(status=MatchStatus.OFFERED, tell_at__lte=now).values_list("pk", flat=True)
    return sum(_tell_outcome(pk, now) for pk in list(due))


def _note_silence(now: datetime) -> None:
    """The last day to answer is past: what there is counts, and is told on the morning after that day."""
    tomorrow = dates.local(now, "UTC").date() + timedelta(days=1)
    late = Match.objects.filter(status=MatchStatus.OFFERED, tell_at=None, answer_by__lt=tomorrow)
    for match in late.select_related("programme"):
        if match.last_day < match.programme.today(now):
            row = Match.objects.filter(pk=match.pk, status=MatchStatus.OFFERED, tell_at=None, stage=match.stage)
            row.update(tell_at=morning_after(match.programme, match.last_day))


@transaction.atomic
def _tell_outcome(pk: UUID, now: datetime) -> bool:
    """The update is the lock: of two ticks one tells, and the other finds nothing left to tell."""
    due = Match.objects.filter(pk=pk, status=MatchStatus.OFFERED, tell_at__lte=now)
    if not due.update(tell_at=F("tell_at")):
        return False
    match = Match.objects.select_related("programme", "cohort", "mentee", "mentor", "mentee_application").get(pk=pk)
    to = outcome(match)
    if to == MatchStatus.ACTIVE:
        begin(match, now)
    elif to == ONE_MORE_TALK:
        _propose_one_more(match, now)
    else:
        come_to_nothing(match, to, now)
    return True


def begin(match: Match, now: datetime) -> None:
    """Both have said yes. History names nobody: who answered last is no other's business."""
    day = counts_from(match, match.programme.today(now))
    move(match, MatchStatus.ACTIVE, by=None, now=now, active_on=day, ends_on=pair_ends_on(match, day))
    _tell("matching/active", match, now)


def _propose_one_more(match: Match, now: datetime) -> None:
    """Nobody said no, and somebody wants one more talk: that is proposed to both, once, with days of its own."""
    answer_by = working_days(match.programme, match.programme.today(now))
    Match.objects.filter(pk=match.pk).update(
        stage=F("stage") + 1, stage_at=now, answer_by=answer_by, tell_at=None, talk_at=None
    )
    match.refresh_from_db()
    _tell("matching/one_more_talk", match, now)


def come_to_nothing(match: Match, to: str, now: datetime, **fields: Any) -> None:
    """Declined, expired or taken back: the place is free, both come first next time, both read the same.

    Only who has been told of the offer is told of its end.
    """
    told = [person for person in match.halves if (at := match.told_at(str(match.side_of(person)))) and at <= now]
    move(match, to, by=None, now=now, seat=None, **fields)
    both = [match.mentee_application_id, match.mentor_application_id]
    Application.objects.filter(pk__in=both).update(priority=True)
    Seat.objects.filter(application=match.mentor_application_id, match=None).exclude(
        application__status=ApplicationStatus.ACCEPTED
    ).delete()  # a mentor who has left has no places any more
    if to in REFUSED:
        pair = {"mentee_application": match.mentee_application_id, "mentor_application": match.mentor_application_id}
        PairMark.objects.filter(kind=MarkKind.PINNED, **pair).update(kind="", overrides=[])
    _tell("matching/declined", match, now, only=told)


def _tell(name: str, match: Match, now: datetime, *, only: list[Person] | None = None) -> None:
    """Both in the same minute, whoever did what."""
    for person in match.halves:
        if only is None or person in only:
            once = f"{name}:{match.pk}:{person.pk}"
            queue_mail(name, to=person, programme=match.programme, refs={"match": match.pk}, once=once, now=now)
