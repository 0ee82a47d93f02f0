"""Pairs and their meetings in figures, for the office: dates and counts only."""

from collections import Counter
from datetime import datetime, timedelta

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.enums import WITH_ROOM, MatchStatus
from matching.models import Match
from meetings.enums import COMING, EvaluationStatus, MeetingStatus
from meetings.models import Evaluation, Meeting
from meetings.pair.pages import pair_row, with_meetings
from mentorforum.pills import Pill
from programmes.models import Cohort, Person
from programmes.steps import Bar, Figure, Glance

MANY = 6


def glance(cohort: Cohort, person: Person, now: datetime) -> list[Glance]:
    """Meetings of this week, and pairs that are quiet."""
    if cohort.programme.has("private_relation"):
        return []
    mine = Match.objects.for_office(person).filter(cohort=cohort, status=MatchStatus.ACTIVE)
    monday = cohort.programme.today(now) - timedelta(days=cohort.programme.today(now).weekday())
    week = Meeting.objects.filter(room__match__in=mine, starts_on__range=(monday, monday + timedelta(days=6)))
    number = week.filter(status__in=[*COMING, MeetingStatus.HELD]).count()
    silent = sum(pair_row(match, cohort.programme, now).is_silent for match in with_meetings(mine))
    glances = []
    if number:
        glances.append(Glance(ngettext("%(n)d meeting this week", "%(n)d meetings this week", number) % {"n": number}))
    if silent:
        text = ngettext("%(n)d quiet pair", "%(n)d quiet pairs", silent) % {"n": silent}
        glances.append(Glance(text, Pill("wait", text)))
    return glances


def figures(cohort: Cohort, person: Person, now: datetime) -> list[Figure]:
    """Meetings held per pair, and answers to the evaluation."""
    return [figure for figure in (_meetings(cohort), _evaluation(cohort)) if figure]


def _meetings(cohort: Cohort) -> Figure | None:
    if cohort.programme.has("private_relation") or not cohort.programme.has("meetings"):
        return None
    held = Count("room__meetings", filter=Q(room__meetings__status=MeetingStatus.HELD))
    counts = list(
        Match.objects.filter(cohort=cohort, status__in=WITH_ROOM).annotate(held=held).values_list("held", flat=True)
    )
    pairs = Counter(min(count, MANY) for count in counts)
    labels = {0: _("none yet"), MANY: _("%(n)d or more") % {"n": MANY}}
    total = sum(counts)
    return Figure(
        title=_("Meetings"),
        sentence=ngettext("%(n)d meeting has been held.", "%(n)d meetings have been held.", total) % {"n": total},
        bars=[Bar(labels.get(number, str(number)), pairs[number]) for number in range(MANY + 1) if pairs[number]],
        definition=_(
            "Pairs by how many meetings they have said were held. Meetings outside the system are not counted."
        ),
        empty=_("The first meetings stand here when a pair has met."),
    )


def _evaluation(cohort: Cohort) -> Figure | None:
    if not cohort.programme.has("evaluation"):
        return None
    rows = Counter(Evaluation.objects.filter(cohort=cohort).values_list("point", "status"))
    bars = []
    for item in cohort.programme.items("evaluation"):
        total = sum(rows[item.key, status] for status in EvaluationStatus.values if status != EvaluationStatus.LATER)
        if total:
            bars.append(Bar(str(item), rows[item.key, EvaluationStatus.ANSWERED], total))
    answered = sum(bar.number for bar in bars)
    return Figure(
        title=_("Evaluation"),
        sentence=ngettext("%(n)d person has answered.", "%(n)d people have answered.", answered) % {"n": answered},
        bars=bars,
        definition=_(
            "Those who have answered, of all who have been asked. Answers as sums stand on the evaluation's page."
        ),
        empty=_("The answers stand here when the first evaluation has opened."),
    )
