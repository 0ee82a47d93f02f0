"""Cohorts and their windows: dates, opening and closing, starting the next one from the last; opening a programme."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import CohortStatus, ProgrammeStatus
from programmes.models import Cohort, Person, Programme, SubmissionKey
from programmes.privacy.kept import is_over
from programmes.setup.cohorts.create import create_cohort
from programmes.setup.readiness.points import readiness

DATES = ("opens_on", "closes_on", "match_on", "starts_on", "ends_on")


@transaction.atomic
def start_cohort(programme: Programme, *, name: str, by: Person, key: Any, **days: date | None) -> Cohort:
    """The next cohort, in preparation, with the programme's gatherings on preliminary dates."""
    if programme.has("rolling"):
        raise RuleBroken(_("This programme takes people in all year round and has no cohorts."))
    check_dates(days)
    starts_on, ends_on = days.pop("starts_on"), days.pop("ends_on")
    if starts_on is None or ends_on is None:
        raise RuleBroken(_("A cohort needs a start and an end."))

    def make() -> Cohort:
        words = dict.fromkeys(programme.languages, name)
        slug = _free_slug(programme, name)
        return create_cohort(programme, slug=slug, name=words, starts_on=starts_on, ends_on=ends_on, by=by, **days)

    return SubmissionKey.objects.once(key, Cohort, make)


def next_dates(cohort: Cohort | None) -> dict[str, date]:
    """What the form proposes: the last cohort's dates, one year on."""
    if cohort is None:
        return {}
    days = {name: getattr(cohort, name) for name in DATES}
    return {name: day + timedelta(days=364) for name, day in days.items() if day}  # the same weekday


def check_dates(days: dict[str, date | None]) -> None:
    """RuleBroken unless the dates that are set come in their order."""
    given = [day for name in DATES if (day := days.get(name))]
    if given != sorted(given):
        raise RuleBroken(_("The dates must come in this order: opens, last day to apply, answer, start, end."))


def change_cohort(cohort: Cohort, *, name: dict[str, str], seats: int | None, by: Person, **days: date | None) -> None:
    """Another name, other dates. Gatherings keep theirs: each is fixed on its own page."""
    check_dates(days)
    if cohort.status == CohortStatus.ENDED:
        raise RuleBroken(_("This cohort has ended."))
    if is_over(cohort.programme, "application", days.get("ends_on"), timezone.now()):
        raise RuleBroken(_("With this end, all that people sent would be erased today. Choose a later day."))
    cohort.name, cohort.seats = name, seats
    for field, day in days.items():
        setattr(cohort, field, day)
    cohort.save(update_fields=["name", "seats", *days])


@dataclass(frozen=True)
class CohortTurn:
    """A move of a cohort that a coordinator can make now: its words, what follows from it, and whether it comes next."""

    to: str
    label: str
    what: str
    is_expected: bool = False


def turns(cohort: Cohort) -> list[CohortTurn]:
    """The possible moves, the expected one first."""
    if cohort.is_open_ended:
        return _turns_all_year(cohort)
    say = cohort.programme.terms.say
    words = {
        CohortStatus.OPEN: (_("Open for applications"), _("The page says that one can apply, until the last day.")),
        CohortStatus.MATCHING: (
            _("Close applications and match"),
            say(_("New applications are not taken. {Mentors} can still register interest.")),
        ),
        CohortStatus.UNDER_WAY: (_("Say that the cohort is under way"), _("Nobody can apply any more.")),
        CohortStatus.ENDED: (_("End the cohort"), _("Nothing can be changed in it afterwards.")),
        CohortStatus.PREPARING: (_("Back to preparing"), _("The page says that the cohort opens later.")),
    }
    order = [to for to in words if to in CohortStatus.MOVES[cohort.status]]
    expected = list(CohortStatus.values)
    order.sort(key=lambda to: (expected.index(to) < expected.index(cohort.status), expected.index(to)))
    return [CohortTurn(to, *words[to], is_expected=place == 0) for place, to in enumerate(order)]


def _turns_all_year(cohort: Cohort) -> list[CohortTurn]:
    """One that has no cohorts opens, takes nobody new for a while, opens again, or ends."""
    words = {
        CohortStatus.OPEN: (_("Open for applications"), _("The page says that one can apply at any time.")),
        CohortStatus.UNDER_WAY: (
            _("Take nobody new for now"),
            _("Nobody can apply until you open it again. Offers and pairs go on."),
        ),
        CohortStatus.ENDED: (_("End it for good"), _("Nothing can be changed in it afterwards.")),
    }
    order = [to for to in words if to in CohortStatus.MOVES[cohort.status]]
    return [
        CohortTurn(to, *words[to], is_expected=place == 0 and to != CohortStatus.UNDER_WAY)
        for place, to in enumerate(order)
    ]


@transaction.atomic
def turn_cohort(cohort: Cohort, to: str, *, by: Person, now: datetime | None = None) -> None:
    """Open, close, start or end a cohort. Opening the first one opens the programme, if it is ready."""
    now = now or timezone.now()
    if to == CohortStatus.OPEN:
        open_programme(cohort.programme, by=by, now=now)
        if cohort.closes_on and cohort.closes_on < cohort.programme.today(now):
            raise RuleBroken(_("The last day to apply is past. Set a new one first."))
    move(cohort, to, by=by, now=now)


def open_programme(programme: Programme, *, by: Person, now: datetime | None = None) -> None:
    """Publish the programme (L1): it names sponsor, purpose and coordinators first, and its checklist is ticked."""
    if programme.status == ProgrammeStatus.OPEN:
        return
    missing = [point.label for point in readiness(programme) if not point.ready]
    if missing:
        raise RuleBroken(_("Before the programme opens, this is missing: %(what)s.") % {"what": "; ".join(missing)})
    move(programme, ProgrammeStatus.OPEN, by=by, now=now)


def _free_slug(programme: Programme, name: str) -> str:
    wished = slugify(name)[:70] or "cohort"
    taken = set(programme.cohorts.values_list("slug", flat=True))
    numbered = (f"{wished}-{number}" for number in range(2, 1000))
    return wished if wished not in taken else next(slug for slug in numbered if slug not in taken)
