"""The pair's room and all that is confidential."""

from meetings.models.contracts import Contract, Goal, Section, Signature
from meetings.models.evaluations import Evaluation, EvaluationAnswer, PairAnswer
from meetings.models.logbooks import Logbook, LogEntry, OwnAnswer, PrivateAnswer, UsedLanguages
from meetings.models.meetings import AgendaItem, Agreement, Meeting, MeetingNote, SharedAnswer, SharedOwnAnswer
from meetings.models.rooms import AddressWord, Room

__all__ = [
    "AddressWord",
    "AgendaItem",
    "Agreement",
    "Contract",
    "Evaluation",
    "EvaluationAnswer",
    "Goal",
    "LogEntry",
    "Logbook",
    "Meeting",
    "MeetingNote",
    "OwnAnswer",
    "PairAnswer",
    "PrivateAnswer",
    "Room",
    "Section",
    "SharedAnswer",
    "SharedOwnAnswer",
    "Signature",
    "UsedLanguages",
]
