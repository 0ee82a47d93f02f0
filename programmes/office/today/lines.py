"""What waits for a coordinator: the lines of Today."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentorforum import dates
from programmes.enums import ApplicationStatus, CohortStatus, GatheringStatus, MailStatus, ProgrammeStatus
from programmes.models import Application, Cohort, Gathering, Note, Person, Programme
from programmes.office.mail.pages import mails_of
from programmes.steps import Line

SOON = timedelta(days=30)  # a gathering nobody is invited to yet
LAST_DAYS = timedelta(days=7)  # before the last day, when begun applications are worth a look


def lines(programme: Programme, person: Person, now: datetime) -> list[Line]:
    """Lines of `programmes`: applications, failed mails, follow-ups, cohorts, gatherings."""
    today = programme.today(now)
    return [
        *_waiting(programme, person, now),
        *_talked(programme, person, now),
        *_next_try(programme, person, today),
        *_failed(programme, person),
        *_cohorts(programme, today),
        *_begun(programme, today),
        *_gatherings(programme, now),
        *_follow_ups(programme, person, today),
        *_unfinished(programme),
    ]


def _office(programme: Programme, person: Person, **more: Any) -> Any:
    return Application.objects.for_office(person).filter(programme=programme, **more)


def _waiting(programme: Programme, person: Person, now: datetime) -> Iterator[Line]:
    rows = _office(programme, person, status=ApplicationStatus.SUBMITTED)
    totals = rows.aggregate(number=Count("pk"), oldest=Min("submitted_at"))
    if not totals["number"]:
        return
    days = (programme.today(now) - programme.today(totals["oldest"])).days
    oldest = ngettext("the oldest for %(days)d day", "the oldest for %(days)d days", days) % {"days": days}
    yield Line(
        10,
        totals["number"],
        ngettext("application waits for you", "applications wait for you", totals["number"]),
        oldest if days else _("the oldest since today"),
        _("Read the first"),
        reverse("office_application", args=[rows.order_by("submitted_at", "id").values_list("pk", flat=True)[0]]),
    )


def _talked(programme: Programme, person: Person, now: datetime) -> Iterator[Line]:
    over = list(_office(programme, person, status=ApplicationStatus.TALK, talk_at__lt=now).order_by("talk_at")[:50])
    if over:
        yield Line(
            12,
            len(over),
            ngettext("talk is over, and you have not decided", "talks are over, and you have not decided", len(over)),
            _("the first was on %(day)s") % {"day": dates.say_day(programme.today(over[0].talk_at))},
            _("Decide"),
            reverse("office_application", args=[over[0].pk]),
        )


def _next_try(programme: Programme, person: Person, today: Any) -> Iterator[Line]:
    due = _office(programme, person, status=ApplicationStatus.WAITING, next_try__lte=today).order_by("next_try")
    first = due.first()
    if first:
        number = due.count()
        yield Line(
            30,
            number,
            ngettext("on the waiting list is to be tried again", "on the waiting list are to be tried again", number),
            _("you wrote %(day)s") % {"day": dates.say_day(first.next_try)},
            _("See the waiting list"),
            f"{reverse('office_applications', args=[first.cohort_id])}?status=waiting",
        )


def _failed(programme: Programme, person: Person) -> Iterator[Line]:
    number = mails_of(programme, person).filter(status=MailStatus.FAILED).count()
    if number:
        yield Line(
            20,
            number,
            ngettext("mail did not arrive", "mails did not arrive", number),
            ngettext("perhaps the address is wrong", "perhaps the addresses are wrong", number),
            _("Put it right"),
            f"{reverse('office_mail')}?show=failed",
        )


def _cohorts(programme: Programme, today: Any) -> Iterator[Line]:
    for cohort in programme.cohorts.exclude(status=CohortStatus.ENDED):
        if text := _turn(cohort, today):
            yield Line(
                25, None, f"{cohort}: {text}", "", _("See the cohort"), reverse("office_cohort", args=[cohort.pk])
            )


def _turn(cohort: Cohort, today: Any) -> str:
    """What the calendar says that should happen with the cohort."""
    if cohort.status == CohortStatus.PREPARING and cohort.opens_on and cohort.opens_on <= today:
        return _("should be open for applications since %(day)s") % {"day": dates.say_date(cohort.opens_on)}
    if cohort.status == CohortStatus.OPEN and cohort.closes_on and cohort.closes_on < today:
        return _("the last day to apply was %(day)s; now the matching can begin") % {
            "day": dates.say_date(cohort.closes_on)
        }
    if cohort.status != CohortStatus.UNDER_WAY and cohort.starts_on and cohort.starts_on <= today:
        return _("started on %(day)s; say that it is under way") % {"day": dates.say_date(cohort.starts_on)}
    if cohort.ends_on and cohort.ends_on < today:
        return _("ended on %(day)s; close it when the last pair is done") % {"day": dates.say_date(cohort.ends_on)}
    return ""


def _begun(programme: Programme, today: Any) -> Iterator[Line]:
    closing = programme.cohorts.filter(status=CohortStatus.OPEN, closes_on__gte=today, closes_on__lte=today + LAST_DAYS)
    drafts = Application.objects.filter(
        cohort__in=closing.values("pk"), status=ApplicationStatus.DRAFT, confirmed_at__isnull=False
    )
    number = drafts.count()
    if number:
        yield Line(
            60,
            number,
            ngettext("application is begun and not sent", "applications are begun and not sent", number),
            _("a reminder goes by itself, two days before the last day"),
            "",
            "",
        )


def _gatherings(programme: Programme, now: datetime) -> Iterator[Line]:
    coming = Gathering.objects.filter(
        programme=programme, status=GatheringStatus.PLANNED, starts_at__range=(now, now + SOON)
    )
    for gathering in coming:
        day = dates.say_day(programme.today(gathering.starts_at))
        yield Line(
            40,
            None,
            _("%(title)s: nobody is invited yet") % {"title": gathering},
            _("the date is not fixed") if gathering.preliminary else day,
            _("Fix the date") if gathering.preliminary else _("Invite"),
            reverse("office_gathering", args=[gathering.pk]),
        )


def _follow_ups(programme: Programme, person: Person, today: Any) -> Iterator[Line]:
    """The coordinator's own, opened for them."""
    due = Note.objects.visible_to(person).filter(programme=programme, by=person, done_at=None, due_on__lte=today)
    for note in due.order_by("due_on"):
        text = note.open_for(person).read(note.text)
        yield Line(
            50,
            None,
            Truncator(text).chars(140),
            _("your note from %(day)s") % {"day": dates.say_date(programme.today(note.created_at))},
            _("Done"),
            reverse("office_note_done", args=[note.pk]),
            post=True,
        )


def _unfinished(programme: Programme) -> Iterator[Line]:
    if programme.status == ProgrammeStatus.PREPARING:
        yield Line(
            5,
            None,
            _("The programme is not open yet"),
            _("the list says what is missing"),
            _("Go on with the set-up"),
            reverse("office_setup", args=[programme.slug]),
        )
