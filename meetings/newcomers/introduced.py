"""What an introducer sees of a newcomer: the first day, and if the newcomer allows plan and dates. Never a text (H3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from meetings.enums import COMING, MeetingStatus
from meetings.frame.path import Step as PathStep
from meetings.frame.path import step
from meetings.models import Meeting
from mentorforum import dates
from programmes.enums import ApplicationStatus, Side
from programmes.models import Application, Person
from programmes.newcomers.material import handouts_of
from programmes.newcomers.phases import phases_of
from programmes.newcomers.rules import can_see_introduced
from programmes.steps import Step

LAST = 92  # after everything of one's own, before "nothing waits for you"
TOGETHER = [MatchStatus.ACTIVE, MatchStatus.PAUSED]


@dataclass(frozen=True)
class PlanDay:
    """One day of the plan."""

    day: date
    text: str


def newcomers_of(person: Person) -> list[Application]:
    """The newcomers this person introduces, where introducers have a part, the next first day first."""
    return [application for application in introduced_by(person) if can_see_introduced(person, application)]


def introduced_by(person: Person) -> QuerySet[Application]:
    """The same as a query, whatever their programmes have."""
    rows = Application.objects.mentees().filter(introducer=person, status=ApplicationStatus.ACCEPTED)
    return rows.select_related("person__unit", "programme__unit__root").order_by("starts_on", "name")


def plan_path(application: Application, now: datetime) -> list[PathStep]:
    """The phases with their dates."""
    phases = phases_of(application, application.programme.today(now))
    return [step(phase.title, dates.say_short(phase.starts_on), phase.state) for phase in phases]


def plan_of(application: Application) -> list[PlanDay]:
    """Day by day: what is sent, and when the two meet. Titles of the programme's own letters, nothing of the pair's."""
    return sorted([*_material(application), *_meetings(application)], key=lambda entry: entry.day)


def _material(application: Application) -> Iterator[PlanDay]:
    terms = application.programme.terms
    for side, text in ((Side.MENTEE, _("“{title}” to {mentee_def}")), (Side.MENTOR, _("“{title}” to {mentor_def}"))):
        for handout in handouts_of(application, side):
            yield PlanDay(handout.on, terms.say(text, title=handout.item))


def _meetings(application: Application) -> Iterator[PlanDay]:
    """Dates only; nothing where the relation is private (E9)."""
    if application.programme.has("private_relation"):
        return
    rows = Meeting.objects.filter(
        room__match__mentee_application=application,
        room__match__status__in=TOGETHER,
        status__in=[*COMING, MeetingStatus.HELD],
    )
    text = application.programme.terms.say(_("{Mentee_def} and {mentor_def} meet"))
    for day in rows.order_by("starts_on").values_list("starts_on", flat=True):
        yield PlanDay(day, text)


def steps(person: Person, now: datetime) -> list[Step]:
    """On the start page of somebody who introduces."""
    newcomers = newcomers_of(person)
    if not newcomers:
        return []
    url = reverse("meetings:introduced")
    if len(newcomers) > 1:
        return [Step(LAST, _("You introduce new colleagues"), "", _("See who they are"), url)]
    title = _("You introduce %(name)s") % {"name": newcomers[0].name}
    day = newcomers[0].starts_on
    text = _("The first working day is %(day)s.") % {"day": dates.say_day(day)} if day else ""
    return [Step(LAST, title, text, _("See the plan"), reverse("meetings:introduced_one", args=[newcomers[0].pk]))]
