"""Kinds of questions with all that is particular to each of them; where they are asked, of whom, and who reads them.

A new kind is one entry of `QuestionKind`, and one of `KINDS` in `programmes/applications/kinds.py`: how a form asks it
and how its answer reads (docs/where.md). No other code of the product names one: whoever treats some of them in a way of its own asks for a trait.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Self

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Input(Enum):
    """How a question is asked where there is no application: in an evaluation, say."""

    LINE = auto()
    TEXT = auto()
    ONE = auto()  # one of its options
    SOME = auto()  # any of its options
    NUMBER = auto()
    DAY = auto()


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What is particular to a kind of question."""

    input: Input = Input.TEXT
    sealed: bool = False  # the answer is a person's own words: sealed wherever it is kept, and it has no sum
    choices: bool = False  # the question brings its choices
    limited: bool = False  # it may say how many may be chosen at most
    themes: bool = False  # its choices are the programme's themes, and the matching counts it as themes
    ranked: bool = False  # the order of what is chosen counts in the matching
    graded: bool = False  # each theme has a grade; the other half reads the strong ones with the offer
    yes_no: bool = False  # its options are yes and no
    stepped: bool = False  # its options are the steps between two ends; the answer is a figure and has a mean

    @property
    def several(self) -> bool:
        """Whether the answer is a list of options."""
        return self.input is Input.SOME

    @property
    def has_options(self) -> bool:
        """Whether the answer is a key, or keys, whose words are read from the question's options."""
        return self.input in {Input.ONE, Input.SOME}


PLAIN = Traits()


class QuestionKind(TextChoices):
    """The label says how it is answered, as the set-up lists it."""

    traits: Traits

    def __new__(cls, value: str, traits: Traits = PLAIN) -> Self:
        kind = str.__new__(cls, value)
        kind._value_, kind.traits = value, traits
        return kind

    SHORT_TEXT = "short_text", Traits(input=Input.LINE, sealed=True), _("one line")
    LONG_TEXT = "long_text", Traits(sealed=True), _("several lines")
    ONE_CHOICE = "one_choice", Traits(input=Input.ONE, choices=True), _("one of the choices")
    MANY_CHOICES = "many_choices", Traits(input=Input.SOME, choices=True, limited=True), _("any of the choices")
    RANKED_THEMES = "ranked_themes", Traits(themes=True, ranked=True, limited=True), _("themes in order")
    GRADED_THEMES = "graded_themes", Traits(themes=True, graded=True), _("a grade for each theme")  # 0-3
    YES_NO = "yes_no", Traits(input=Input.ONE, yes_no=True), _("yes or no")
    NUMBER = "number", Traits(input=Input.NUMBER), _("a whole number")
    SCALE = "scale", Traits(input=Input.ONE, stepped=True), _("a scale")
    DATE = "date", Traits(input=Input.DAY), _("a day")
    GATHERINGS = "gatherings", PLAIN, _("which gatherings fit")  # of the cohort's

    @classmethod
    def having(cls, trait: str) -> list[Self]:
        """The kinds with this trait."""
        return [kind for kind in cls if getattr(kind.traits, trait)]


class QuestionUse(TextChoices):
    """Where a question is asked."""

    APPLY = "apply", "the mentee's application"
    INTEREST = "interest", "the mentor's interest"
    NOMINATION = "nomination", "the nominator's form"
    LEADER = "leader", "the leader's one-time page"
    PREPARATION = "preparation", "once, before the pair starts"
    BEFORE_MEETING = "before_meeting", "before each meeting"
    AFTER_MEETING = "after_meeting", "at the close of each meeting"
    EXERCISE = "exercise", "the mentor's role-model exercise"
    MIDWAY = "midway", "the evaluation midway"
    CLOSING = "closing", "the closing evaluation"


class Respondent(TextChoices):
    """Who answers a question. A half of a pair is a `Side`."""

    MENTEE = "mentee", "the mentee"
    MENTOR = "mentor", "the mentor"
    BOTH = "both", "mentee and mentor"
    NOMINATOR = "nominator", "who nominates a mentor"
    LEADER = "leader", "the mentee's leader"


class AnswerReader(TextChoices):
    """Who may read an answer, beside the one who wrote it."""

    ONLY_ME = "only_me", "nobody else"
    PAIR = "pair", "the other half; no coordinator"
    COORDINATORS = "coordinators", "the programme's coordinators"
    COORDINATORS_AND_MATCH = (
        "coordinators_and_match",
        "the coordinators, and the proposed other half with the offer",
    )
    SUMS = "sums", "the coordinators, only as sums of at least five"
    NAMED = "named", "the coordinators, with the name"
    MENTEE = "mentee", "the mentee alone (what a leader writes)"
