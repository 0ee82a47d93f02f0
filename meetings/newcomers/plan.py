"""The phases of a pair's time and who does what in it, as one half reads them (H1, H3)."""

from dataclasses import dataclass, field

from meetings.models import Room
from programmes.enums import Side
from programmes.models import Item, Person, Programme
from programmes.newcomers.phases import NewcomerPhase, phases_of


@dataclass(frozen=True)
class PersonAround:
    """Somebody around the pair, and what they do."""

    title: str
    text: str
    tasks: list[str]


@dataclass
class PhasePlan:
    """The page: the present phase first, all of them in order, and the roles."""

    phases: list[NewcomerPhase] = field(default_factory=list)
    roles: list[PersonAround] = field(default_factory=list)

    @property
    def now(self) -> NewcomerPhase | None:
        return next((phase for phase in self.phases if phase.state == "now"), None)


def plan_of(room: Room, reader: Person) -> PhasePlan | None:
    """None where the programme has neither phases nor roles."""
    programme, side = room.programme, Side.MENTEE if reader.pk == room.mentee_id else Side.MENTOR
    application = room.match.mentee_application
    application.programme = programme
    plan = PhasePlan(phases_of(application, programme.today(), side=side))
    if programme.has("phases"):
        plan.roles = roles_of(programme)
    return plan if plan.phases or plan.roles else None


def roles_of(programme: Programme) -> list[PersonAround]:
    """The two halves by their duties, and those around them; no introducer where the programme has none."""
    around = [item for item in programme.items("roles") if item.key != "introducer" or programme.has("introducer")]
    if not around:
        return []
    halves = [
        PersonAround(programme.terms[f"{side.capitalize()}_def"], "", _duties(programme, side)) for side in Side.values
    ]
    return [*halves, *(PersonAround(str(item), item.said("text"), _tasks(item)) for item in around)]


def _duties(programme: Programme, side: str) -> list[str]:
    return [str(item) for item in programme.items(f"{side}_duties")]


def _tasks(item: Item) -> list[str]:
    return [line for line in item.said("tasks").splitlines() if line.strip()]
