"""A cohort's applications as the coordinator's list shows them: filtered, searched, in few queries."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from mentorforum.pills import OFFICE
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Cohort, Person
from programmes.steps import Chip

#: the chips, in order; the first is shown when nothing is chosen
UNDECIDED = "undecided"
GROUPS: dict[str, list[str]] = {
    UNDECIDED: [ApplicationStatus.SUBMITTED, ApplicationStatus.TALK],
    ApplicationStatus.ACCEPTED: [ApplicationStatus.ACCEPTED],
    ApplicationStatus.WAITING: [ApplicationStatus.WAITING],
    ApplicationStatus.DECLINED: [ApplicationStatus.DECLINED],
    ApplicationStatus.WITHDRAWN: [ApplicationStatus.WITHDRAWN],
}


@dataclass(frozen=True)
class ListFilter:
    """What the address asks for; nonsense counts as nothing."""

    status: str = ""
    side: str = ""
    q: str = ""

    @classmethod
    def read(cls, query: Any) -> "ListFilter":
        status, side = query.get("status", ""), query.get("side", "")
        return cls(
            status if status in GROUPS else "",
            side if side in Side.values else "",
            query.get("q", "").replace("\0", "").strip()[:100],
        )

    def url(self, **change: str) -> str:
        """The address with something changed."""
        asked = {"status": self.status, "side": self.side, "q": self.q, **change}
        return "?" + urlencode({name: value for name, value in asked.items() if value})


def applications_of(cohort: Cohort, user: Person) -> QuerySet[Application]:
    """Those this coordinator works with, the oldest first."""
    return Application.objects.for_office(user).filter(cohort=cohort).order_by("submitted_at", "id")


def filtered(rows: QuerySet[Application], asked: ListFilter) -> QuerySet[Application]:
    """What the chips and the search leave."""
    if asked.status:
        rows = rows.filter(status__in=GROUPS[asked.status])
    if asked.side:
        rows = rows.filter(side=asked.side)
    for word in asked.q.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(number__iexact=word)
            | Q(person__title__icontains=word)
            | Q(person__unit__name__icontains=word)
            | Q(person__workplace__icontains=word)
        )
    return rows.select_related("person__unit")


def status_chips(rows: QuerySet[Application], asked: ListFilter) -> list[Chip]:
    """All, undecided, accepted …, each with its number on the chosen side."""
    found = Counter((rows.filter(side=asked.side) if asked.side else rows).values_list("status", flat=True))
    chips = [Chip(_("All"), asked.url(status=""), not asked.status, sum(found.values()))]
    for key, statuses in GROUPS.items():
        label = _("Undecided") if key == UNDECIDED else ApplicationStatus(key).words(OFFICE)
        number = sum(found[status] for status in statuses)
        if number or key in {asked.status, UNDECIDED}:
            chips.append(Chip(label, asked.url(status=key), asked.status == key, number))
    return chips


def side_chips(cohort: Cohort, rows: QuerySet[Application], asked: ListFilter) -> list[Chip]:
    """Both, mentees, mentors."""
    found = Counter(rows.values_list("side", flat=True))
    terms = cohort.programme.terms
    return [
        Chip(_("Both"), asked.url(side=""), not asked.side, sum(found.values())),
        Chip(terms["Mentees"], asked.url(side=Side.MENTEE), asked.side == Side.MENTEE, found[Side.MENTEE]),
        Chip(terms["Mentors"], asked.url(side=Side.MENTOR), asked.side == Side.MENTOR, found[Side.MENTOR]),
    ]


def neighbours(rows: QuerySet[Application], application: Application) -> tuple[Any, Any]:
    """The ids of the application before and after this one; undecided ones among themselves."""
    undecided = GROUPS[UNDECIDED]
    if application.status in undecided:
        rows = rows.filter(status__in=undecided)
    ids = list(rows.values_list("pk", flat=True))
    place = ids.index(application.pk) if application.pk in ids else -1
    before = ids[place - 1] if place > 0 else None
    return before, ids[place + 1] if 0 <= place < len(ids) - 1 else None
