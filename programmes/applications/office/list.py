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
        query = {"status": self.status, "side": self.side, "q": self.q, **change}
        return "?" + urlencode({name: value for name, value in query.items() if value})


def applications_of(cohort: Cohort, user: Person) -> QuerySet[Application]:
    """Those this coordinator works with, the oldest first."""
    return Application.objects.for_office(user).filter(cohort=cohort).order_by("submitted_at", "id")


def filtered(rows: QuerySet[Application], filters: ListFilter) -> QuerySet[Application]:
    """What the chips and the search leave."""
    if filters.status:
        rows = rows.filter(status__in=GROUPS[filters.status])
    if filters.side:
        rows = rows.filter(side=filters.side)
    for word in filters.q.split():
        rows = rows.filter(
            Q(name__icontains=word)
            | Q(number__iexact=word)
            | Q(person__title__icontains=word)
            | Q(person__unit__name__icontains=word)
            | Q(person__workplace__icontains=word)
        )
    return rows.select_related("person__unit")


def status_chips(rows: QuerySet[Application], filters: ListFilter) -> list[Chip]:
    """All, undecided, accepted …, each with its number on the chosen side."""
    counts = Counter((rows.filter(side=filters.side) if filters.side else rows).values_list("status", flat=True))
    chips = [Chip(_("All"), filters.url(status=""), not filters.status, sum(counts.values()))]
    for key, statuses in GROUPS.items():
        label = _("Undecided") if key == UNDECIDED else ApplicationStatus(key).words(OFFICE)
        number = sum(counts[status] for status in statuses)
        if number or key in {filters.status, UNDECIDED}:
            chips.append(Chip(label, filters.url(status=key), filters.status == key, number))
    return chips


def side_chips(cohort: Cohort, rows: QuerySet[Application], filters: ListFilter) -> list[Chip]:
    """Both, mentees, mentors."""
    counts = Counter(rows.values_list("side", flat=True))
    terms = cohort.programme.terms
    return [
        Chip(_("Both"), filters.url(side=""), not filters.side, sum(counts.values())),
        Chip(terms["Mentees"], filters.url(side=Side.MENTEE), filters.side == Side.MENTEE, counts[Side.MENTEE]),
        Chip(terms["Mentors"], filters.url(side=Side.MENTOR), filters.side == Side.MENTOR, counts[Side.MENTOR]),
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
