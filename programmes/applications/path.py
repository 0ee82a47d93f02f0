"""The way through a programme with its dates, and which cohort takes whom."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.applications.apply.drafts import takes
from programmes.enums import CohortStatus, GatheringKind, Side
from programmes.models import Cohort, Programme


@dataclass(frozen=True)
class PathMark:
    """One step of the path; `state` is past, now or later."""

    label: str
    when: str
    state: str


def open_cohort(programme: Programme, side: str, now: datetime | None = None) -> Cohort | None:
    """The cohort that takes this side now; of several the one that is open, then the one that opens next."""
    order = [CohortStatus.OPEN, CohortStatus.MATCHING, CohortStatus.PREPARING, CohortStatus.UNDER_WAY]
    taking = [cohort for cohort in _cohorts(programme) if takes(cohort, side, now)]
    return min(taking, key=lambda cohort: order.index(cohort.status), default=None)  # type: ignore[arg-type]


def nomination_cohort(programme: Programme) -> Cohort | None:
    """The cohort that takes nominations now."""
    return next((cohort for cohort in _cohorts(programme) if cohort.takes_nominations()), None)


def next_cohort(programme: Programme, now: datetime | None = None) -> Cohort | None:
    """The nearest cohort that opens later, with or without a date."""
    today = programme.today(now)
    later = [
        c
        for c in _cohorts(programme)
        if c.status in {CohortStatus.PREPARING, CohortStatus.OPEN} and not takes(c, Side.MENTEE, now)
    ]
    return min(
        (c for c in later if c.opens_on is None or c.opens_on > today),
        key=lambda c: c.opens_on or date.max,
        default=None,
    )


def _cohorts(programme: Programme) -> list[Cohort]:
    """The programme's cohorts from one query, or from what the page has fetched with the programmes."""
    if "_cohort_list" not in programme.__dict__:
        programme.__dict__["_cohort_list"] = list(programme.cohorts.all())
        for cohort in programme.__dict__["_cohort_list"]:
            cohort.programme = programme
    return list(programme.__dict__["_cohort_list"])


def path_of(
    cohort: Cohort, now: datetime | None = None, *, sent: bool = False, starts_on: date | None = None
) -> list[PathMark]:
    """Apply, match, start, meetings, end: those the programme has, each with its date. `sent`: applying is done.

    A rolling programme has no dates but the one that is agreed with an applicant (`starts_on`, E1).
    """
    if cohort.is_open_ended:
        return _all_year(cohort.programme, sent, starts_on)
    if cohort.starts_on is None:
        return []
    programme, today = cohort.programme, cohort.programme.today(now)
    kick_off = cohort.gatherings.filter(kind=GatheringKind.KICK_OFF).exclude(status="cancelled").first()
    begins = dates.local(kick_off.starts_at, programme.zone).date() if kick_off else cohort.starts_on
    fixed = kick_off is None or not kick_off.preliminary
    steps: list[tuple[str, str, date | None]] = [
        (_("Apply"), _said(cohort.closes_on, _("until {day}")), cohort.closes_on),
        (_("Match"), _said(cohort.match_on, _("by {day}")), cohort.match_on),
        *([(_("A first talk"), "", None)] if programme.has("chemistry") else []),
        (str(kick_off) if kick_off else _("Start"), _day(begins, fixed), begins),
        (_("Meetings"), _said(cohort.ends_on, _("until {day}"), month=True), cohort.ends_on),
        (_("End"), _day(cohort.ends_on, fixed=False), cohort.ends_on),
    ]
    return [
        PathMark(label, when, state)
        for (label, when, _on), state in zip(steps, _states(steps, today, int(sent)), strict=True)
    ]


def _all_year(programme: Programme, sent: bool, starts_on: date | None) -> list[PathMark]:
    """Whoever is entered by a coordinator applies to nothing, and begins on the first working day (H2)."""
    open_start = _("on the first working day") if programme.has("enrolment") else _("when it suits you")
    by_pair = (programme.settings.get("ending") or {}).get("kind") == "pair"
    steps = [
        (_("Apply"), _("at any time")),
        (_("Match"), _("when somebody fits")),
        *([(_("A first talk"), "")] if programme.has("chemistry") else []),
        (_("Start"), dates.say_short(starts_on) if starts_on else open_start),
        (_("Meetings"), ""),
        (_("End"), _("when you two say so") if by_pair else ""),
    ]
    states = ["now", *["later"] * len(steps)] if not sent else ["past", "now", *["later"] * len(steps)]
    return [PathMark(label, when, state) for (label, when), state in zip(steps, states, strict=False)]


def _states(steps: list[tuple[str, str, date | None]], today: date, done: int) -> list[str]:
    """Past until the first step (after those `done`) whose date is not over; that one is now."""
    current = next(
        (i for i, (_label, _when, on) in enumerate(steps) if i >= done and (on is None or on >= today)), len(steps)
    )
    return ["past" if i < current else "now" if i == current else "later" for i in range(len(steps))]


def _day(day: date | None, fixed: bool = True) -> str:
    if day is None:
        return ""
    return dates.say_short(day) if fixed else dates.say_month(day)


def _said(day: date | None, text: str, month: bool = False) -> str:
    return text.format(day=_day(day, fixed=not month)) if day else ""
