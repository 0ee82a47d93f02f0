"""People, units, programmes, applications, gatherings, and the ledgers of mail, history and access."""

from programmes.models.applications import Accepted, Answer, Application, Note, Seat
from programmes.models.concerns import Concern
from programmes.models.gatherings import Gathering, Invitation
from programmes.models.leaders import LeaderPart
from programmes.models.letters import Letter
from programmes.models.nominations import Nomination
from programmes.models.people import Person, Unit
from programmes.models.programmes import Cohort, Coordinatorship, Item, Programme, Question, Ready
from programmes.models.records import History, Link, Opened
from programmes.models.sending import Mail, Sending, SubmissionKey, Undo

__all__ = [
    "Accepted",
    "Answer",
    "Application",
    "Cohort",
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
    "Opened",
    "Person",
    "Programme",
    "Question",
    "Ready",
    "Seat",
    "Sending",
    "SubmissionKey",
    "Undo",
    "Unit",
]
