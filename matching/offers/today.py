"""What waits for a coordinator in `matching`: offers without an answer, matches that came to nothing, who has nobody."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.enums import OPEN, REFUSED, WITH_ROOM, AnswerChoice, MatchStatus
from matching.models import Match, MatchAnswer
from matching.offers.spans import TOLD, hear_by
from mentorforum import dates
from programmes.enums import ApplicationStatus, CohortStatus, Side
from programmes.models import Application, Cohort, Person, Programme
from programmes.steps import Line

NOTHING, OFFERS, WITHOUT = 14, 16, 24
#: offered, and known not to become a pair; the two are not told yet
NOT_A_PAIR = Q(taken_back_at__isnull=False) | Q(
    pk__in=MatchAnswer.objects.filter(choice=AnswerChoice.NO).values("match")
)


def lines(programme: Programme, person: Person, now: datetime) -> list[Line]:
    """Lines of Today."""
    cohorts = Cohort.objects.filter(programme=programme).exclude(status=CohortStatus.ENDED)
    matches = Match.objects.for_office(person).filter(cohort__in=cohorts)
    return [
        *_came_to_nothing(matches),
        *_will_come_to_nothing(matches),
        *_unanswered(matches, programme, now),
        *_without(cohorts, person),
    ]


def _unanswered(matches: Any, programme: Programme, now: datetime) -> Iterator[Line]:
    waiting = matches.filter(status=MatchStatus.OFFERED, tell_at=None).exclude(NOT_A_PAIR)
    for row in waiting.values("cohort").annotate(number=Count("pk"), last=Min("answer_by")).order_by("last"):
        when = dates.say_when(row["last"], programme.today(now))
        text = ngettext("offer without an answer", "offers without an answer", row["number"])
        hint = _("the first deadline is %(when)s") % {"when": when}
        yield Line(OFFERS, row["number"], text, hint, _("See them"), _board(row["cohort"]))


def _will_come_to_nothing(matches: Any) -> Iterator[Line]:
    """A no is in, or it was taken back: the seat is held until both are told, and one may look for the next already."""
    rows = matches.filter(NOT_A_PAIR, status=MatchStatus.OFFERED).select_related("programme", "mentee", "mentor")
    for match in rows.order_by("answer_by", "id"):
        hear = match.tell_at or dates.at(hear_by(match), TOLD, zone=match.programme.zone)
        when = dates.say_moment(dates.local(hear, match.programme.zone))
        hint = _("both are told %(when)s") if match.tell_at else _("both are told %(when)s at the latest")
        text = _("%(mentee)s and %(mentor)s do not become a pair") % {
            "mentee": match.mentee.first_name,
            "mentor": match.mentor.first_name,
        }
        url = f"{_board(match.cohort_id)}#row-{match.mentee_application_id}"
        yield Line(NOTHING, None, text, hint % {"when": when}, _("Look at the next candidate"), url)


def _came_to_nothing(matches: Any) -> Iterator[Line]:
    """Mentees whose offer came to nothing, who are accepted and have neither a match nor an offer."""
    again = matches.filter(status__in=[*OPEN, *WITH_ROOM]).values("mentee_application")
    waiting = matches.filter(
        status__in=[*REFUSED, MatchStatus.WITHDRAWN], mentee_application__status=ApplicationStatus.ACCEPTED
    ).exclude(mentee_application__in=again)
    proposed = set(matches.filter(status=MatchStatus.PROPOSED).values_list("mentee_application", flat=True))
    by_cohort: dict[Any, set[Any]] = {}
    for cohort, mentee in waiting.values_list("cohort", "mentee_application"):
        by_cohort.setdefault(cohort, set()).add(mentee)
    for cohort, mentees in by_cohort.items():
        text = ngettext("match came to nothing", "matches came to nothing", len(mentees))
        if mentees <= proposed:
            hint, button = _("the next candidate is ready"), _("See the proposal")
            yield Line(NOTHING, len(mentees), text, hint, button, _board(cohort))
        else:
            hint, button = _("the next candidate is one click away"), _("Find the next")
            yield Line(NOTHING, len(mentees), text, hint, button, reverse("office_run", args=[cohort]))


def _without(cohorts: Any, person: Person) -> Iterator[Line]:
    """Accepted mentees nobody is proposed for and who have no match."""
    placed = Match.objects.filter(cohort__in=cohorts, status__in=[MatchStatus.PROPOSED, *OPEN, *WITH_ROOM])
    rows = Application.objects.for_office(person).filter(
        cohort__in=cohorts.exclude(status=CohortStatus.PREPARING),
        side=Side.MENTEE,
        status=ApplicationStatus.ACCEPTED,
    )
    rows = rows.exclude(pk__in=placed.values("mentee_application"))
    for row in rows.values("cohort").annotate(number=Count("pk"), oldest=Min("submitted_at")).order_by("oldest"):
        programme = cohorts.select_related("programme").get(pk=row["cohort"]).programme
        text = ngettext("accepted {mentee} without a match", "accepted {mentees} without a match", row["number"])
        since = (
            _("the oldest since %(day)s") % {"day": dates.say_day(programme.today(row["oldest"]))}
            if row["oldest"]
            else ""
        )
        yield Line(WITHOUT, row["number"], programme.terms.say(text), since, _("Open the board"), _board(row["cohort"]))


def _board(cohort: Any) -> str:
    return reverse("office_board", args=[cohort])
