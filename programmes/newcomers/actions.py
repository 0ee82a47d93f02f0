"""A coordinator changes what was entered about a newcomer: only what differs is done, in one transaction."""

from datetime import date, datetime

from django.db import transaction

from programmes.models import Application, Person, Undo
from programmes.newcomers.enrolment import Contact
from programmes.newcomers.first_day import move_first_day, set_work_email
from programmes.newcomers.introducers import forget_introducer, name_introducer


@transaction.atomic
def change_newcomer(
    application: Application,
    *,
    starts_on: date,
    work_email: str = "",
    introducer: Contact | None = None,
    by: Person,
    now: datetime | None = None,
) -> Undo | None:
    """The Undo of a moved first day, which is the change that others are told of at once."""
    set_work_email(application, work_email, by=by)
    if introducer:
        name_introducer(application, email=introducer.email, name=introducer.name, by=by, now=now)
    elif application.introducer_id:
        forget_introducer(application, by=by)
    return move_first_day(application, starts_on, by=by, now=now) if starts_on != application.starts_on else None
