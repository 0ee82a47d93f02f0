"""Statuses of the pair's contract, meetings and evaluations."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ContractStatus(TextChoices):
    NOT_BEGUN = "not_begun", _("Not begun")
    DRAFT = "draft", _("Draft")
    ONE_SIGNED = "one_signed", _("One has signed")
    SIGNED = "signed", _("Signed")
    CHANGED = "changed", _("Changed, sign again")
    AGREED = "agreed", _("Agreed")  # where nobody signs


class MeetingStatus(TextChoices):
    PLANNED = "planned", _("Planned")
    MOVED = "moved", _("Moved")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class EvaluationStatus(TextChoices):
    LATER = "later", _("Later")
    OPEN = "open", _("Open")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


COMING = [MeetingStatus.PLANNED, MeetingStatus.MOVED]

CONTRACT_MOVES: dict[str, set[str]] = {
    ContractStatus.NOT_BEGUN: {ContractStatus.DRAFT, ContractStatus.AGREED},
    ContractStatus.DRAFT: {ContractStatus.ONE_SIGNED, ContractStatus.SIGNED, ContractStatus.AGREED},
    ContractStatus.AGREED: {ContractStatus.DRAFT},
    ContractStatus.ONE_SIGNED: {ContractStatus.SIGNED, ContractStatus.DRAFT, ContractStatus.CHANGED},
    ContractStatus.SIGNED: {ContractStatus.CHANGED},
    ContractStatus.CHANGED: {ContractStatus.ONE_SIGNED, ContractStatus.SIGNED},
}
MEETING_MOVES: dict[str, set[str]] = {
    MeetingStatus.PLANNED: {MeetingStatus.MOVED, MeetingStatus.HELD, MeetingStatus.CANCELLED},
    MeetingStatus.MOVED: {
        MeetingStatus.MOVED,
        MeetingStatus.PLANNED,
        MeetingStatus.HELD,
        MeetingStatus.CANCELLED,
    },
    MeetingStatus.HELD: {MeetingStatus.PLANNED},
    MeetingStatus.CANCELLED: {MeetingStatus.PLANNED},
}
EVALUATION_MOVES: dict[str, set[str]] = {
    EvaluationStatus.LATER: {EvaluationStatus.OPEN, EvaluationStatus.CLOSED},
    EvaluationStatus.OPEN: {EvaluationStatus.ANSWERED, EvaluationStatus.CLOSED},
    EvaluationStatus.ANSWERED: set(),
    EvaluationStatus.CLOSED: set(),
}
