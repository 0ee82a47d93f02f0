"""What a person could do next in `meetings`."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from meetings.enums import ContractStatus, EvaluationStatus, MeetingStatus
from meetings.frame import rules
from meetings.meetings.first_meeting import meet_by_said
from meetings.meetings.pages import has_something_to_prepare, meetings_of, next_meeting, unanswered_meeting
from meetings.models import AgendaItem, Contract, Evaluation, Meeting, Room
from mentorforum import dates
from programmes.models import Person
from programmes.steps import Step

# 0 is first; `programmes` and `matching` use the same scale
TODAY, HELD, PREPARE, EVALUATE, FIRST, SIGN, BOOK, AFTER, PAUSED, CALM = 12, 20, 30, 35, 40, 45, 50, 55, 60, 90
SOON = timedelta(days=7)


def steps(person: Person, now: datetime) -> list[Step]:
    """Most urgent first."""
    rooms = Room.objects.visible_to(person).select_related("programme", "match__cohort", "mentee", "mentor")
    steps = [*_evaluations(person)]
    for room in rooms.filter(match__status__in=rules.WRITABLE, wrapped_key__isnull=False):
        room.match.programme = room.programme
        steps += _room_steps(room, person, now)
    return sorted(steps, key=lambda step: step.urgency)


def _room_steps(room: Room, person: Person, now: datetime) -> Iterator[Step]:
    here = reverse("meetings:room", args=[room.pk])
    status = room.match.status
    if status == MatchStatus.PAUSED:
        yield _paused(room, here, now)
    if status == MatchStatus.COMPLETED and rules.can_continue_match(person, room.match):
        text = _("You may go on by yourselves. Your notes stay where they are.")
        yield Step(AFTER, _("Your time in the programme has ended"), text, _("See how to go on"), here)
    if status in {MatchStatus.ACTIVE, MatchStatus.CONTINUING} and room.programme.has("meetings"):
        yield from _meeting_steps(room, person, now)
    if status == MatchStatus.ACTIVE and room.programme.has("contract_signed"):
        yield from _contract_steps(room, person)
    if status == MatchStatus.ACTIVE and room.programme.has("rhythm_agreed"):
        yield from _rhythm_steps(room)


def _paused(room: Room, here: str, now: datetime) -> Step:
    until = room.match.paused_until
    if until and until <= room.programme.today(now):
        return Step(FIRST, _("Shall you go on?"), _("The pause you agreed on is over."), _("Open the room"), here)
    day = dates.say_day(until) if until else ""
    return Step(
        PAUSED,
        _("You are on pause"),
        _("Until %(day)s. Nothing to do until then.") % {"day": day},
        _("Open the room"),
        here,
    )


def _meeting_steps(room: Room, person: Person, now: datetime) -> Iterator[Step]:
    meetings = meetings_of(room)
    waiting, coming = unanswered_meeting(meetings, now), next_meeting(meetings, now)
    met = any(row.status == MeetingStatus.HELD for row in meetings)
    name = room.other(person).first_name
    if waiting:
        address = reverse("meetings:meeting", args=[room.pk, waiting.pk]) + "#after"
        title = _("Was the meeting on %(day)s held?") % {"day": dates.say_day(waiting.starts_on)}
        yield Step(HELD, title, _("One click is enough."), _("Open the meeting"), address)
    if coming:
        yield _prepare(room, person, coming, now)
    elif not met and room.match.status == MatchStatus.ACTIVE:
        yield _first(room, person, name)
    elif room.match.status == MatchStatus.ACTIVE:
        text = _("Find a day with %(name)s while you remember it.") % {"name": name}
        yield Step(
            BOOK, _("Book your next meeting"), text, _("Book a meeting"), reverse("meetings:book", args=[room.pk])
        )


def _first(room: Room, person: Person, name: str) -> Step:
    """After a match the mentee's next step is to write to the mentor."""
    title = _("Book your first meeting")
    if person.pk == room.mentee_id:
        title = _("Write to %(name)s and book your first meeting") % {"name": name}
    return Step(FIRST, title, meet_by_said(room), _("Book a meeting"), reverse("meetings:book", args=[room.pk]))


def _prepare(room: Room, person: Person, meeting: Meeting, now: datetime) -> Step:
    zone = room.programme.zone
    moment = dates.say_moment(dates.local(meeting.starts_at, zone))
    today = room.programme.today(now)
    when = dates.say_when(meeting.starts_on, today)
    text = f"{when[:1].upper()}{when[1:]}."
    if AgendaItem.objects.filter(meeting=meeting, suggested=True, taken=None).exclude(by=person).exists():
        text += " " + _("%(name)s has suggested a point.") % {"name": room.other(person).first_name}
    far = meeting.starts_on - today
    urgency = TODAY if far <= timedelta(days=1) else PREPARE if far <= SOON else CALM
    title = _("You meet on %(moment)s") % {"moment": moment}
    if has_something_to_prepare(room.programme):
        title = _("Prepare the meeting on %(moment)s") % {"moment": moment}
        text += " " + _("It takes about 5 minutes.")
    return Step(urgency, title, text, _("Open the meeting"), reverse("meetings:meeting", args=[room.pk, meeting.pk]))


def _contract_steps(room: Room, person: Person) -> Iterator[Step]:
    contract = Contract.objects.filter(room=room).first()
    say = room.programme.terms.say
    if contract is None or contract.status == ContractStatus.SIGNED:
        return
    contract.room = room
    address = reverse("meetings:contract", args=[room.pk])
    if rules.can_sign_contract(person, contract):
        yield Step(
            SIGN,
            say(_("Read and sign {contract_def}")),
            _("It holds when you have both signed."),
            say(_("Open {contract_def}")),
            address,
        )
    elif contract.status == ContractStatus.NOT_BEGUN and room.first_met_on:
        text = _("Start with three: rhythm, one goal, confidentiality.")
        yield Step(SIGN, say(_("Write {contract_def} together")), text, say(_("Open {contract_def}")), address)


def _rhythm_steps(room: Room) -> Iterator[Step]:
    """Agreed without signing: once the two have met, until one of them has written it down."""
    contract = Contract.objects.filter(room=room).first()
    if room.first_met_on and contract and contract.status == ContractStatus.NOT_BEGUN:
        say, address = room.programme.terms.say, reverse("meetings:contract", args=[room.pk])
        text = _("One of you writes it down, the other may change it.")
        yield Step(SIGN, _("Agree on how often and how you meet"), text, say(_("Open {contract_def}")), address)


def _evaluations(person: Person) -> Iterator[Step]:
    rows = Evaluation.objects.of(person).filter(status=EvaluationStatus.OPEN).select_related("programme")
    for evaluation in rows:
        item = evaluation.programme.item("evaluation", evaluation.point)
        title = _("Evaluation: %(title)s") % {"title": item} if item else _("Evaluation")
        text = _("Five minutes. Each question says who reads the answer.")
        yield Step(EVALUATE, title, text, _("Answer"), reverse("meetings:evaluation", args=[evaluation.pk]))
