"""The shape of a preset file as frozen dataclasses. Pure: no database, no file.

Every field that is a `Words` is a mapping {da, sv, en} in the file; every field without a default must be there.
A section whose step is not in `steps` is left out. The words of each enumeration stand in vocabulary.py.
"""

from dataclasses import dataclass

from programmes.enums import Respondent

from .forms import (
    Eligibility,
    Ends,
    FitsYou,
    FormSteps,
    Lists,
    PresetChoice,
    PresetFormStep,
    PresetGroup,
    PresetItem,
    PresetQuestion,
    PresetTerms,
    Themes,
    Titled,
)
from .frame import (
    Ending,
    EvaluationPoint,
    GatheringPart,
    MailText,
    Matching,
    Offer,
    PresetGathering,
    PresetRule,
    Privacy,
    Retention,
    Weighted,
)
from .pairs import (
    Agenda,
    AgendaPoint,
    Difference,
    Dilemma,
    FirstMeeting,
    LearningLanguage,
    PresetContract,
    PresetMaterial,
    PresetPhase,
    PresetRhythm,
    PresetRole,
    PresetSection,
    Stage,
)
from .part import PresetPart
from .vocabulary import ProgrammeStep
from .words import PresetWords

__all__ = [
    "Agenda",
    "AgendaPoint",
    "Difference",
    "Dilemma",
    "Eligibility",
    "Ending",
    "Ends",
    "EvaluationPoint",
    "FirstMeeting",
    "FitsYou",
    "FormSteps",
    "GatheringPart",
    "LearningLanguage",
    "Lists",
    "MailText",
    "Matching",
    "Offer",
    "Preset",
    "PresetChoice",
    "PresetContract",
    "PresetFormStep",
    "PresetGathering",
    "PresetGroup",
    "PresetItem",
    "PresetMaterial",
    "PresetPart",
    "PresetPhase",
    "PresetQuestion",
    "PresetRhythm",
    "PresetRole",
    "PresetRule",
    "PresetSection",
    "PresetTerms",
    "PresetWords",
    "Privacy",
    "Retention",
    "Stage",
    "Themes",
    "Titled",
    "Weighted",
]


@dataclass(frozen=True, kw_only=True)
class Preset(PresetPart):
    """One preset file, read and checked."""

    code: str
    name: PresetWords
    promise: PresetWords
    about: PresetWords
    purpose: PresetWords
    languages: tuple[str, ...]
    terms: PresetTerms
    steps: tuple[ProgrammeStep, ...]
    ending: Ending
    eligibility: tuple[Eligibility, ...]
    lists: Lists
    themes: Themes | None = None
    form_steps: FormSteps
    questions: tuple[PresetQuestion, ...]
    contract: PresetContract
    agenda: Agenda | None = None
    learning_languages: tuple[LearningLanguage, ...] = ()
    phases: tuple[PresetPhase, ...] = ()
    material: tuple[PresetMaterial, ...] = ()
    roles: tuple[PresetRole, ...] = ()
    first_meeting: FirstMeeting | None = None
    gatherings: tuple[PresetGathering, ...] = ()
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
