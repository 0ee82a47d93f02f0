"""The lines of a room's first page and of the start page: what stands where, opened for one of the two."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.rules import can_be_listed
from meetings import who_reads
from meetings.enums import COMING, ContractStatus, MeetingStatus
from meetings.models import Contract, Meeting, MeetingNote, Room
from meetings.pills import contract_pill
from meetings.plan import plan_of
from meetings.start_own import cards_of
from mentorforum import dates
from programmes.models import Application, Item, Person, Programme, Question

AROUND = ["before_meeting", "after_meeting"]
Lines = list[dict[str, Any]]


def meetings_of(room: Room) -> list[Meeting]:
    """All meetings by time, each knowing its room."""
    rows = list(room.meetings.order_by("starts_at"))
    for row in rows:
        row.room, row.programme = room, room.programme
    return rows


def next_meeting(meetings: list[Meeting], now: datetime) -> Meeting | None:
    """The next one that is not over."""
    return next((row for row in meetings if row.status in COMING and row.ends_at > now), None)


def unanswered_meeting(meetings: list[Meeting], now: datetime) -> Meeting | None:
    """The latest that is over, and nobody has said whether it was held."""
    return next((row for row in reversed(meetings) if row.status in COMING and row.ends_at <= now), None)


def room_lines(room: Room, reader: Person, key: Any, contract: Contract | None, meetings: list[Meeting]) -> Lines:
    """Contract, goals, meetings, preparation, logbook: whatever the programme has."""
    programme = room.programme
    here = [room.pk]
    lines: Lines = []
    if plan := plan_of(room, reader):
        said = plan.now.title if plan.now else ""
        head = _("Where you are, and who does what")
        lines.append({"url": reverse("meetings:plan", args=here), "head": head, "text": said})
    if contract and (programme.has("contract_signed") or programme.has("rhythm_agreed")):
        text = contract_said(contract)
        settled = contract.status in {ContractStatus.SIGNED, ContractStatus.AGREED}
        pill = None if settled else contract_pill(contract)
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


def asks_around_meetings(programme: Programme) -> bool:
    """Whether there are questions before or after each meeting (A4)."""
    if not programme.has("preparation"):
        return False
    return Question.objects.current().filter(programme=programme, use__in=AROUND).exists()


def has_something_to_prepare(programme: Programme) -> bool:
    """An agenda, or questions before each meeting."""
    return programme.has("agenda") or asks_around_meetings(programme)


def contract_said(contract: Contract) -> str:
    """How the contract stands, in words."""
    if not contract.room.programme.has("contract_signed"):
        return agreed_said(contract)
    if contract.status == ContractStatus.SIGNED and contract.signed_at:
        day = dates.say_date(dates.local(contract.signed_at, contract.room.programme.zone).date())
        return _("signed by you both on %(day)s") % {"day": day}
    return {
        ContractStatus.NOT_BEGUN: _("start with three: rhythm, one goal, confidentiality"),
        ContractStatus.DRAFT: _("written, not signed yet"),
        ContractStatus.ONE_SIGNED: _("one of you has signed"),
        ContractStatus.CHANGED: _("changed since you signed"),
    }.get(ContractStatus(contract.status), "")


def agreed_said(contract: Contract) -> str:
    """The same where nobody signs: what was saved last is what the two agree."""
    if contract.agreed_at is None:
        return _("agree on how often and how you meet")
    day = dates.say_date(dates.local(contract.agreed_at, contract.room.programme.zone).date())
    if contract.status == ContractStatus.DRAFT:
        return _("written on %(day)s, without a rhythm yet") % {"day": day}
    return _("agreed on %(day)s") % {"day": day}


def goals_said(room: Room) -> str:
    count = room.goals.count()
    if not count:
        return _("one goal is enough")
    return ngettext("%(n)d goal", "%(n)d goals", count) % {"n": count}


def meetings_said(meetings: list[Meeting], room: Room, key: Any) -> str:
    """ "2 held · next theme: priorities"."""
    held = sum(1 for row in meetings if row.status == MeetingStatus.HELD)
    said = ngettext("%(n)d held", "%(n)d held", held) % {"n": held} if held else _("none held yet")
    theme = next_theme(room, key)
    if not theme:
        return said
    next_one = _("next theme: %(theme)s") % {"theme": theme}
    return f"{said} · {next_one}"


def next_theme(room: Room, key: Any) -> str:
    """What the latest notes say about the next meeting."""
    note = MeetingNote.objects.filter(room=room).order_by("-meeting__starts_at").first()
    return str(key.read(note.next_theme)) if note else ""


def good_now(room: Room, meetings: list[Meeting]) -> list[Item]:
    """What helps just now: the first meeting's card until it is held, then the others."""
    met = any(row.status == MeetingStatus.HELD for row in meetings)
    items = room.programme.items("good_now")
    first = [item for item in items if item.key == "first_meeting"]
    others = [item for item in items if item.key != "first_meeting"]
    return others if met else [*first, *others]


def count_points(meeting: Meeting) -> tuple[int, int]:
    """Filled points of the agenda and how many there are."""
    if not meeting.programme.has("agenda"):
        return 0, 0
    filled = meeting.agenda.filter(suggested=False).count()
    return filled, len(meeting.programme.items("agenda"))
