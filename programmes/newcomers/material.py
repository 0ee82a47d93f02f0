"""Material that goes out on set days counted from the first working day (H2): what, when, and what somebody has got.

One handout is one line of the programme's material for one newcomer. Its id is made of the two ids, so that it needs
no row of its own and keeps its id when the first day moves: that is why nothing goes out twice.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone

from mentorforum import dates
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, History, Item, Person, Programme, Sending

#: audience of a line -> the sides that get it
SIDES = {"mentees": {Side.MENTEE}, "mentors": {Side.MENTOR}, "both": {Side.MENTEE, Side.MENTOR}}
MENTEE_KEY, MENTOR_KEY = "material_mentee", "material_mentor"  # of the reminders


@dataclass(frozen=True)
class Handout:
    """One line of material for one newcomer; `on` is the set day, from the first working day as it stands."""

    application: Application
    item: Item
    on: date

    @property
    def pk(self) -> UUID:
        return UUID(int=self.application.pk.int ^ self.item.pk.int)

    @property
    def text(self) -> str:
        """The letter's text."""
        return self.item.said("text")

    @property
    def programme(self) -> Programme:
        return self.application.programme


def handouts_of(application: Application, side: str) -> list[Handout]:
    """What one side gets because of this newcomer, by day; none without the step or a first day."""
    programme, first = application.programme, application.starts_on
    if first is None or not programme.has("material"):
        return []
    items = [item for item in programme.items("material") if side in SIDES.get(item.data["audience"], set())]
    handouts = [Handout(application, item, first + timedelta(days=item.data["offset_days"])) for item in items]
    return sorted(handouts, key=lambda handout: handout.on)


def newcomers() -> QuerySet[Application]:
    """Accepted newcomers with a first day, once the coordinator can no longer undo it; `said_at`: when the day moved."""
    moved = History.objects.filter(kind="first_day", thing=OuterRef("pk")).order_by().values("thing")
    rows = Application.objects.mentees().filter(
        status=ApplicationStatus.ACCEPTED, starts_on__isnull=False, confirmed_at__lte=timezone.now()
    )
    return rows.annotate(said_at=Subquery(moved.annotate(last=Max("at")).values("last")))


def nominal(handout: Handout, told: date) -> date:
    """The day it is to go out: the set day, or the day from which it could be known (`told`): late is better than never."""
    moved = getattr(handout.application, "said_at", None)
    known = max(told, dates.local(moved, handout.programme.zone).date()) if moved else told
    return max(handout.on, known, _changed(handout) or known)


def _changed(handout: Handout) -> date | None:
    """When the letter itself was put on another day, if this one was not due by the old."""
    moved, first = handout.item.data.get("moved"), handout.application.starts_on
    if not moved or first is None:
        return None
    on = date.fromisoformat(moved["on"])
    return on if first + timedelta(days=moved["from"]) >= on else None


def has_gone(handout: Handout, person: Person, key: str) -> bool:
    """Whether it has been sent to this person, on whatever day."""
    sent = Sending.objects.filter(reminder=key, person=person, thing=handout.pk, mail__isnull=False)
    return sent.exists()


def find_handout(pk: UUID | str) -> Handout | None:
    """The handout with this id: the newcomer is what is left when the line's id is taken out."""
    whole = UUID(str(pk)).int
    items = {UUID(int=whole ^ item.pk.int): item for item in Item.objects.filter(group="material")}
    row = newcomers().filter(pk__in=items).select_related("programme", "person").first()
    if row is None or row.starts_on is None:
        return None
    item = items[row.pk]
    item.programme = row.programme
    return Handout(row, item, row.starts_on + timedelta(days=item.data["offset_days"]))


def got(person: Person, pairs: list[tuple[Application, str, str]]) -> Iterator[Handout]:
    """What this person has been sent, the latest first; `pairs` are (newcomer's application, side, reminder key)."""
    handouts = [(handout, key) for application, side, key in pairs for handout in handouts_of(application, side)]
    things = [handout.pk for handout, _key in handouts]
    rows = Sending.objects.filter(person=person, thing__in=things, mail__isnull=False).values_list("reminder", "thing")
    sent: set[tuple[str, Any]] = set(rows)
    yield from (handout for handout, key in reversed(handouts) if (key, handout.pk) in sent)
