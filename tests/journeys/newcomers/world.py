"""A hospital that takes newcomers in all year round: two wards and a coordinator, nobody else yet."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from mentorforum import dates
from programmes.enums import CohortStatus
from programmes.models import Application, Cohort, Person, Programme
from tests import factories
from tests.journeys.danish import danish
from tests.journeys.travel import Journey
from worlds.people import Someone

ANNA = Someone("Anna Vesterager", "anna.vesterager@privat.test", "sygeplejerske", "Afsnit 4", "")
IB = Someone("Ib Sønderlund", "ib.sonderlund@privat.test", "portør", "Afsnit 4", "")
KAREN = Someone("Karen Toftegaard", "karen.toftegaard@fjordby.test", "jordemoder", "Afsnit 7", "99 31 20 41")
LEADER = Someone("Eva Damsbo", "eva.damsbo@fjordby.test", "afsnitsleder", "Afsnit 4", "")
INTRODUCER = Someone("Bo Lindholt", "bo.lindholt@fjordby.test", "social- og sundhedsassistent", "Afsnit 4", "")
WORK = "anna.vesterager@fjordby.test"
METTE = "mette.overgaard@fjordby.test"
FIRST_DAY = 40  # days from the beginning of the story


@dataclass
class Ward:
    """What the chapters share beside everybody's windows."""

    programme: Programme
    cohort: Cohort
    coordinator: Person
    da: Callable[..., str] = field(init=False)

    def __post_init__(self) -> None:
        self.da = danish(self.programme)

    def first_day(self) -> date:
        """Anna's, as it stands now that days have passed."""
        day = Application.objects.get(person__name=ANNA.name).starts_on
        assert day
        return day

    def days_until(self, day: date) -> int:
        return (day - dates.local(timezone.now(), self.programme.zone).date()).days

    def day_in(self, days: int) -> date:
        return dates.local(timezone.now(), self.programme.zone).date() + timedelta(days=days)


def open_ward() -> Ward:
    hospital = factories.make_unit("Fjordby Sygehus")
    for name in ("Afsnit 4", "Afsnit 7"):
        factories.make_unit(name, hospital)
    programme = factories.make_programme("H", unit=hospital)
    coordinator = factories.make_coordinator(programme, "Mette Overgaard", email=METTE)
    return Ward(programme, factories.make_cohort(programme, status=CohortStatus.OPEN), coordinator)


@dataclass
class Story:
    """One journey in one ward."""

    journey: Journey
    ward: Ward

    @property
    def da(self) -> Callable[..., str]:
        return self.ward.da

    def browser(self, who: str) -> Any:
        return self.journey.browser(who)
