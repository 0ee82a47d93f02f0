"""What a pair works with: contract, agenda, learning languages, phases, cards."""

from dataclasses import dataclass

from programmes.enums import Audience

from .part import PresetPart
from .vocabulary import Anchor, SectionField, SectionPart
from .words import PresetWords, lines


@dataclass(frozen=True, kw_only=True)
class PresetSection(PresetPart):
    """A section of the contract: `prompt` asks, `suggested` is filled in. `least` marks what is enough to start."""

    key: str
    part: SectionPart
    title: PresetWords
    prompt: PresetWords
    suggested: PresetWords | None = None
    fills: SectionField | None = None
    least: bool = False


@dataclass(frozen=True, kw_only=True)
class Stage(PresetPart):
    """Meetings every `weeks_from` to `weeks_to` weeks for `months`; no months: until the end."""

    key: str
    title: PresetWords
    weeks_from: int
    weeks_to: int
    months: int | None = None


@dataclass(frozen=True, kw_only=True)
class PresetRhythm(PresetPart):
    stages: tuple[Stage, ...]
    minutes_from: int
    minutes_to: int
    text: PresetWords


@dataclass(frozen=True, kw_only=True)
class PresetContract(PresetPart):
    """Signed or agreed is a step. `least` says in words what is enough to begin."""

    intro: PresetWords
    least: PresetWords
    sections: tuple[PresetSection, ...]
    rhythm: PresetRhythm


@dataclass(frozen=True, kw_only=True)
class AgendaPoint(PresetPart):
    key: str
    title: PresetWords
    prompts: tuple[PresetWords, ...]

    @property
    def prompt(self):
        """All prompts, a line each."""
        return lines(*self.prompts)


@dataclass(frozen=True, kw_only=True)
class Agenda(PresetPart):
    intro: PresetWords
    points: tuple[AgendaPoint, ...]


@dataclass(frozen=True, kw_only=True)
class LearningLanguage(PresetPart):
    key: str
    name: PresetWords
    says: PresetWords
    steers: PresetWords
    owns: PresetWords


@dataclass(frozen=True, kw_only=True)
class PresetPhase(PresetPart):
    """A phase from `from_day` on (0 is the first day, negative before it)."""

    key: str
    title: PresetWords
    from_day: int
    text: PresetWords
    mentee: PresetWords
    mentor: PresetWords


@dataclass(frozen=True, kw_only=True)
class PresetMaterial(PresetPart):
    """What is sent on a day counted from the anchor; `private_address` before somebody has a work address."""

    key: str
    audience: Audience
    anchor: Anchor
    offset_days: int
    title: PresetWords
    text: PresetWords
    private_address: bool = False


@dataclass(frozen=True, kw_only=True)
class FirstMeeting(PresetPart):
    """Days after the start: both are reminded while nothing is booked, the coordinator is told, it should be held."""

    remind_days: tuple[int, ...]
    coordinator_day: int
    within_days: int


@dataclass(frozen=True, kw_only=True)
class PresetRole(PresetPart):
    """Somebody else around the pair: leader, introducer."""

    key: str
    title: PresetWords
    text: PresetWords
    tasks: tuple[PresetWords, ...]


@dataclass(frozen=True, kw_only=True)
class Dilemma(PresetPart):
    key: str
    title: PresetWords
    story: PresetWords
    questions: tuple[PresetWords, ...]


@dataclass(frozen=True, kw_only=True)
class Difference(PresetPart):
    """One way in which a mentor is not a coach."""

    key: str
    mentor: PresetWords
    coach: PresetWords
