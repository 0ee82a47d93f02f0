"""Five organisations in one installation, each with its own programme, all on one time line."""

from datetime import UTC, datetime, timedelta

from worlds.association import Association
from worlds.city import City
from worlds.hospital import Hospital
from worlds.logins import PASSWORD, ROOT, make_root
from worlds.municipality import Municipality
from worlds.organisation import Organisation
from worlds.simulation import Simulation
from worlds.workplace import Workplace

AGO = timedelta(days=600)
LEAST = USUAL = 200  # people


class Demo:
    """The same seed gives the same world; `people` beyond the usual number come to the municipality."""

    def __init__(self, now: datetime | None = None, *, seed: int = 7, people: int = USUAL) -> None:
        end = now or datetime.now(UTC)
        self.story = Simulation(start=end - AGO, end=end, seed=seed)
        factor = 1 + max(0, people - USUAL) / 70
        sizes = (round(6 * factor), round(10 * factor), round(17 * factor))
        self.organisations: list[Organisation] = [
            Municipality(self.story, sizes=sizes),
            Workplace(self.story),
            City(self.story),
            Association(self.story),
            Hospital(self.story),
        ]

    def build(self) -> None:
        """Everything, to this day."""
        make_root()
        for organisation in self.organisations:
            organisation.plan()
        self.story.run()


def everybody() -> dict[str, str]:
    """Address -> who it is, of all that have a password."""
    kinds: list[type[Organisation]] = [Municipality, Workplace, City, Association, Hospital]
    who = {email: f"{post}, {kind.place.name}" for kind in kinds for email, _name, post in kind.runs_it}
    for kind in kinds:
        who |= {email: f"{person.name}, {person.title}, {kind.place.name}" for email, person in kind.logins.items()}
    return who | {ROOT[0]: "superuser"}


def logins() -> str:
    """What `manage.py demo` prints."""
    who = everybody()
    width = max(map(len, who))
    lines = [f"  {email:<{width}}  {what}" for email, what in who.items()]
    return "\n".join([f"Logins, all with the password {PASSWORD}:", *lines])
