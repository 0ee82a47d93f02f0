"""What waits for a coordinator in `meetings`: concerns, missing signatures, silent pairs."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from matching.enums import MatchStatus
from matching.models import Match
from meetings.enums import COMING, ContractStatus
from meetings.meetings.first_meeting import figures
from meetings.meetings.rhythm import RhythmHealth
from meetings.models import Contract, Evaluation, EvaluationAnswer
from meetings.pair.pages import pair_row, with_meetings
from mentorforum import dates
from programmes.models import Concern, Note, Person, Programme
from programmes.steps import Line

CONCERN, CALL, NOT_MET, UNSIGNED, SILENT = 5, 15, 30, 40, 60
ASKED_LATELY = timedelta(days=30)
PATIENCE = timedelta(days=42)  # from the first meeting to "not signed"


def lines(programme: Programme, person: Person, now: datetime) -> list[Line]:
    """Lines of Today."""
    return [
        *_concerns(programme, person, now),
        *_calls(programme, person, now),
        *_unsigned(programme, person, now),
        *_not_met(programme, person, now),
        *_silent(programme, person, now),
    ]


def _concerns(programme: Programme, person: Person, now: datetime) -> Iterator[Line]:
    rows = Concern.objects.for_office(person).filter(programme=programme, closed_at=None).order_by("created_at")
    count, oldest = rows.count(), rows.first()
    if oldest:
        text = ngettext("person has written to you", "people have written to you", count)
        day = dates.local(oldest.created_at, programme.zone).date()
        hint = _("the first on %(day)s") % {"day": dates.say_date(day)}
        url = reverse("office_concern", args=[oldest.pk]) if count == 1 else reverse("office_concerns")
        yield Line(CONCERN, count, text, hint, _("Read"), url)


def _calls(programme: Programme, person: Person, now: datetime) -> Iterator[Line]:
    """Those who asked in an evaluation to be called, until a coordinator has written a note about them since."""
    answers = EvaluationAnswer.objects.filter(
        evaluation__in=Evaluation.objects.for_office(person).filter(programme=programme),
        evaluation__answered_at__gte=now - ASKED_LATELY,
        question__details__fills="call",
        value="yes",
    )
    for answer in answers.select_related("evaluation__person").order_by("evaluation__answered_at"):
        since, who = answer.evaluation.answered_at, answer.evaluation.person
        if since and not Note.objects.filter(programme=programme, about=who, created_at__gte=since).exists():
            day = dates.local(since, programme.zone).date()
            hint = _("asked on %(day)s; write a note when you have called") % {"day": dates.say_date(day)}
            text = _("%(name)s would like you to call") % {"name": who}
            yield Line(CALL, None, text, hint, _("Open"), reverse("office_person", args=[who.pk]))


def _unsigned(programme: Programme, person: Person, now: datetime) -> Iterator[Line]:
    if not programme.has("contract_signed"):
        return
    late = programme.today(now) - PATIENCE
    mine = Match.objects.for_office(person).filter(programme=programme, status=MatchStatus.ACTIVE)
    rows = Contract.objects.filter(room__match__in=mine, room__first_met_on__lte=late)
    rows = rows.exclude(status=ContractStatus.SIGNED).select_related("room__match")
    contracts = list(rows.order_by("room__first_met_on"))
    if contracts:
        term = programme.terms["contract" if len(contracts) == 1 else "contracts"]
        text = ngettext("%(contract)s lacks a signature", "%(contract)s lack a signature", len(contracts)) % {
            "contract": term
        }
        url = reverse("office_pairs", args=[contracts[0].room.match.cohort_id]) + "?show=unsigned"
        yield Line(UNSIGNED, len(contracts), text, _("for more than six weeks"), _("See them"), url)


def _not_met(programme: Programme, person: Person, now: datetime) -> Iterator[Line]:
    """Pairs that have booked no first meeting when it is high time (H2)."""
    days = figures(programme).get("coordinator_day")
    if not days or programme.has("private_relation"):
        return
    since = programme.today(now) - timedelta(days=days)
    running = Match.objects.for_office(person).filter(programme=programme, status=MatchStatus.ACTIVE)
    rows = running.filter(active_on__lte=since, room__first_met_on=None, room__outside_on=None)
    rows = rows.exclude(room__meetings__status__in=COMING).order_by("active_on")
    if matches := list(rows):
        text = ngettext("pair has not booked a first meeting", "pairs have not booked a first meeting", len(matches))
        hint = _("the first began on %(day)s") % {"day": dates.say_date(_began(matches[0]))}
        yield Line(
            NOT_MET, len(matches), text, hint, _("See them"), reverse("office_pairs", args=[matches[0].cohort_id])
        )


def _began(match: Match) -> date:
    """The query has asked for one."""
    return match.active_on or match.created_at.date()


def _silent(programme: Programme, person: Person, now: datetime) -> Iterator[Line]:
    """At twice the agreed rhythm; half a rhythm before that the mentee hears of it alone."""
    if programme.has("private_relation"):
        return
    rows = with_meetings(Match.objects.for_office(person).filter(programme=programme, status=MatchStatus.ACTIVE))
    silent = [match for match in rows if pair_row(match, programme, now).health == RhythmHealth.NONE]
    if silent:
        count = len(silent)
        text = ngettext("pair has not met for a while", "pairs have not met for a while", count)
        since = min((day for day in map(_since, silent) if day), default=None)
        hint = _("one since %(day)s") % {"day": dates.say_date(since)} if since else ""
        url = reverse("office_pairs", args=[silent[0].cohort_id]) + "?show=silent"
        yield Line(SILENT, count, text, hint, _("See them"), url)


def _since(match: Match) -> date | None:
    return match.room.last_met_on or match.active_on
