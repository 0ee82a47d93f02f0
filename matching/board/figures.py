"""Matches in figures, for the office's pages: by status, and a mentor's years."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.enums import UNSEEN, WITH_ROOM, MatchStatus
from matching.models import Match
from programmes.models import Cohort, Person, Programme
from programmes.steps import Bar, Figure, Glance


def glance(cohort: Cohort, person: Person, now: datetime) -> list[Glance]:
    """How many pairs are under way."""
    rows = Match.objects.for_office(person).filter(cohort=cohort, status__in=[MatchStatus.ACTIVE, MatchStatus.PAUSED])
    number = rows.count()
    if not number:
        return []
    return [Glance(ngettext("%(number)d pair under way", "%(number)d pairs under way", number) % {"number": number})]


def figures(cohort: Cohort, person: Person, now: datetime) -> list[Figure]:
    """Matches by status, from the offer on."""
    counts = Counter(Match.objects.filter(cohort=cohort).exclude(status__in=UNSEEN).values_list("status", flat=True))
    pairs = sum(counts[status] for status in WITH_ROOM)
    return [
        Figure(
            title=_("Pairs"),
            sentence=ngettext("%(n)d pair has come about.", "%(n)d pairs have come about.", pairs) % {"n": pairs},
            bars=[
                Bar(str(MatchStatus(status).label), counts[status]) for status in MatchStatus.values if counts[status]
            ],
            definition=_(
                "Counted once per match, from the offer on, with the status it has now. A pair has come about when"
                " both have said yes."
            ),
            empty=_("The first pairs stand here when both halves have said yes to an offer."),
        )
    ]


def mentor_years(programme: Programme, people: Iterable[Any]) -> dict[Any, list[int]]:
    """Person's id -> the years in which a match of theirs began here; never with whom."""
    rows = Match.objects.filter(
        programme=programme, mentor__in=list(people), status__in=WITH_ROOM, active_on__isnull=False
    )
    years: dict[Any, list[int]] = defaultdict(list)
    for mentor, year in rows.order_by("active_on").values_list("mentor_id", "active_on__year"):
        years[mentor].append(year)
    return years
