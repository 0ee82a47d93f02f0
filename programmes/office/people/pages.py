"""The mentor corps of a programme across its years, and finding people."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from mentorforum import wiring
from programmes.enums import ApplicationStatus, Attendance, CohortStatus, GatheringKind, Side
from programmes.models import Application, Invitation, Person, Programme, Seat


@dataclass
class CorpsMentor:
    """One of the corps: places now, free ones, paused until, in which years, when trained."""

    person: Person
    places: int = 0
    free: int = 0
    paused_until: date | None = None
    years: list[int] = field(default_factory=list)
    trained: list[int] = field(default_factory=list)

    @property
    def year_words(self) -> str:
        return _years(self.years)

    @property
    def trained_words(self) -> str:
        return _years(self.trained)


def _years(years: list[int]) -> str:
    return ", ".join(str(year) for year in sorted(set(years)))


def corps(programme: Programme, user: Person, q: str) -> QuerySet[Person]:
    """Everybody who was accepted as a mentor here, in any cohort; never oneself."""
    accepted = Application.objects.for_office(user).filter(
        programme=programme, side=Side.MENTOR, status=ApplicationStatus.ACCEPTED
    )
    return search(Person.objects.filter(pk__in=accepted.values("person"), erased_at=None), q).select_related("unit")


def search(people: QuerySet[Person], q: str) -> QuerySet[Person]:
    """Those with all the words in name, address, post or place."""
    for word in q.replace("\0", "").split()[:6]:
        people = people.filter(
            Q(name__icontains=word)
            | Q(email__icontains=word)
            | Q(title__icontains=word)
            | Q(unit__name__icontains=word)
            | Q(workplace__icontains=word)
        )
    return people


def describe(programme: Programme, people: list[Person], today: date) -> list[CorpsMentor]:
    """The mentors of one page, in a fixed number of queries."""
    mentors = {person.pk: CorpsMentor(person) for person in people}
    living = Application.objects.filter(
        programme=programme, side=Side.MENTOR, status=ApplicationStatus.ACCEPTED, person__in=list(mentors)
    ).exclude(cohort__status=CohortStatus.ENDED)
    free = Seat.objects.filter(application__in=living.values("pk"), match=None)
    for person_id, places, later in living.values_list("person_id", "places", "available_from"):
        mentors[person_id].places += places
        mentors[person_id].paused_until = later if later and later > today else None
    for person_id in free.values_list("application__person_id", flat=True):
        mentors[person_id].free += 1
    for find in wiring.collect("mentor_years"):
        for person_id, years in find(programme, list(mentors)).items():
            mentors[person_id].years = years
    for person_id, years in _trained(programme, list(mentors)).items():
        mentors[person_id].trained = years
    return list(mentors.values())


def _trained(programme: Programme, people: list[Any]) -> dict[Any, list[int]]:
    rows = Invitation.objects.filter(
        gathering__programme=programme,
        gathering__kind=GatheringKind.COURSE,
        person__in=people,
        attendance__in=[Attendance.THERE, Attendance.MATERIAL],
    )
    years: dict[Any, list[int]] = defaultdict(list)
    for person_id, year in rows.values_list("person_id", "gathering__starts_at__year"):
        years[person_id].append(year)
    return years
