"""A form that is begun and not sent; somebody who has waited long is asked whether they still want to."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.applications.apply.drafts import takes
from programmes.enums import ApplicationStatus, Side
from programmes.mail.reminders.declaration import Due, Late, Reminder, Shift
from programmes.models import Application, History, Person

SAVED, LAST_CALL = timedelta(days=3), timedelta(days=2)
ASKED_AGAIN = 3  # months
FIRST, MOST = 1, 40  # how often somebody can have been asked


def _drafts(**more: Any) -> Any:
    """With a confirmed address: nobody else has asked for mail."""
    drafts = Application.objects.filter(status=ApplicationStatus.DRAFT, person__isnull=False, **more)
    return drafts.select_related("programme", "cohort", "person")


def untouched(first: date, last: date) -> Iterator[Due]:
    """Three days after it was last saved."""
    day = timedelta(days=1)  # zones: asked again on the local date
    for draft in _drafts(saved_at__date__range=(first - SAVED - day, last - SAVED + day)):
        nominal = draft.programme.today(draft.saved_at) + SAVED
        if first <= nominal <= last:
            yield Due(draft.programme, draft.person, draft, nominal)


def closing(first: date, last: date) -> Iterator[Due]:
    """Two days before the last day to apply; mentors' interest has no last day."""
    rows = _drafts(side=Side.MENTEE, cohort__closes_on__range=(first + LAST_CALL, last + LAST_CALL))
    for draft in rows:
        yield Due(draft.programme, draft.person, draft, draft.cohort.closes_on - LAST_CALL)


def find(pk: Any) -> Application | None:
    return Application.objects.select_related("programme", "cohort__programme", "person").filter(pk=pk).first()


def sent_or_closed(draft: Application, person: Person) -> bool:
    return draft.status != ApplicationStatus.DRAFT or not takes(draft.cohort, draft.side)


def _go_on(draft: Application) -> str:
    """By way of the login, which asks nobody who is logged in."""
    name = "programmes:interest" if draft.side == Side.MENTOR else "programmes:apply"
    onward = reverse(name, args=[draft.programme.slug])
    return f"{reverse('account_login')}?next={onward}"


def draft_line(draft: Application, person: Person) -> tuple[str, str]:
    text = _("You have begun a form for {programme} and not sent it. What you wrote is kept.")
    return text.format(programme=draft.programme.name), _go_on(draft)


def closing_line(draft: Application, person: Person) -> tuple[str, str]:
    day = dates.say_day(draft.cohort.closes_on) if draft.cohort.closes_on else ""
    text = _("The last day to send your form for {programme} is {day}.")
    return text.format(programme=draft.programme.name, day=day), _go_on(draft)


def waiting(first: date, last: date) -> Iterator[Due]:
    """Every three months, counted from when one was put on the list or last said yes."""
    rows = Application.objects.filter(status=ApplicationStatus.WAITING, person__isnull=False)
    begun = dict(
        History.objects.filter(thing__in=rows.values("pk"), new=ApplicationStatus.WAITING)
        .values_list("thing")
        .annotate(last=Max("at"))
    )
    for application in rows.select_related("programme", "person"):
        since = application.programme.today(begun.get(application.pk) or application.submitted_at)
        since = max(day for day in (since, application.interested_on) if day)
        days = (dates.months_later(since, ASKED_AGAIN * number) for number in range(FIRST, MOST))
        for nominal in days:
            if application.person and first <= nominal <= last:
                yield Due(application.programme, application.person, application, nominal)


def no_longer_waits(application: Application, person: Person) -> bool:
    """Decided or taken back; or yes was said a moment ago."""
    lately = application.interested_on and application.interested_on > application.programme.today() - timedelta(
        days=14
    )
    return application.status != ApplicationStatus.WAITING or bool(lately)


def waiting_line(application: Application, person: Person) -> tuple[str, str]:
    return _("Are you still interested?"), reverse("programmes:still", args=[application.number])


REMINDERS = [
    Reminder("draft_untouched", due=untouched, done=sent_or_closed, line=draft_line, find=find, nudge=True),
    Reminder(
        "draft_closing",
        due=closing,
        done=sent_or_closed,
        line=closing_line,
        find=find,
        shift=Shift.BACK,
        late=Late.DROP,
    ),
    Reminder(
        "still_interested",
        due=waiting,
        done=no_longer_waits,
        line=waiting_line,
        find=find,
        late=Late.SEND,
        mail="programmes/still_interested",
    ),
]
