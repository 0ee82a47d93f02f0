"""Small rows for tests: a programme from preset A, people, applications, a pair. Keyword arguments win."""

import itertools
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from matching.enums import MatchStatus
from matching.models import Match
from meetings.models import Room
from programmes.enums import ApplicationStatus, CohortStatus, ProgrammeStatus, Side
from programmes.models import Application, Cohort, Coordinatorship, Person, Programme, Seat, Unit
from programmes.people.register import register_person
from programmes.setup.cohorts.create import create_cohort
from tests.helpers.copies import programme_of

_number = itertools.count(1)


def numbers_so_far() -> int:
    return next(_number)


def go_on_from(number: int) -> None:
    """Rows with numbers up to this one were made elsewhere."""
    global _number  # noqa: PLW0603
    _number = itertools.count(max(number, next(_number)) + 1)


def make_unit(name: str = "Fjordby Kommune", parent: Unit | None = None, **more: Any) -> Unit:
    unit = Unit(name=name, parent=parent, **more)
    unit.save()
    return unit


def make_person(name: str = "", *, unit: Unit | None = None, **more: Any) -> Person:
    number = next(_number)
    email = more.pop("email", f"person{number}@fjordby.test")
    return register_person(email=email, name=name or f"Person {number}", unit=unit, **more)


def make_superuser(**more: Any) -> Person:
    return make_person(is_superuser=True, **more)


def make_programme(
    code: str = "A", *, unit: Unit | None = None, language: str = "da", status: str = ProgrammeStatus.OPEN
) -> Programme:
    programme = programme_of(
        code,
        language=language,
        unit=unit or make_unit(),
        slug=f"programme-{next(_number)}",
        contact_email="mentor@fjordby.test",
        contact_phone="99 00 11 22",
    )
    Programme.objects.filter(pk=programme.pk).update(status=status)
    programme.status = status
    return programme


def make_coordinator(programme: Programme, name: str = "", **more: Any) -> Person:
    person = make_person(name, unit=programme.unit, **more)
    Coordinatorship.objects.create(programme=programme, person=person)
    programme.__dict__.pop("_coordinators", None)
    return person


def make_cohort(programme: Programme | None = None, *, status: str = CohortStatus.OPEN, **more: Any) -> Cohort:
    programme = programme or make_programme()
    if programme.has("rolling"):
        return _open_ended(programme, status=status, **more)
    start = more.pop("starts_on", None) or programme.today() + timedelta(days=30)
    number = next(_number)
    return create_cohort(
        programme,
        slug=f"cohort-{number}",
        name={"da": f"Hold {number}", "sv": f"Omgång {number}", "en": f"Cohort {number}"},
        starts_on=start,
        ends_on=more.pop("ends_on", start + timedelta(days=365)),
        status=status,
        **more,
    )


def _open_ended(programme: Programme, **fields: Any) -> Cohort:
    """A rolling programme's one cohort, with what is given; it has no dates unless told."""
    cohort = programme.cohorts.get()
    for name, value in fields.items():
        setattr(cohort, name, value)
    cohort.save()
    cohort.programme = programme
    return cohort


def make_application(
    cohort: Cohort,
    side: str = Side.MENTEE,
    *,
    person: Person | None = None,
    places: int = 1,
    status: str = ApplicationStatus.ACCEPTED,
    **more: Any,
) -> Application:
    """Submitted and decided; an accepted mentor has `places` seats."""
    person = person or make_person(unit=cohort.programme.unit)
    number = next(_number)
    application = Application(
        programme=cohort.programme,
        cohort=cohort,
        person=person,
        side=side,
        status=status,
        number=f"T{number:06}",
        email=person.email,
        name=person.name,
        language=person.language,
        once=f"once-{number}",
        submitted_at=more.pop("submitted_at", timezone.now()),
        places=places if side == Side.MENTOR else 0,
        **more,
    )
    application.save()
    if side == Side.MENTOR and status == ApplicationStatus.ACCEPTED:
        Seat.objects.bulk_create(Seat(application=application, number=n + 1) for n in range(places))
    return application


def make_match(
    cohort: Cohort | None = None,
    *,
    status: str = MatchStatus.ACTIVE,
    mentee: Person | None = None,
    mentor: Person | None = None,
    **more: Any,
) -> Match:
    """A match in `status`, made directly (no mail, no history); from ACTIVE on with a room."""
    cohort = cohort or make_cohort()
    a = make_application(cohort, Side.MENTEE, person=mentee)
    b = make_application(cohort, Side.MENTOR, person=mentor)
    holds = status in {MatchStatus.OFFERED, MatchStatus.ACTIVE, MatchStatus.PAUSED}
    match = Match.objects.create(
        programme=cohort.programme,
        cohort=cohort,
        mentee_application=a,
        mentor_application=b,
        mentee=a.person,
        mentor=b.person,
        seat=Seat.objects.get(application=b, number=1) if holds else None,
        status=status,
        active_on=more.pop("active_on", date(2026, 1, 20)),
        **more,
    )
    if status in {
        MatchStatus.ACTIVE,
        MatchStatus.PAUSED,
        MatchStatus.COMPLETED,
        MatchStatus.CONTINUING,
        MatchStatus.ENDED,
    }:
        make_room(match)
    return match


def make_room(match: Match) -> Room:
    room, _made = Room.objects.get_or_create(
        match=match, defaults={"programme": match.programme, "mentee": match.mentee, "mentor": match.mentor}
    )
    return room
