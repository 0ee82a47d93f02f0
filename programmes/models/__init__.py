"""People, units, programmes, applications, gatherings, and the ledgers of mail, history and access."""

from programmes.models.applications import Answer, Application, CommitmentAcceptance, Note, Seat
from programmes.models.concerns import Concern
from programmes.models.gatherings import Gathering, Invitation
from programmes.models.leaders import LeaderPart
from programmes.models.letters import Letter
from programmes.models.logins import AddressMove, OwnAddress
from programmes.models.nominations import Nomination
from programmes.models.people import Person, Unit
from programmes.models.programmes import Cohort, Coordinatorship, Item, Programme, Question, ReadinessTick
from programmes.models.records import AccessLogEntry, History, Link
from programmes.models.sending import Mail, Sending, SubmissionKey, Undo

__all__ = [
    "AccessLogEntry",
    "AddressMove",
    "Answer",
    "Application",
    "Cohort",
    "CommitmentAcceptance",
    "Concern",
    "Coordinatorship",
    "Gathering",
    "History",
    "Invitation",
    "Item",
    "LeaderPart",
    "Letter",
    "Link",
    "Mail",
    "Nomination",
    "Note",
    "OwnAddress",
    "Person",
    "Programme",
    "Question",
    "ReadinessTick",
    "Seat",
    "Sending",
    "SubmissionKey",
    "Undo",
    "Unit",
]
