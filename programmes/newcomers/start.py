"""On the start page of a newcomer whose first working day has come: the work address waits to be taken into use (H2)."""

from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from programmes.models import Application, Person
from programmes.newcomers.first_day import begun
from programmes.steps import Step

SOON = 47  # after what was entered for one, before the rest


def waiting_work_address(person: Any, now: datetime | None = None) -> Application | None:
    """The newcomer's application whose work address waits for the press."""
    now = now or timezone.now()
    rows = begun(now.date() + timedelta(days=1), person=person)  # it may be tomorrow there already
    return next((row for row in rows if row.starts_on <= row.programme.today(now)), None)


def steps(person: Person, now: datetime) -> list[Step]:
    """One step while it waits."""
    application = waiting_work_address(person, now)
    if application is None or not person.is_proven:
        return []
    title = _("Use your work address from now on?")
    return [Step(SOON, title, application.work_email, _("Look at it"), reverse("programmes:my_work_address"))]
