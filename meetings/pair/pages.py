"""What a coordinator sees of a pair: dates, figures, signed or not, answered or not. Never text.

The pair's own "what the coordinator sees" is drawn from the same facts by the same template.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet
from django.utils.translation import gettext as _

from matching.enums import WITH_ROOM, MatchStatus
from matching.models import Match
from meetings.contract.terms import terms_of
from meetings.enums import COMING, ContractStatus, MeetingStatus
from meetings.meetings.pages import meeting_pill
from meetings.meetings.rhythm import Rhythm, RhythmHealth, agreed_weeks, rhythm_of
from meetings.models import Contract, Evaluation, Meeting, Room
from mentorforum import dates
from mentorforum.pills import OFFICE, Pill
from mentorforum.statuses import pill_of
from programmes.models import Cohort, History

ON_THEIR_OWN = {MatchStatus.CONTINUING, MatchStatus.CLOSED}


@dataclass(frozen=True)
class MeetingLine:
    """One meeting as a coordinator sees it."""

    number: int
    starts_at: datetime
    pill: Pill


@dataclass(frozen=True)
class EvaluationAsked:
    """One half at one point of the evaluation: answered or not."""

    name: str
    point: str
    due_on: date
    pill: Pill


@dataclass
class PairFacts:
    """Everything on a coordinator's page of a pair."""

    match: Match
    pill: Pill
    contract_pill: Pill | None = None
    signed_on: date | None = None
    agreed_on: date | None = None
    terms: list[dict[str, Any]] = field(default_factory=list)
    rhythm_pill: Pill | None = None
    rhythm_rule: str = ""
    meetings: list[MeetingLine] = field(default_factory=list)
    evaluations: list[EvaluationAsked] = field(default_factory=list)
    history: list[dict[str, Any]] = field(default_factory=list)
    only_mediates: bool = False


def pair_facts(match: Match, now: datetime) -> PairFacts:
    """The facts of one pair (E9: where the programme only mediates, no dates of meetings)."""
    programme = match.programme
    facts = PairFacts(match, pill_of(match, OFFICE), only_mediates=programme.has("private_relation"))
    room = Room.objects.filter(match=match).first()
    if room is None:
        return facts
    room.match, room.programme = match, programme
    facts.evaluations = _evaluations(room)
    facts.history = _history(match)
    if facts.only_mediates:
        return facts
    contract = Contract.objects.filter(room=room).first()
    rows = list(_followed(match, Meeting.objects.filter(room=room)).order_by("starts_at"))
    facts.meetings = [MeetingLine(n, row.starts_at, meeting_pill(row, now)) for n, row in enumerate(rows, 1)]
    if contract:
        facts.contract_pill = pill_of(contract, OFFICE)
        facts.signed_on = _day(contract.signed_at, programme) if programme.has("contract_signed") else None
        facts.agreed_on = _day(contract.agreed_at, programme) if programme.has("rhythm_agreed") else None
        facts.terms = terms_of(contract)
    if match.status == MatchStatus.ACTIVE:
        _add_rhythm(facts, room, contract, rows, now)
    return facts


def _day(moment: datetime | None, programme: Any) -> date | None:
    return dates.local(moment, programme.zone).date() if moment else None


def _add_rhythm(facts: PairFacts, room: Room, contract: Contract | None, rows: list[Meeting], now: datetime) -> None:
    today, active_on = room.programme.today(now), facts.match.active_on
    coming = next((row.starts_on for row in rows if row.status in COMING and row.starts_at > now), None)
    rhythm = rhythm_of(room, contract, active_on, coming, today)
    facts.rhythm_pill = rhythm.pill
    facts.rhythm_rule = rhythm_rule(rhythm, agreed_weeks(contract, active_on, today))


def _followed(match: Match, rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings after the end are the pair's own: nobody follows those who go on by themselves."""
    return rows.filter(starts_at__lte=match.ended_at) if match.ended_at and match.status in ON_THEIR_OWN else rows


def rhythm_rule(rhythm: Rhythm, weeks: int) -> str:
    """Why the pill says what it says."""
    if rhythm.health == RhythmHealth.OUTSIDE:
        return _("One of the two has said that they meet without booking it here.")
    sentence = _("Agreed: at most %(weeks)d weeks between meetings.") % {"weeks": weeks}
    if rhythm.health == RhythmHealth.EARLY:
        why = _("They have not met yet, and it is not late.")
    elif rhythm.health == RhythmHealth.ON_COURSE:
        why = _("They met within one and a half times that, or have the next date.")
    else:
        why = _("%(gone)d weeks have gone, and no meeting is booked.") % {"gone": rhythm.weeks}
    return f"{sentence} {why}"


def _evaluations(room: Room) -> list[EvaluationAsked]:
    rows = Evaluation.objects.filter(room=room).select_related("person").order_by("due_on", "side")
    titles = {item.key: str(item) for item in room.programme.items("evaluation")}
    return [
        EvaluationAsked(row.person.name, titles.get(row.point, row.point), row.due_on, pill_of(row, OFFICE))
        for row in rows
    ]


def _history(match: Match) -> list[dict[str, Any]]:
    """What became of the match, without who did it: that is nobody else's business."""
    seen = [status.value for status in WITH_ROOM]
    entries = History.objects.about(match).filter(new__in=seen).newest_first()
    return [{"when": entry.at, "text": MatchStatus(entry.new).words(OFFICE)} for entry in entries]


@dataclass(frozen=True)
class PairRow:
    """One line of the list of pairs."""

    match: Match
    pill: Pill
    contract_pill: Pill | None
    rhythm_pill: Pill | None
    held: int
    last_on: date | None
    next_at: datetime | None
    health: RhythmHealth | None = None

    @property
    def is_silent(self) -> bool:
        return self.health in {RhythmHealth.A_WHILE, RhythmHealth.NONE}

    @property
    def is_unsigned(self) -> bool:
        return self.contract_pill is not None and self.contract_pill.tone != "done"


def pairs_of(cohort: Cohort, user: Any) -> QuerySet[Match]:
    """The pairs of a cohort a coordinator works with, with what the list needs; never their own."""
    rows = Match.objects.for_office(user).filter(cohort=cohort, status__in=WITH_ROOM)
    return with_meetings(rows)


def with_meetings(rows: Any) -> QuerySet[Match]:
    """Matches with room, contract, `held` and `next_at`, in one query."""
    followed = ~Q(status__in=ON_THEIR_OWN) | Q(room__meetings__starts_at__lte=F("ended_at"))
    held = Q(room__meetings__status=MeetingStatus.HELD) & followed
    coming = Q(room__meetings__status__in=COMING)
    rows = rows.select_related("mentee__unit", "mentor__unit", "room__contract")
    return rows.annotate(  # type: ignore[no-any-return]
        held=Count("room__meetings", filter=held),
        last_on=Max("room__meetings__starts_on", filter=held),
        next_at=Min("room__meetings__starts_at", filter=coming),
    ).order_by("mentee__name", "id")


def pair_row(match: Any, programme: Any, now: datetime) -> PairRow:
    """A line; `match` comes from `pairs_of`."""
    room, contract = _room_of(match)
    if room is None or programme.has("private_relation"):
        return PairRow(match, pill_of(match, OFFICE), None, None, 0, None, None)
    running = match.status == MatchStatus.ACTIVE
    next_at = match.next_at if running and match.next_at and match.next_at > now else None
    next_on = dates.local(next_at, programme.zone).date() if next_at else None
    rhythm = rhythm_of(room, contract, match.active_on, next_on, programme.today(now))
    return PairRow(
        match=match,
        pill=pill_of(match, OFFICE),
        contract_pill=pill_of(contract, OFFICE) if contract else None,
        rhythm_pill=rhythm.pill if running else None,
        held=match.held,
        last_on=match.last_on,
        next_at=next_at,
        health=rhythm.health if running else None,
    )


def _room_of(match: Any) -> tuple[Room | None, Contract | None]:
    room = getattr(match, "room", None)
    return room, getattr(room, "contract", None) if room else None


def is_unsigned(contract: Contract | None) -> bool:
    return contract is None or contract.status != ContractStatus.SIGNED
