"""Material to the mentor on its day, counted from the first working day of the pair's newcomer (H2)."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from matching.enums import MatchStatus
from matching.models import Match
from mentorforum import dates
from programmes.enums import Side
from programmes.mail.reminders.declaration import Due, Late, Reminder, Shift
from programmes.models import Person
from programmes.newcomers.material import MENTOR_KEY, Handout, find_handout, handouts_of, has_gone, newcomers, nominal

RUNNING = [MatchStatus.ACTIVE, MatchStatus.PAUSED]


def material_due(first: date, last: date) -> Iterator[Due]:
    """Each mentor's material in the span, from the day the two became a pair on."""
    rows = Match.objects.filter(status__in=RUNNING).select_related("programme", "mentor").prefetch_related("answers")
    matches = {match.mentee_application_id: match for match in rows if match.programme.has("material")}
    for application in newcomers().filter(pk__in=matches).select_related("programme"):
        match = matches[application.pk]
        application.programme = match.programme
        for handout in handouts_of(application, Side.MENTOR):
            if first <= (day := nominal(handout, paired_on(match))) <= last:
                yield Due(match.programme, match.mentor, handout, day)


def paired_on(match: Match) -> date:
    """The day on which the last of the two said yes; where nobody was asked, the day the match was made."""
    moment = max((answer.created_at for answer in match.answers.all()), default=match.created_at)
    return dates.local(moment, match.programme.zone).date()


def settled(handout: Handout, person: Person) -> bool:
    """It has gone, its day has moved on, or the two are no pair any more."""
    moved_on = handout.on > handout.programme.today()
    pairs = Match.objects.filter(mentee_application=handout.application, mentor=person, status__in=RUNNING)
    return moved_on or has_gone(handout, person, MENTOR_KEY) or not pairs.exists()


def line(handout: Handout, person: Person) -> tuple[str, str]:
    text = _("There is something to read before a new colleague starts: “%(title)s”.") % {"title": handout.item}
    return text, reverse("meetings:start")


REMINDERS: list[Reminder] = [
    Reminder(
        MENTOR_KEY,
        due=material_due,
        done=settled,
        line=line,
        find=find_handout,
        late=Late.SEND,
        shift=Shift.NONE,
        step="material",
        mail="programmes/material",
    )
]
