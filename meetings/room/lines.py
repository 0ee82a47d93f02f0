"""The lines of a room's first page and of the start page: what stands where, opened for one of the two."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.listing.rules import can_be_listed
from meetings.contract.pages import contract_said, goals_said
from meetings.enums import ContractStatus, MeetingStatus
from meetings.frame import who_reads
from meetings.meetings.pages import asks_around_meetings, meetings_said
from meetings.models import Contract, Meeting, Room
from meetings.newcomers.plan import plan_of
from meetings.own.start import cards_of
from mentorforum.statuses import pill_of
from programmes.models import Application, Item, Person

Lines = list[dict[str, Any]]


def room_lines(room: Room, reader: Person, key: Any, contract: Contract | None, meetings: list[Meeting]) -> Lines:
    """Contract, goals, meetings, preparation, logbook: whatever the programme has."""
    programme = room.programme
    here = [room.pk]
    lines: Lines = []
    if plan := plan_of(room, reader):
        phase = plan.now.title if plan.now else ""
        head = _("Where you are, and who does what")
        lines.append({"url": reverse("meetings:plan", args=here), "head": head, "text": phase})
    if contract and (programme.has("contract_signed") or programme.has("rhythm_agreed")):
        text = contract_said(contract)
        settled = contract.status in {ContractStatus.SIGNED, ContractStatus.AGREED}
        pill = None if settled else pill_of(contract)
        lines.append(
            {
                "url": reverse("meetings:contract", args=here),
                "head": programme.terms["Contract"],
                "text": text,
                "pill": pill,
            }
        )
    if programme.has("goals"):
        lines.append({"url": reverse("meetings:goals", args=here), "head": _("Goals"), "text": goals_said(room)})
    if programme.has("meetings"):
        text = meetings_said(meetings, room, key)
        head = _("Meetings and shared notes") if programme.has("shared_notes") else _("Meetings")
        lines.append({"url": reverse("meetings:meetings", args=here), "head": head, "text": text})
    shown = room.shared_own_answers.count()
    if shown:
        text = ngettext("%(n)d answer", "%(n)d answers", shown) % {"n": shown}
        lines.append(
            {"url": reverse("meetings:shown", args=here), "head": _("What you have shown each other"), "text": text}
        )
    lines += cards_of(_own_application(room, reader), reader)
    only_you = who_reads.of_logbook(reader)
    if asks_around_meetings(programme):
        lines.append(
            {"url": reverse("meetings:preparation", args=here), "head": _("Your preparation"), "line": only_you}
        )
    if programme.has("logbook"):
        lines.append({"url": reverse("meetings:logbook"), "head": _("Your logbook"), "line": only_you})
    if can_be_listed(reader, room.match):
        text = _("who meets whom, if you both say yes")
        lines.append(
            {"url": reverse("matching:listed", args=[room.match_id]), "head": _("The open list"), "text": text}
        )
    return lines


def _own_application(room: Room, reader: Person) -> Application:
    """This half's own application, knowing its programme."""
    mine = room.match.mentee_application if reader.pk == room.mentee_id else room.match.mentor_application
    mine.programme = room.programme
    return mine


def good_now(room: Room, meetings: list[Meeting]) -> list[Item]:
    """What helps just now: the first meeting's card until it is held, then the others."""
    met = any(row.status == MeetingStatus.HELD for row in meetings)
    items = room.programme.items("good_now")
    first = [item for item in items if item.key == "first_meeting"]
    others = [item for item in items if item.key != "first_meeting"]
    return others if met else [*first, *others]
