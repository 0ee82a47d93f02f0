"""What a start page shows around a first working day: the phases, what one has got, and the introducer (H1-H3)."""

from dataclasses import dataclass, field
from datetime import datetime

from matching.enums import MatchStatus
from meetings.frame.path import Step, step
from meetings.models import Room
from mentorforum import dates
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Person
from programmes.newcomers.material import MENTEE_KEY, MENTOR_KEY, Handout, got
from programmes.newcomers.phases import NewcomerPhase, phases_of

RUNNING = {MatchStatus.ACTIVE, MatchStatus.PAUSED}


@dataclass
class NewcomerCard:
    """`application` is the newcomer's, also on the mentor's page."""

    application: Application
    side: str
    phases: list[NewcomerPhase] = field(default_factory=list)
    handouts: list[Handout] = field(default_factory=list)

    @property
    def present(self) -> NewcomerPhase | None:
        """The phase that is now."""
        return next((phase for phase in self.phases if phase.state == "now"), None)

    @property
    def path(self) -> list[Step]:
        return [step(phase.title, dates.say_short(phase.starts_on), phase.state) for phase in self.phases]

    @property
    def introducer(self) -> Person | None:
        """Whom the newcomer may let in; the mentor is told nothing of it."""
        named = self.side == Side.MENTEE and self.application.programme.has("introducer")
        return self.application.introducer if named else None

    @property
    def role_said(self) -> str:
        """What an introducer is, in the programme's words."""
        role = self.application.programme.item("roles", "introducer")
        return role.said("text") if role else ""


def newcomer_of(person: Person, rooms: list[Room], own: Application | None, now: datetime) -> NewcomerCard | None:
    """The person's own first day, or that of the newcomer whose mentor they are; None where nobody has one."""
    running = [room for room in rooms if room.match.status in RUNNING]
    application, side = _whose(person, running, own)
    if application is None or application.starts_on is None:
        return None
    today = application.programme.today(now)
    pairs = [(application, side, MENTEE_KEY if side == Side.MENTEE else MENTOR_KEY)]
    if side == Side.MENTOR:
        pairs = [(room.match.mentee_application, side, MENTOR_KEY) for room in running if room.mentor_id == person.pk]
    return NewcomerCard(application, side, phases_of(application, today, side=side), list(got(person, pairs)))


def _whose(person: Person, running: list[Room], own: Application | None) -> tuple[Application | None, str]:
    if running:
        room = running[0]
        for each in running:
            each.match.mentee_application.programme = each.programme
        return room.match.mentee_application, Side.MENTEE if room.mentee_id == person.pk else Side.MENTOR
    mine = own and own.side == Side.MENTEE and own.status == ApplicationStatus.ACCEPTED
    return (own, Side.MENTEE) if mine else (None, Side.MENTEE)
