"""The frame around the pairs: gatherings, evaluation, matching, offer, mail, privacy."""

from dataclasses import dataclass, field

from programmes.enums import Audience, GatheringKind, QuestionUse, Side

from .forms import PresetItem
from .part import IN_FIRST_MESSAGE, IN_MAIL, IN_SUBJECT, PresetPart
from .vocabulary import Anchor, CriterionKind, EndingKind, Force, MailKey, OfferMode, RuleKey
from .words import PresetWords


@dataclass(frozen=True, kw_only=True)
class GatheringPart(PresetPart):
    key: str
    title: PresetWords
    audience: Audience
    minutes: int


@dataclass(frozen=True, kw_only=True)
class PresetGathering(PresetPart):
    key: str
    kind: GatheringKind
    title: PresetWords
    audience: Audience
    anchor: Anchor
    offset_days: int
    minutes: int
    description: PresetWords
    parts: tuple[GatheringPart, ...] = ()
    preliminary: bool = False


@dataclass(frozen=True, kw_only=True)
class EvaluationPoint(PresetPart):
    """When the questions with this `use` are asked."""

    named_by = "use"

    use: QuestionUse
    title: PresetWords
    intro: PresetWords
    anchor: Anchor
    offset_days: int
    open_days: int


@dataclass(frozen=True, kw_only=True)
class PresetRule(PresetPart):
    key: RuleKey
    force: Force
    level: int | None = None


@dataclass(frozen=True, kw_only=True)
class Weighted(PresetPart):
    named_by = "kind"

    kind: CriterionKind
    weight: int
    title: PresetWords


@dataclass(frozen=True, kw_only=True)
class Matching(PresetPart):
    """`floor` is the share of points (0-100) under which a pair is called weak; weights are relative."""

    rules: tuple[PresetRule, ...]
    criteria: tuple[Weighted, ...]
    floor: int
    lift_weakest: bool = False
    max_mentees: int = 2


@dataclass(frozen=True, kw_only=True)
class Offer(PresetPart):
    """`who_writes_first` within `first_word_days` working days, with a text to copy."""

    mode: OfferMode
    answer_within_working_days: int
    who_writes_first: Side
    first_word_days: int
    first_message: PresetWords = field(metadata=IN_FIRST_MESSAGE)
    first_talk: tuple[PresetItem, ...]


@dataclass(frozen=True, kw_only=True)
class MailText(PresetPart):
    key: MailKey
    subject: PresetWords = field(metadata=IN_SUBJECT)
    body: PresetWords = field(metadata=IN_MAIL)


@dataclass(frozen=True, kw_only=True)
class Retention(PresetPart):
    """Months after the end (for applications: after the cohort's end, or after no, waiting list or withdrawal)."""

    application: int
    turned_down: int
    room: int
    logbook: int
    evaluation: int
    history: int


@dataclass(frozen=True, kw_only=True)
class Privacy(PresetPart):
    """`law` is what the organisation approves before opening; `plain` says what operations staff could do."""

    law: PresetWords
    plain: PresetWords
    kept_months: Retention


@dataclass(frozen=True, kw_only=True)
class Ending(PresetPart):
    kind: EndingKind
    months: int | None = None
    text: PresetWords
