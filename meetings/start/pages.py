"""What stands on somebody's start page, gathered for one person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.enums import MatchStatus
from matching.listing.pages import sees_list
from meetings.enums import MeetingStatus
from meetings.frame import rules
from meetings.frame.path import Step as PathStep
from meetings.frame.path import step, with_now
from meetings.meetings.pages import meetings_of, next_meeting, next_theme, unanswered_meeting
from meetings.models import AgendaItem, Goal, Meeting, MeetingNote, Room, Signature
from meetings.newcomers.introduced import newcomers_of
from meetings.newcomers.pages import NewcomerCard, newcomer_of
from meetings.own.start import own_cards
from mentorforum import dates, wiring
from programmes.enums import ApplicationStatus, GatheringKind, GatheringStatus, Reply, Side
from programmes.logins import start as logins
from programmes.models import Application, Gathering, Invitation, Person, Programme
from programmes.steps import Step

RECENT = timedelta(days=14)
MOST_NEWS = 3
CALM = 99  # after every step of the apps
ORDER = [MatchStatus.ACTIVE, MatchStatus.PAUSED, MatchStatus.COMPLETED, MatchStatus.CONTINUING, MatchStatus.ENDED]


@dataclass
class StartPage:
    """The page of one person."""

    person: Person
    now: datetime
    steps: list[Step]
    rooms: list[Room]
    application: Application | None
    path: list[PathStep] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)
    quick: list[tuple[str, str]] = field(default_factory=list)
    news: list[str] = field(default_factory=list)
    invitations: list[Invitation] = field(default_factory=list)
    newcomer: NewcomerCard | None = None
    introduces: list[Application] = field(default_factory=list)
    pairs_url: str = ""

    @property
    def room(self) -> Room | None:
        return self.rooms[0] if self.rooms else None

    @property
    def programme(self) -> Programme | None:
        if self.room:
            return self.room.programme
        return self.application.programme if self.application else None

    @property
    def next(self) -> Step:
        return self.steps[0]


def start_page(person: Person, now: datetime) -> StartPage:
    """All of it; `next` is the most urgent step of all apps."""
    rooms = _rooms(person)
    application = _application(person)
    page = StartPage(person, now, _steps(person, now), rooms, application)
    if not page.steps:
        page.steps = [_nothing_to_do(page)]
    page.newcomer = newcomer_of(person, rooms, application, now)
    page.path = (page.newcomer.path if page.newcomer else []) or _path(page)
    page.invitations = _invitations(person, now)
    page.introduces = newcomers_of(person) if len(page.steps) > 1 or page.room else []  # else it is the next step
    page.cards = own_cards(person) if person.is_proven else []
    if page.programme and sees_list(person, page.programme):
        page.pairs_url = reverse("matching:pairs", args=[page.programme.slug])
    if page.room:
        meetings = {room.pk: meetings_of(room) for room in rooms}
        page.cards = [*(_room_card(room, person, meetings[room.pk]) for room in rooms), *page.cards]
        page.quick = list(_quick(page, meetings))
        page.news = _news(rooms, person, now)
    return page


def _steps(person: Person, now: datetime) -> list[Step]:
    """Of a login that somebody else moved, only how it opens (ADR 21)."""
    if not person.is_proven:
        return logins.steps(person, now)
    entries = [entry for steps in wiring.collect("start") for entry in steps(person, now)]
    return sorted(entries, key=lambda entry: entry.urgency)


def _rooms(person: Person) -> list[Room]:
    rows = (
        Room.objects.visible_to(person)
        .filter(wrapped_key__isnull=False)
        .select_related("programme__unit__root", "match__cohort", "mentee", "mentor")
        .select_related("match__mentee_application__introducer")
    )
    rooms = [room for room in rows.order_by("-created_at") if room.match.status in ORDER and room.opens_for(person)]
    for room in rooms:
        room.match.programme = room.match.cohort.programme = room.programme
    return sorted(rooms, key=lambda room: ORDER.index(MatchStatus(room.match.status)))


def _application(person: Person) -> Application | None:
    rows = Application.objects.of(person).exclude(status__in=[ApplicationStatus.DRAFT, ApplicationStatus.WITHDRAWN])
    return rows.select_related("programme__unit__root", "cohort", "introducer").order_by("-submitted_at").first()


def _nothing_to_do(page: StartPage) -> Step:
    """Where there is nothing to do but wait, the page says what for."""
    if page.room:
        return Step(CALM, _("Nothing waits for you"), _("Your room is there when you need it."))
    if page.application:
        return _waiting_for(page.application)
    if page.person.is_staff:
        text = _("What waits for you stands in the office.")
        return Step(CALM, _("You have no pair of your own"), text, _("Open the office"), "/admin/")
    return Step(CALM, _("You are in no programme right now"), _("Look at what is open."), _("See programmes"), "/")


def _waiting_for(application: Application) -> Step:
    say = application.programme.terms.say
    read = say(_("{Coordinators_def} read it and write to you. Nothing to do until then."))
    have = _("We have your application") if application.side == Side.MENTEE else _("We have your interest")
    title, text = {
        ApplicationStatus.DECLINED: (_("No place this time"), _("You are welcome to apply next time.")),
        ApplicationStatus.WAITING: (
            _("You are on the waiting list"),
            say(_("{Coordinators_def} try again, and write to you.")),
        ),
        ApplicationStatus.ACCEPTED: (_("You have a place"), _match_said(application)),
    }.get(ApplicationStatus(application.status), (have, read))
    return Step(CALM, title, text)


def _match_said(application: Application) -> str:
    if application.cohort.match_on:
        day = dates.say_day(application.cohort.match_on)
        return _("We match now, and you hear from us by %(day)s. Nothing to do until then.") % {"day": day}
    return _("We match now, and write to you. Nothing to do until then.")


def _path(page: StartPage) -> list[PathStep]:
    """Application, match, kick-off, meetings, end, each with its date."""
    declined = page.application and page.application.status == ApplicationStatus.DECLINED
    if page.programme is None or (declined and not page.room):
        return []
    application, room, zone = page.application, page.room, page.programme.zone
    steps = []
    if application and application.submitted_at:
        sent_on = dates.local(application.submitted_at, zone).date()
        steps.append(step(_("Application"), dates.say_short(sent_on), "past"))
    matched = room.match.active_on if room else None
    planned = application.cohort.match_on if application else None
    when = matched or planned
    steps.append(step(_("Match"), dates.say_short(when) if when else "", "past" if matched else "later"))
    cohort = room.match.cohort if room else application.cohort if application else None
    steps += _kick_off(cohort, page)
    if page.programme.has("meetings"):
        steps.append(step(_("Meetings"), _held_said(room) if room else "", "later"))
    end = (room.match.ends_on if room else None) or (cohort.ends_on if cohort else None)
    steps.append(step(_("End"), dates.say_short(end, year=True) if end else ""))
    if room and room.match.status in {MatchStatus.COMPLETED, MatchStatus.CONTINUING, MatchStatus.ENDED}:
        return [{**entry, "state": "past"} for entry in steps]
    return with_now(steps)


def _kick_off(cohort: Any, page: StartPage) -> list[PathStep]:
    rows = Gathering.objects.filter(cohort=cohort, kind=GatheringKind.KICK_OFF).exclude(
        status=GatheringStatus.CANCELLED
    )
    kick_off = rows.first()
    if kick_off is None or page.programme is None:
        return []
    day = dates.local(kick_off.starts_at, page.programme.zone).date()
    when = dates.say_month(day) if kick_off.preliminary else dates.say_short(day)
    past = kick_off.ends_at < page.now
    return [] if past and not page.room else [step(_("Kick-off"), when, "past" if past else "later")]


def _held_said(room: Room) -> str:
    held = room.meetings.filter(status=MeetingStatus.HELD).count()
    return _("%(n)d so far") % {"n": held} if held else ""


def _room_card(room: Room, person: Person, meetings: list[Meeting]) -> dict[str, Any]:
    held = sum(1 for row in meetings if row.status == MeetingStatus.HELD)
    parts = [ngettext("%(n)d meeting", "%(n)d meetings", held) % {"n": held} if held else _("No meeting yet")]
    if goals := room.goals.count():
        parts.append(ngettext("%(n)d goal", "%(n)d goals", goals) % {"n": goals})
    theme = next_theme(room, room.open_for(person))
    text = ", ".join(parts)
    if theme:
        text += ". " + _("Next theme: %(theme)s") % {"theme": theme} + "."
    head = _("Your room with %(name)s") % {"name": room.other(person).first_name}
    return {"url": reverse("meetings:room", args=[room.pk]), "head": head, "text": text}


def _quick(page: StartPage, meetings: dict[Any, list[Meeting]]) -> Iterator[tuple[str, str]]:
    """The quick three: we have met, move the meeting, write a line. With several pairs each says with whom."""
    open_rooms = [
        room for room in page.rooms if rules.can_write_room(page.person, room) and room.programme.has("meetings")
    ]
    for room in open_rooms:
        name = f" · {room.other(page.person).first_name}" if len(open_rooms) > 1 else ""
        for label, url in _quick_of(room, meetings[room.pk], page.now):
            yield f"{label}{name}", url
    if any(room.programme.has("logbook") for room in page.rooms):
        yield _("Write a line"), reverse("meetings:logbook")


def _quick_of(room: Room, meetings: list[Meeting], now: datetime) -> Iterator[tuple[str, str]]:
    waiting, coming = unanswered_meeting(meetings, now), next_meeting(meetings, now)
    if waiting:
        yield _("We have met"), reverse("meetings:meeting", args=[room.pk, waiting.pk]) + "#after"
    else:
        yield _("We have met"), reverse("meetings:met", args=[room.pk])
    if coming:
        yield _("Move the meeting"), reverse("meetings:move", args=[room.pk, coming.pk])
    else:
        yield _("Book a meeting"), reverse("meetings:book", args=[room.pk])


def _invitations(person: Person, now: datetime) -> list[Invitation]:
    rows = Invitation.objects.told(now).filter(
        person=person, gathering__status=GatheringStatus.INVITED, gathering__ends_at__gt=now
    )
    rows = rows.exclude(reply=Reply.CANNOT).select_related("gathering__programme").order_by("gathering__starts_at")
    return list(rows[:2])


def _news(rooms: list[Room], person: Person, now: datetime) -> list[str]:
    """What the other halves have done lately, newest first. Never anything of their own private pages."""
    news = sorted(
        (entry for room in rooms for entry in _news_of(room, person, now)), key=lambda entry: entry[0], reverse=True
    )
    return [sentence for _at, sentence in news[:MOST_NEWS]]


def _news_of(room: Room, person: Person, now: datetime) -> Iterator[tuple[datetime, str]]:
    other, say = room.other(person), room.programme.terms.say
    by = {"room": room, "by": other}
    suggested = AgendaItem.objects.filter(**by, suggested=True, taken=None)
    signed = Signature.objects.filter(contract__room=room, person=other)
    rows = [
        (MeetingNote.objects.filter(**by), "saved_at", _("{name} wrote in the shared notes {when}.")),
        (signed, "at", _("{name} signed {contract_def} {when}.")),
        (suggested, "created_at", _("{name} suggested a point for the agenda {when}.")),
        (Goal.objects.filter(**by), "created_at", _("{name} wrote a goal {when}.")),
        (Meeting.objects.filter(**by), "created_at", _("{name} booked a meeting {when}.")),
    ]
    today, zone = room.programme.today(now), room.programme.zone
    for query, at, text in rows:
        moments = query.filter(**{f"{at}__gte": now - RECENT}).order_by(f"-{at}").values_list(at, flat=True)
        for moment in moments[:MOST_NEWS]:
            when = dates.say_when(dates.local(moment, zone).date(), today)
            yield moment, say(text, name=other.first_name, when=when)
