"""The shape of a preset file as frozen dataclasses. Pure: no database, no file.

Every field that is a `Words` is a mapping {da, sv, en} in the file; every field without a default must be there.
A section whose step is not in `steps` is left out. The words of each enumeration stand in vocabulary.py.
"""

from dataclasses import dataclass

from programmes.enums import Respondent

from .forms import (
    Choice,
    Eligibility,
    Ends,
    FitsYou,
    FormStep,
    FormSteps,
    Group,
    Item,
    Lists,
    Question,
    Terms,
    Themes,
    Titled,
)
from .frame import (
    Ending,
    EvaluationPoint,
    Gathering,
    GatheringPart,
    MailText,
    Matching,
    Offer,
    Privacy,
    Retention,
    Rule,
    Weighted,
)
from .pairs import (
    Agenda,
    AgendaPoint,
    Contract,
    Difference,
    Dilemma,
    FirstMeeting,
    LearningLanguage,
    Material,
    Phase,
    Rhythm,
    Role,
    Section,
    Stage,
)
from .part import Part
from .vocabulary import Step
from .words import Words

__all__ = [
    "Agenda",
    "AgendaPoint",
    "Choice",
    "Contract",
    "Difference",
    "Dilemma",
    "Eligibility",
    "Ending",
    "Ends",
    "EvaluationPoint",
    "FirstMeeting",
    "FitsYou",
    "FormStep",
    "FormSteps",
    "Gathering",
    "GatheringPart",
    "Group",
    "Item",
    "LearningLanguage",
    "Lists",
    "MailText",
    "Matching",
    "Material",
    "Offer",
    "Part",
    "Phase",
    "Preset",
    "Privacy",
    "Question",
    "Retention",
    "Rhythm",
    "Role",
    "Rule",
    "Section",
    "Stage",
    "Terms",
    "Themes",
    "Titled",
    "Weighted",
    "Words",
]


@dataclass(frozen=True, kw_only=True)
class Preset(Part):
    """One preset file, read and checked."""

    code: str
    name: Words
    promise: Words
    about: Words
    purpose: Words
    languages: tuple[str, ...]
    terms: Terms
    steps: tuple[Step, ...]
    ending: Ending
    eligibility: tuple[Eligibility, ...]
    lists: Lists
    themes: Themes | None = None
    form_steps: FormSteps
    questions: tuple[Question, ...]
    contract: Contract
    agenda: Agenda | None = None
    learning_languages: tuple[LearningLanguage, ...] = ()
    phases: tuple[Phase, ...] = ()
    material: tuple[Material, ...] = ()
    roles: tuple[Role, ...] = ()
    first_meeting: FirstMeeting | None = None
    gatherings: tuple[Gathering, ...] = ()
    evaluation: tuple[EvaluationPoint, ...] = ()
    matching: Matching
    offer: Offer
    mails: tuple[MailText, ...] = ()
    good_now: tuple[Titled, ...] = ()
    dilemmas: tuple[Dilemma, ...] = ()
    differences: tuple[Difference, ...] = ()
    privacy: Privacy
    to_write: tuple[str, ...] = ()

    def has(self, step):
        return step in self.steps

    def questions_for(self, use, side=None):
        """The questions of one use in their order; with a side, those this side answers."""
        sides = (side, Respondent.BOTH) if side else tuple(Respondent)
        return tuple(q for q in self.questions if q.use == use and q.side in sides)

    def weight_of(self, criterion):
        """The weight of one criterion; 0 when the programme does not use it."""
        return next((c.weight for c in self.matching.criteria if c.kind == criterion), 0)
