"""Who may do what with a programme's rows: small predicates, asked by the views and shown by the pages."""

from datetime import datetime
from typing import Any

from programmes.enums import ApplicationStatus, Side
from programmes.models import Application

WITHDRAWABLE = {
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.TALK,
    ApplicationStatus.WAITING,
    ApplicationStatus.ACCEPTED,
}


def is_applicant(reader: Any, application: Application) -> bool:
    """The person whose application it is, or who holds its mailed link."""
    mine = application.person_id is not None and application.person_id == getattr(reader, "pk", None)
    return mine or getattr(reader, "thing", None) == application.pk


def can_change_application(reader: Any, application: Application, now: datetime | None = None) -> bool:
    """The applicant, until the last day, while nobody has decided."""
    return is_applicant(reader, application) and application.may_change(now)


def can_withdraw_application(reader: Any, application: Application) -> bool:
    """The applicant, from sending it until a match takes over."""
    return is_applicant(reader, application) and application.status in WITHDRAWABLE


def can_ask_leader(user: Any, application: Application) -> bool:
    """The mentee whose leader it is, or a coordinator of the programme, where the leader has a part (H7, L4)."""
    placed = application.side == Side.MENTEE and application.status == ApplicationStatus.ACCEPTED
    mine = application.person_id == user.pk or user.coordinates(application.programme_id)
    return placed and application.programme.has("leader_part") and mine


def can_let_introducer(user: Any, application: Application) -> bool:
    """The newcomer alone, about an introducer who is named (H3)."""
    named = application.introducer_id is not None and application.programme.has("introducer")
    return named and application.person_id == user.pk and application.status == ApplicationStatus.ACCEPTED


def can_see_introduced(user: Any, application: Application) -> bool:
    """The introducer of an accepted newcomer; plan and dates only where the newcomer allows (H3)."""
    mine = application.introducer_id is not None and application.introducer_id == user.pk
    return mine and application.programme.has("introducer") and application.status == ApplicationStatus.ACCEPTED
