"""Statuses, sides and kinds of `programmes`: everything that is one of a few fixed words."""

from programmes.enums.kinds import GatheringKind, ItemGroup, LinkPurpose, MoveEnd
from programmes.enums.questions import AnswerReader, Input, QuestionKind, QuestionUse, Respondent, Traits
from programmes.enums.sides import Audience, Side
from programmes.enums.statuses import (
    ApplicationStatus,
    Attendance,
    CohortStatus,
    GatheringStatus,
    MailStatus,
    NominationStatus,
    ProgrammeStatus,
    Reply,
)

__all__ = [
    "AnswerReader",
    "ApplicationStatus",
    "Attendance",
    "Audience",
    "CohortStatus",
    "GatheringKind",
    "GatheringStatus",
    "Input",
    "ItemGroup",
    "LinkPurpose",
    "MailStatus",
    "MoveEnd",
    "NominationStatus",
    "ProgrammeStatus",
    "QuestionKind",
    "QuestionUse",
    "Reply",
    "Respondent",
    "Side",
    "Traits",
]
