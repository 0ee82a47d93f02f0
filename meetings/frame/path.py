"""The way of a pair, as steps of components/path.html: what was, what is now, what comes."""

from typing import Any

from django.utils.translation import gettext as _

from meetings.enums import COMING, EvaluationStatus, MeetingStatus
from meetings.models import Contract, Evaluation, Meeting, Room
from mentorforum import dates

SHOWN = 2  # held meetings; earlier ones stand in the list

Step = dict[str, Any]


def step(label: str, when: str = "", state: str = "later") -> Step:
    return {"label": label, "when": when, "state": state}


def room_path(
    room: Room, contract: Contract | None, meetings: list[Meeting], evaluations: list[Evaluation]
) -> list[Step]:
    """Contract, the last meetings, the next one, the next evaluation, the end. `evaluations` are one half's own."""
    programme = room.programme
    steps: list[Step] = []
    if contract and (programme.has("contract_signed") or programme.has("rhythm_agreed")):
        signed = contract.signed_at if programme.has("contract_signed") else contract.agreed_at
        when = dates.say_short(dates.local(signed, programme.zone).date()) if signed else ""
        steps.append(step(programme.terms["Contract"], when, "past" if signed else "later"))
    held = [meeting for meeting in meetings if meeting.status == MeetingStatus.HELD]
    steps += [_meeting(meeting, n, "past") for n, meeting in list(enumerate(held, 1))[-SHOWN:]]
    coming = next((meeting for meeting in meetings if meeting.status in COMING), None)
    if coming:
        steps.append(_meeting(coming, len(held) + 1, "now"))
    steps += _evaluation(evaluations)
    if end := room.match.ends_on:
        over = room.match.ended_at is not None
        steps.append(step(_("End"), dates.say_short(end, year=True), "past" if over else "later"))
    return with_now(steps)


def _meeting(meeting: Meeting, number: int, state: str) -> Step:
    return step(_("Meeting %(number)d") % {"number": number}, dates.say_short(meeting.starts_on), state)


def _evaluation(evaluations: list[Evaluation]) -> list[Step]:
    waiting = [e for e in evaluations if e.status in {EvaluationStatus.LATER, EvaluationStatus.OPEN}]
    if waiting:
        return [step(_("Evaluation"), dates.say_short(waiting[0].due_on))]
    return (
        [step(_("Evaluation"), "", "past")] if any(e.status == EvaluationStatus.ANSWERED for e in evaluations) else []
    )


def with_now(steps: list[Step]) -> list[Step]:
    """Exactly one step is now: the first that is still open, unless one says so already."""
    if not any(entry["state"] == "now" for entry in steps):
        still = next((entry for entry in steps if entry["state"] == "later"), None)
        if still:
            still["state"] = "now"
    return steps
