"""What a pair works with: contract, agenda, learning languages, phases, cards."""

from dataclasses import dataclass

from programmes.enums import Audience

from .part import Part
from .vocabulary import Anchor, SectionField, SectionPart
from .words import Words, lines


@dataclass(frozen=True, kw_only=True)
class Section(Part):
    """A section of the contract: `prompt` asks, `suggested` is filled in. `least` marks what is enough to start."""

    key: str
    part: SectionPart
    title: Words
    prompt: Words
    suggested: Words | None = None
    fills: SectionField | None = None
    least: bool = False


@dataclass(frozen=True, kw_only=True)
class Stage(Part):
    """Meetings every `weeks_from` to `weeks_to` weeks for `months`; no months: until the end."""

    key: str
    title: Words
    weeks_from: int
    weeks_to: int
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class Rhythm(Part):
    stages: tuple[Stage, ...]
    minutes_from: int
    minutes_to: int
    text: Words


@dataclass(frozen=True, kw_only=True)
class Contract(Part):
    """Signed or agreed is a step. `least` says in words what is enough to begin."""

    intro: Words
    least: Words
    sections: tuple[Section, ...]
    rhythm: Rhythm


@dataclass(frozen=True, kw_only=True)
class AgendaPoint(Part):
    key: str
    title: Words
    prompts: tuple[Words, ...]

    @property
    def prompt(self):
        """All prompts, a line each."""
        return lines(*self.prompts)


@dataclass(frozen=True, kw_only=True)
class Agenda(Part):
    intro: Words
    points: tuple[AgendaPoint, ...]


@dataclass(frozen=True, kw_only=True)
class LearningLanguage(Part):
    key: str
    name: Words
    says: Words
    steers: Words
    owns: Words


@dataclass(frozen=True, kw_only=True)
class Phase(Part):
    """A phase from `from_day` on (0 is the first day, negative before it)."""

    key: str
    title: Words
    from_day: int
    text: Words
    mentee: Words
    mentor: Words


@dataclass(frozen=True, kw_only=True)
class Material(Part):
    """What is sent on a day counted from the anchor; `private_address` before somebody has a work address."""

    key: str
    audience: Audience
    anchor: Anchor
    offset_days: int
    title: Words
    text: Words
    private_address: bool = False


@dataclass(frozen=True, kw_only=True)
class FirstMeeting(Part):
    """Days after the start: both are reminded while nothing is booked, the coordinator is told, it should be held."""

    remind_days: tuple[int, ...]
    coordinator_day: int
    within_days: int


@dataclass(frozen=True, kw_only=True)
class Role(Part):
    """Somebody else around the pair: leader, introducer."""

    key: str
    title: Words
    text: Words
    tasks: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Dilemma(Part):
    key: str
    title: Words
    story: Words
    questions: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Difference(Part):
    """One way in which a mentor is not a coach."""

    key: str
    mentor: Words
    coach: Words
