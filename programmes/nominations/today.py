"""What waits for a coordinator around nominations: those nobody has answered, and those whose time has run out (G3)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentorforum import dates
from programmes.enums import CohortStatus, NominationStatus
from programmes.models import Cohort, History, Nomination, Person, Programme
from programmes.steps import Line

OVER, ASKED = 26, 28
#: not one that a coordinator took back before its last day
RAN_OUT = History.objects.filter(thing=OuterRef("pk"), new=NominationStatus.EXPIRED, at__date__gt=OuterRef("answer_by"))
LATELY = timedelta(days=14)  # so long a nomination that ran out stands there: perhaps it is asked again, perhaps not


def lines(programme: Programme, person: Person, now: datetime) -> list[Line]:
    """Lines of Today, one of each kind per cohort that takes nominations."""
    if not programme.has("nomination"):
        return []
    today = programme.today(now)
    taking = Cohort.objects.filter(programme=programme, status__in=[CohortStatus.OPEN, CohortStatus.MATCHING])
    rows = Nomination.objects.for_office(person).filter(cohort__in=taking)
    lately = rows.filter(status=NominationStatus.EXPIRED, answer_by__range=(today - LATELY, today - timedelta(days=1)))
    over = lately.filter(Exists(RAN_OUT))
    unanswered = rows.filter(status=NominationStatus.ASKED)
    return [*_over(over), *_asked(unanswered, programme)]


def _over(rows: Any) -> Iterator[Line]:
    for row in rows.order_by().values("cohort").annotate(number=Count("pk"), last=Max("answer_by")):
        text = ngettext("nomination ran out without an answer", "nominations ran out without an answer", row["number"])
        hint = _("the latest on %(day)s; you can ask again") % {"day": dates.say_date(row["last"])}
        yield Line(OVER, row["number"], text, hint, _("See them"), _list(row["cohort"]))


def _asked(rows: Any, programme: Programme) -> Iterator[Line]:
    for row in rows.order_by().values("cohort").annotate(number=Count("pk"), oldest=Min("asked_at")):
        text = ngettext("nomination nobody has answered", "nominations nobody has answered", row["number"])
        day = dates.say_date(programme.today(row["oldest"]))
        hint = _("the oldest since %(day)s; the reminders go by themselves") % {"day": day}
        yield Line(ASKED, row["number"], text, hint, _("See them"), _list(row["cohort"]))


def _list(cohort_id: Any) -> str:
    return reverse("office_nominations", args=[cohort_id])
