"""Terms, lists, conditions, questions and forms of a preset."""

from dataclasses import asdict, dataclass

from programmes.enums import AnswerReader, QuestionKind, QuestionUse, Respondent

from .part import Part
from .vocabulary import Criterion, EligibilityKind, Fills, FormPart, Shows
from .words import TermForms, Words


@dataclass(frozen=True, kw_only=True)
class Terms(Part):
    mentee: TermForms
    mentor: TermForms
    contract: TermForms
    coordinator: TermForms

    def as_dict(self):
        """{term: {language: {form: word}}}, as a programme stores it."""
        return {term: asdict(getattr(self, term)) for term in ("mentee", "mentor", "contract", "coordinator")}


@dataclass(frozen=True, kw_only=True)
class Item(Part):
    """A sentence with a key; `more` explains."""

    key: str
    text: Words
    more: Words | None = None


@dataclass(frozen=True, kw_only=True)
class Titled(Part):
    """A title and what stands under it; an empty line in `text` begins a paragraph. `shows`: a table beside it."""

    key: str
    title: Words
    text: Words
    shows: Shows | None = None


@dataclass(frozen=True, kw_only=True)
class Eligibility(Part):
    """A condition: `text` states it, `question` asks it (yes, no, unsure), `unmet` says why it stops."""

    key: str
    side: Respondent
    kind: EligibilityKind
    text: Words
    question: Words
    unmet: Words


@dataclass(frozen=True, kw_only=True)
class FitsYou(Part):
    """An answer under "Does it suit you?"; `judged` when a person decides it with you."""

    key: str
    text: Words
    side: Respondent = Respondent.MENTEE
    judged: bool = False


@dataclass(frozen=True, kw_only=True)
class Lists(Part):
    mentee_gets: tuple[Item, ...]
    mentor_gets: tuple[Item, ...]
    mentee_duties: tuple[Item, ...]
    mentor_duties: tuple[Item, ...]
    ground_rules: tuple[Item, ...]
    fits_you: tuple[FitsYou, ...]
    statements: tuple[Item, ...] = ()
    self_questions: tuple[Item, ...] = ()
    rules: tuple[Item, ...] = ()
    failures: tuple[Item, ...] = ()
    aims: tuple[Item, ...] = ()
    readiness: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group(Part):
    key: str
    title: Words


@dataclass(frozen=True, kw_only=True)
class Choice(Part):
    key: str
    text: Words
    group: str | None = None


@dataclass(frozen=True, kw_only=True)
class Themes(Part):
    """The one list of themes: ranked by mentees, graded 0-3 by mentors. `grades` are the four words, 0 first."""

    groups: tuple[Group, ...]
    items: tuple[Choice, ...]
    grades: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Ends(Part):
    """The two ends of a scale from 1 to `steps`."""

    low: Words
    high: Words
    steps: int = 5


@dataclass(frozen=True, kw_only=True)
class Question(Part):
    """One question. `step` is a form step (forms only); `kept_months` None follows the programme's retention;
    `matching` names the criterion the answer counts for; `pairs_with` is the mentee's question that a mentor's answer
    is held against (a choice with the key `any` fits every other)."""

    key: str
    use: QuestionUse
    side: Respondent
    kind: QuestionKind
    label: Words
    help: Words | None = None
    step: str | None = None
    choices: tuple[Choice, ...] = ()
    groups: tuple[Group, ...] = ()
    scale: Ends | None = None
    required: bool = False
    max_choices: int | None = None
    readers: AnswerReader
    shareable: bool = False
    together: bool = False
    kept_months: int | None = None
    matching: Criterion | None = None
    pairs_with: str | None = None
    must_have: bool = False
    fills: Fills | None = None


@dataclass(frozen=True, kw_only=True)
class FormStep(Part):
    key: str
    title: Words
    minutes: int
    part: FormPart = FormPart.QUESTIONS
    intro: Words | None = None


@dataclass(frozen=True, kw_only=True)
class FormSteps(Part):
    """The steps of each form; nominator's and leader's forms are one page unless they have steps."""

    mentee: tuple[FormStep, ...] = ()
    mentor: tuple[FormStep, ...] = ()
    nominator: tuple[FormStep, ...] = ()
    leader: tuple[FormStep, ...] = ()
