"""Offering proposals, and taking an offer back (docs/life-of-a-match.md). Answers: answers.py; what they lead to:
outcomes.py."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from matching.models import Match
from matching.offers.outcomes import come_to_nothing
from matching.offers.seats import move_onto_seat
from matching.offers.spans import asks_mentor_first, morning_after, working_days
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.mail.queue import queue_mail
from programmes.models import Application, History, Person, Undo
from programmes.undo.actions import begin_undo, remember


@transaction.atomic
def offer_matches(
    matches: Iterable[Match],
    *,
    by: Person,
    first: bool | None = None,
    at: datetime | None = None,
    now: datetime | None = None,
) -> Undo:
    """Offer proposals: each takes a seat; the mails rest ten minutes, and so does what the halves see.

    `first`: the mentor is asked before the mentee is told anything; None is as the programme says. `at`: mails and
    pages begin then, at the earliest when Undo has run out. All or none. RuleBroken names the mentor without a
    place, or the mentee who has a match already.
    """
    now = now or timezone.now()
    ordered = sorted(matches, key=lambda match: (match.mentor_id.hex, match.mentee_id.hex))
    if not ordered:
        raise RuleBroken(_("There is nothing to offer. Run the matching first."))
    undo = begin_undo(ordered[0].programme, "match.offered", by=by, now=now)
    for match in ordered:
        mentor_first = asks_mentor_first(match.programme) if first is None else first
        _offer(match, undo, by, now, mentor_first, max(at or undo.until, undo.until))
    remember(undo, [(match, MatchStatus.PROPOSED) for match in ordered])
    return undo


def _offer(match: Match, undo: Undo, by: Person, now: datetime, first: bool, told: datetime) -> None:
    if match.side_of(by) is not None:
        raise RuleBroken(match.programme.terms.say(_("This is your own match: another {coordinator} decides.")))
    move_onto_seat(
        match,
        MatchStatus.OFFERED,
        by=by,
        now=now,
        offered_at=told,
        mentee_told_at=None if first else told,
        answer_by=working_days(match.programme, match.programme.today(told)),
    )
    for person in (match.mentor,) if first else match.halves:
        queue_mail(
            "matching/offer",
            to=person,
            programme=match.programme,
            refs={"match": match.pk},
            by=by,
            undo=undo,
            not_before=told,
            now=now,
        )


@transaction.atomic
def withdraw_offer(match: Match, *, by: Person, now: datetime | None = None) -> Undo:
    """A coordinator takes an offer back, with ten minutes of Undo.

    Both are told at 8.00 on the next working day, in the same words as for anything else. An offer that nobody has
    been told of is over at once, and nobody hears of it.
    """
    now = now or timezone.now()
    if match.status != MatchStatus.OFFERED:
        raise RuleBroken(_("This offer is no longer open."))
    undo = begin_undo(match.programme, "match.withdrawn", by=by, now=now)
    if is_told(match, now):
        _note_taken_back(match, by, now)
    else:
        move(match, MatchStatus.WITHDRAWN, by=by, now=now, seat=None, taken_back_at=now)
    remember(undo, [(match, MatchStatus.OFFERED)])
    return undo


@transaction.atomic
def end_offer_of(application: Application, *, now: datetime) -> None:
    """Somebody withdrew while an offer was open: it comes to nothing, at the time and in the words of any other."""
    offered = Match.objects.filter(status=MatchStatus.OFFERED).select_related("programme", "mentee", "mentor")
    for match in offered.filter(mentee_application=application) | offered.filter(mentor_application=application):
        if is_told(match, now):
            _note_taken_back(match, None, now)
        else:
            come_to_nothing(match, MatchStatus.WITHDRAWN, now, taken_back_at=now)


def is_told(match: Match, now: datetime) -> bool:
    """Whether somebody has been told of the offer."""
    return match.offered_at is not None and match.offered_at <= now


def _note_taken_back(match: Match, by: Person | None, now: datetime) -> None:
    """Known now, told the next morning: until then nothing of it shows on any page of the two."""
    tell_at = match.tell_at or morning_after(match.programme, match.programme.today(now))
    open_ = Match.objects.filter(pk=match.pk, status=MatchStatus.OFFERED, taken_back_at=None)
    if not open_.update(taken_back_at=now, tell_at=tell_at):
        raise RuleBroken(_("This offer is no longer open."))
    match.taken_back_at, match.tell_at = now, tell_at
    History.objects.create(
        programme_id=match.programme_id,
        kind=match.history_name,
        thing=match.pk,
        old=match.status,
        new=match.status,
        by=by,
        at=now,
        why="taken_back",
    )
