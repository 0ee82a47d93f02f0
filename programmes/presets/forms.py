"""Terms, lists, conditions, questions and forms of a preset."""

from dataclasses import asdict, dataclass

from programmes.enums import AnswerReader, QuestionKind, QuestionUse, Respondent

from .part import PresetPart
from .vocabulary import CriterionKind, EligibilityKind, Fills, FormPart, Shows
from .words import PresetWords, TermForms


@dataclass(frozen=True, kw_only=True)
class PresetTerms(PresetPart):
    mentee: TermForms
    mentor: TermForms
    contract: TermForms
    coordinator: TermForms

    def as_dict(self):
        """{term: {language: {form: word}}}, as a programme stores it."""
        return {term: asdict(getattr(self, term)) for term in ("mentee", "mentor", "contract", "coordinator")}


@dataclass(frozen=True, kw_only=True)
class PresetItem(PresetPart):
    """A sentence with a key; `more` explains."""

    key: str
    text: PresetWords
    more: PresetWords | None = None


@dataclass(frozen=True, kw_only=True)
class Titled(PresetPart):
    """A title and what stands under it; an empty line in `text` begins a paragraph. `shows`: a table beside it."""

    key: str
    title: PresetWords
    text: PresetWords
    shows: Shows | None = None


@dataclass(frozen=True, kw_only=True)
class Eligibility(PresetPart):
    """A condition: `text` states it, `question` asks it (yes, no, unsure), `unmet` says why it stops."""

    key: str
    side: Respondent
    kind: EligibilityKind
    text: PresetWords
    question: PresetWords
    unmet: PresetWords


@dataclass(frozen=True, kw_only=True)
class FitsYou(PresetPart):
    """An answer under "Does it suit you?"; `judged` when a person decides it with you."""

    key: str
    text: PresetWords
    side: Respondent = Respondent.MENTEE
    judged: bool = False


@dataclass(frozen=True, kw_only=True)
class Lists(PresetPart):
    mentee_gets: tuple[PresetItem, ...]
    mentor_gets: tuple[PresetItem, ...]
    mentee_duties: tuple[PresetItem, ...]
    mentor_duties: tuple[PresetItem, ...]
    ground_rules: tuple[PresetItem, ...]
    fits_you: tuple[FitsYou, ...]
    statements: tuple[PresetItem, ...] = ()
    self_questions: tuple[PresetItem, ...] = ()
    rules: tuple[PresetItem, ...] = ()
    failures: tuple[PresetItem, ...] = ()
    aims: tuple[PresetItem, ...] = ()
    readiness: tuple[PresetItem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PresetGroup(PresetPart):
    key: str
    title: PresetWords


@dataclass(frozen=True, kw_only=True)
class PresetChoice(PresetPart):
    key: str
    text: PresetWords
    group: str | None = None


@dataclass(frozen=True, kw_only=True)
class Themes(PresetPart):
    """The one list of themes: ranked by mentees, graded 0-3 by mentors. `grades` are the four words, 0 first."""

    groups: tuple[PresetGroup, ...]
    items: tuple[PresetChoice, ...]
    grades: tuple[PresetWords, ...]


@dataclass(frozen=True, kw_only=True)
class Ends(PresetPart):
    """The two ends of a scale from 1 to `steps`."""

    low: PresetWords
    high: PresetWords
    steps: int = 5


@dataclass(frozen=True, kw_only=True)
class PresetQuestion(PresetPart):
    """One question. `step` is a form step (forms only); `kept_months` None follows the programme's retention;
    `matching` names the criterion the answer counts for; `pairs_with` is the mentee's question that a mentor's answer
    is held against (a choice with the key `any` fits every other)."""

    key: str
    use: QuestionUse
    side: Respondent
    kind: QuestionKind
    label: PresetWords
    help: PresetWords | None = None
    step: str | None = None
    choices: tuple[PresetChoice, ...] = ()
    groups: tuple[PresetGroup, ...] = ()
    scale: Ends | None = None
    required: bool = False
    max_choices: int | None = None
    readers: AnswerReader
    shareable: bool = False
    together: bool = False
    kept_months: int | None = None
    matching: CriterionKind | None = None
    pairs_with: str | None = None
    must_have: bool = False
    fills: Fills | None = None


@dataclass(frozen=True, kw_only=True)
class PresetFormStep(PresetPart):
    key: str
    title: PresetWords
    minutes: int
    part: FormPart = FormPart.QUESTIONS
    intro: PresetWords | None = None


@dataclass(frozen=True, kw_only=True)
class FormSteps(PresetPart):
    """The steps of each form; nominator's and leader's forms are one page unless they have steps."""

    mentee: tuple[PresetFormStep, ...] = ()
    mentor: tuple[PresetFormStep, ...] = ()
    nominator: tuple[PresetFormStep, ...] = ()
    leader: tuple[PresetFormStep, ...] = ()
