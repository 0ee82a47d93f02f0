"""Who may do what in a pair's room. Who may see is `visible_to`; who may read is the room's `may_read`."""

from datetime import datetime
from typing import Any

from matching.enums import MatchStatus
from matching.models import Match
from meetings.enums import COMING, ContractStatus, EvaluationStatus
from meetings.models import Contract, Evaluation, Meeting, Room, Signature
from programmes.models import Concern

#: the two may write; afterwards the room can be read and copied
WRITABLE = {MatchStatus.ACTIVE, MatchStatus.PAUSED, MatchStatus.COMPLETED, MatchStatus.CONTINUING}
RUNNING = {MatchStatus.ACTIVE, MatchStatus.PAUSED}


def has_room(person: Any) -> bool:
    """Whether the other half of a pair has a room with this person."""
    return Room.objects.visible_to(person).filter(wrapped_key__isnull=False).exists()


def can_write_room(user: Any, room: Room) -> bool:
    """The two, until their match has ended early or is closed."""
    return room.opens_for(user) and room.match.status in WRITABLE


def can_own_agenda(user: Any, room: Room) -> bool:
    """The mentee owns the agenda (L2)."""
    return user.pk == room.mentee_id and can_write_room(user, room)


def can_suggest_point(user: Any, room: Room) -> bool:
    """The mentor suggests; the mentee takes a suggestion with or not."""
    return user.pk == room.mentor_id and can_write_room(user, room)


def can_sign_contract(user: Any, contract: Contract) -> bool:
    """Somebody of the two who has not signed this version, once it has been written."""
    if not contract.programme.has("contract_signed"):
        return False
    if not can_write_room(user, contract.room) or contract.status in {ContractStatus.NOT_BEGUN, ContractStatus.SIGNED}:
        return False
    return not Signature.objects.filter(contract=contract, version=contract.version, person=user).exists()


def can_move_meeting(user: Any, meeting: Meeting) -> bool:
    """A meeting that is neither held nor cancelled."""
    return can_write_room(user, meeting.room) and meeting.status in COMING


def can_hold_meeting(user: Any, meeting: Meeting, now: datetime) -> bool:
    """ "We have met" cannot be said before the meeting begins."""
    return can_move_meeting(user, meeting) and meeting.starts_at <= now


def _half_or_coordinator(user: Any, match: Match) -> bool:
    return match.side_of(user) is not None or user.coordinates(match.programme_id)


def can_pause_match(user: Any, match: Match) -> bool:
    return match.status == MatchStatus.ACTIVE and _half_or_coordinator(user, match)


def can_resume_match(user: Any, match: Match) -> bool:
    return match.status == MatchStatus.PAUSED and _half_or_coordinator(user, match)


def can_end_match(user: Any, match: Match) -> bool:
    return match.status in RUNNING and _half_or_coordinator(user, match)


def can_finish_match(user: Any, match: Match) -> bool:
    """That they are done is for the two to say, where the pair says when it ends."""
    by_pair = (match.programme.settings.get("ending") or {}).get("kind") == "pair"
    return by_pair and match.status in RUNNING and match.side_of(user) is not None


def can_continue_match(user: Any, match: Match) -> bool:
    """Going on by themselves is for the two to say."""
    return (
        match.status == MatchStatus.COMPLETED and match.programme.has("continuing") and match.side_of(user) is not None
    )


def can_close_match(user: Any, match: Match) -> bool:
    return match.status == MatchStatus.CONTINUING and match.side_of(user) is not None


def can_answer_evaluation(user: Any, evaluation: Evaluation) -> bool:
    return evaluation.person_id == user.pk and evaluation.status == EvaluationStatus.OPEN


def can_close_concern(user: Any, concern: Concern) -> bool:
    return concern.closed_at is None and concern.person_id != user.pk and user.coordinates(concern.programme_id)
