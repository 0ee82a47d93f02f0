"""What a person could do next: the start page shows the first, and the path."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.enums import GatheringStatus, Reply
from programmes.models import Invitation, Person
from programmes.steps import Step


def steps(person: Person, now: datetime) -> list[Step]:
    """An invitation to answer."""
    rows = Invitation.objects.told(now).filter(
        person=person,
        reply=Reply.NONE,
        gathering__status=GatheringStatus.INVITED,
        gathering__preliminary=False,
        gathering__starts_at__gt=now,
    )
    return [_invited(row) for row in rows.select_related("gathering__programme").order_by("gathering__starts_at")]


def _invited(row: Invitation) -> Step:
    gathering = row.gathering
    when = dates.say_moment(dates.local(gathering.starts_at, gathering.programme.zone))
    title = _("Are you coming to {title}?").format(title=gathering.title)
    return Step(40, title, f"{when[:1].upper()}{when[1:]}.", _("Answer"), reverse("gathering", args=[gathering.pk]))
