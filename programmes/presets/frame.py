"""The frame around the pairs: gatherings, evaluation, matching, offer, mail, privacy."""

from dataclasses import dataclass, field

from programmes.enums import Audience, GatheringKind, QuestionUse, Side

from .forms import Item
from .part import IN_FIRST_MESSAGE, IN_MAIL, IN_SUBJECT, Part
from .vocabulary import Anchor, Criterion, EndingKind, Force, MailKey, OfferMode, RuleKey
from .words import Words


@dataclass(frozen=True, kw_only=True)
class GatheringPart(Part):
    key: str
    title: Words
    audience: Audience
    minutes: int


@dataclass(frozen=True, kw_only=True)
class Gathering(Part):
    key: str
    kind: GatheringKind
    title: Words
    audience: Audience
    anchor: Anchor
    offset_days: int
    minutes: int
    description: Words
    parts: tuple[GatheringPart, ...] = ()
    preliminary: bool = False


@dataclass(frozen=True, kw_only=True)
class EvaluationPoint(Part):
    """When the questions with this `use` are asked."""

    named_by = "use"

    use: QuestionUse
    title: Words
    intro: Words
    anchor: Anchor
    offset_days: int
    open_days: int


@dataclass(frozen=True, kw_only=True)
class Rule(Part):
    key: RuleKey
    force: Force
    level: int | None = None


@dataclass(frozen=True, kw_only=True)
class Weighted(Part):
    named_by = "kind"

    kind: Criterion
    weight: int
    title: Words


@dataclass(frozen=True, kw_only=True)
class Matching(Part):
    """`floor` is the share of points (0-100) under which a pair is called weak; weights are relative."""

    rules: tuple[Rule, ...]
    criteria: tuple[Weighted, ...]
    floor: int
    lift_weakest: bool = False
    max_mentees: int = 2


@dataclass(frozen=True, kw_only=True)
class Offer(Part):
    """`who_writes_first` within `first_word_days` working days, with a text to copy."""

    mode: OfferMode
    answer_within_working_days: int
    who_writes_first: Side
    first_word_days: int
    first_message: Words = field(metadata=IN_FIRST_MESSAGE)
    first_talk: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class MailText(Part):
    key: MailKey
    subject: Words = field(metadata=IN_SUBJECT)
    body: Words = field(metadata=IN_MAIL)


@dataclass(frozen=True, kw_only=True)
class Retention(Part):
    """Months after the end (for applications: after the cohort's end, or after no, waiting list or withdrawal)."""

    application: int
    turned_down: int
    room: int
    logbook: int
    evaluation: int
    history: int


@dataclass(frozen=True, kw_only=True)
class Privacy(Part):
    """`law` is what the organisation approves before opening; `plain` says what operations staff could do."""

    law: Words
    plain: Words
    kept_months: Retention


@dataclass(frozen=True, kw_only=True)
class Ending(Part):
    kind: EndingKind
    months: int | None = None
    text: Words
