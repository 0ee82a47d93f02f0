"""Statuses of the pair's contract, meetings and evaluations: words, tones and moves."""

from enum import nonmember

from django.utils.translation import gettext_lazy as _

from mentorforum.statuses import Status, moves, status


class ContractStatus(Status):
    NOT_BEGUN = status("not_begun", _("Not begun"), "rest")
    DRAFT = status("draft", _("Draft"), "now")
    ONE_SIGNED = status("one_signed", _("One has signed"), "wait")
    SIGNED = status("signed", _("Signed"), "done")
    CHANGED = status("changed", _("Changed, sign again"), "wait")
    AGREED = status("agreed", _("Agreed"), "done")  # where nobody signs

    MOVES = nonmember(
        moves(
            {
                NOT_BEGUN: {DRAFT, AGREED},
                DRAFT: {ONE_SIGNED, SIGNED, AGREED},
                AGREED: {DRAFT},
                ONE_SIGNED: {SIGNED, DRAFT, CHANGED},
                SIGNED: {CHANGED},
                CHANGED: {ONE_SIGNED, SIGNED},
            }
        )
    )


class MeetingStatus(Status):
    """One that is over asks whether it was held (`meetings.meetings.pages.meeting_pill`)."""

    PLANNED = status("planned", _("Planned"), "now")
    MOVED = status("moved", _("Moved"), "now")
    HELD = status("held", _("Held"), "done")
    CANCELLED = status("cancelled", _("Cancelled"), "rest")

    MOVES = nonmember(
        moves(
            {
                PLANNED: {MOVED, HELD, CANCELLED},
                MOVED: {MOVED, PLANNED, HELD, CANCELLED},
                HELD: {PLANNED},
                CANCELLED: {PLANNED},
            }
        )
    )


class EvaluationStatus(Status):
    LATER = status("later", _("Later"), "rest")
    OPEN = status("open", _("Open"), "now")
    ANSWERED = status("answered", _("Answered"), "done")
    CLOSED = status("closed", _("Closed"), "rest")

    MOVES = nonmember(
        moves(
            {
                LATER: {OPEN, CLOSED},
                OPEN: {ANSWERED, CLOSED},
                ANSWERED: set(),
                CLOSED: set(),
            }
        )
    )


COMING = [MeetingStatus.PLANNED, MeetingStatus.MOVED]
