"""One half's answer to an offer, or after the chemistry meeting, and the date of that talk."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.enums import AnswerChoice, MatchStatus
from matching.models import Match, MatchAnswer
from matching.offers import rules
from matching.offers.outcomes import begin, come_to_nothing
from matching.offers.spans import morning_after, working_days
from mentorforum.errors import RuleBroken
from programmes.enums import Side
from programmes.mail.queue import queue_mail
from programmes.models import Person


@transaction.atomic
def answer_offer(match: Match, *, by: Person, choice: str, reason: str = "", now: datetime | None = None) -> Match:
    """One half's answer, once a stage. Nobody is told of it but the coordinators.

    Where both simply accept, two yes begin the pair. Everything else is known when both have answered, and told to
    both at 8.00 on the next working day. A mentor who is asked first has a question of their own before that.
    RuleBroken when the offer is no longer open, or this half has answered.
    """
    now = now or timezone.now()
    side = match.side_of(by)
    if side is None or choice not in choices_of(match):
        raise RuleBroken(_("Only the two it is about can answer, with one of the choices on the page."))
    if rules.has_left(match, by):
        raise RuleBroken(_("You have withdrawn your application, so there is nothing to answer."))
    _hold_offer(match, side, now)
    first = match.asks_mentor_first
    _write(match, by, side, choice, reason)
    if first:
        _mentor_was_asked(match, choice, now)
    elif match.all_answered():
        _both_have_answered(match, now)
    return match


def choices_of(match: Match) -> set[str]:
    """What may be answered now: one more talk only after the first."""
    talks = match.programme.has("chemistry") and not match.asks_mentor_first and match.stage == 1
    return {AnswerChoice.YES, AnswerChoice.NO, AnswerChoice.TALK} if talks else {AnswerChoice.YES, AnswerChoice.NO}


def _hold_offer(match: Match, side: str, now: datetime) -> None:
    """Answers of the two come one after the other: the update is the lock, and asks whether the offer is still open.

    What is known of the row is read again behind the lock.
    """
    told = {"mentee_told_at__lte": now} if side == Side.MENTEE else {"offered_at__lte": now}
    still = Match.objects.filter(pk=match.pk, status=MatchStatus.OFFERED, stage=match.stage, **told)
    if not still.filter(answer_by__gte=match.programme.today(now)).update(answer_by=F("answer_by")):
        raise RuleBroken(_("This offer is no longer open."))
    match.refresh_from_db(fields=["mentee_told_at", "answer_by", "tell_at", "taken_back_at"])


def _write(match: Match, by: Person, side: str, choice: str, reason: str) -> None:
    answer = MatchAnswer(match=match, person=by, side=side, stage=match.now_stage, choice=choice, reason=reason)
    try:
        with transaction.atomic():
            answer.save()
    except IntegrityError:
        raise RuleBroken(_("You have answered already. If you think otherwise now, write to us.")) from None


def _mentor_was_asked(match: Match, choice: str, now: datetime) -> None:
    """A no: the mentee never hears of it. A yes: the mentee is told now, and the days to answer begin."""
    if choice == AnswerChoice.NO:
        return come_to_nothing(match, MatchStatus.DECLINED, now)
    if match.taken_back_at:
        return None
    answer_by = working_days(match.programme, match.programme.today(now))
    Match.objects.filter(pk=match.pk).update(mentee_told_at=now, answer_by=answer_by)
    match.mentee_told_at, match.answer_by = now, answer_by
    people = match.halves if match.programme.has("chemistry") else (match.mentee,)
    for person in people:
        once = f"matching/offer:{match.pk}:{person.pk}"
        queue_mail("matching/offer", to=person, programme=match.programme, refs={"match": match.pk}, once=once, now=now)
    return None


def _both_have_answered(match: Match, now: datetime) -> None:
    """Where both simply accept, two yes are told at once; anything else is known now and told the next morning."""
    accepted = match.answers.filter(stage=match.stage, choice=AnswerChoice.YES).count() == len(match.halves)
    if accepted and not match.programme.has("chemistry") and not match.taken_back_at:
        return begin(match, now)
    if match.tell_at is None:
        match.tell_at = morning_after(match.programme, match.programme.today(now))
        Match.objects.filter(pk=match.pk).update(tell_at=match.tell_at)
    return None


@transaction.atomic
def note_talk(match: Match, *, by: Person, talk_at: datetime | None, now: datetime | None = None) -> None:
    """Either half notes when the two meet, or takes it away; both see it. RuleBroken when the offer is over."""
    now = now or timezone.now()
    if not rules.can_note_talk(by, match, now):
        raise RuleBroken(_("This offer is no longer open."))
    if not Match.objects.filter(pk=match.pk, status=MatchStatus.OFFERED).update(talk_at=talk_at):
        raise RuleBroken(_("This offer is no longer open."))
    match.talk_at = talk_at
