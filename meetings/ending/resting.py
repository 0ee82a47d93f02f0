"""A coordinator's pause, going on or early end of a pair: it rests ten minutes with Undo, and then it happens.

Until then nothing has happened: what is to come stands in the Undo alone, so no page and no mail of the two tells of
it, the seat stays held, and there is nothing to put back.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.models import Match
from meetings.ending.actions import check_pause, end_match, pause_match, resume_match
from meetings.frame import rules
from mentorforum.errors import RuleBroken
from programmes.models import Person, Undo
from programmes.undo.actions import begin_undo

PAUSED, RESUMED, ENDED = "match.paused", "match.resumed", "match.ended"
MAY = {PAUSED: rules.can_pause_match, RESUMED: rules.can_resume_match, ENDED: rules.can_end_match}


@transaction.atomic
def rest_pause(match: Match, *, by: Person, until: date, now: datetime | None = None) -> Undo:
    """Pause until a day, in ten minutes."""
    undo = _rest(match, PAUSED, by, now, until=until.isoformat())
    check_pause(match, until, undo.until)
    return undo


def rest_resume(match: Match, *, by: Person, now: datetime | None = None) -> Undo:
    """Go on, in ten minutes."""
    return _rest(match, RESUMED, by, now)


def rest_end(match: Match, *, by: Person, now: datetime | None = None) -> Undo:
    """End early, in ten minutes."""
    return _rest(match, ENDED, by, now)


@transaction.atomic
def _rest(match: Match, what: str, by: Person, now: datetime | None, **more: str) -> Undo:
    if match.side_of(by) is not None:
        raise RuleBroken(match.programme.terms.say(_("This is your own match: another {coordinator} decides.")))
    if not MAY[what](by, match):
        raise RuleBroken(_("This can no longer be done, because something has changed since you opened the page."))
    if resting(match):
        raise RuleBroken(_("Something is about to happen to this pair already. Undo that first."))
    undo = begin_undo(match.programme, what, by=by, now=now)
    undo.things = [{"id": str(match.pk), "later": more}]
    undo.save(update_fields=["things"])
    return undo


def resting(match: Match) -> Undo | None:
    """What is about to happen to this pair, for the coordinators alone."""
    rows = _waiting().filter(programme=match.programme_id)
    return next((undo for undo in rows if undo.things[0]["id"] == str(match.pk)), None)


def _waiting() -> QuerySet[Undo]:
    """Neither undone nor done. Done is an Undo whose time is taken away: nobody undoes it then, by whatever clock."""
    return Undo.objects.filter(what__in=MAY, undone_at=None, until__gt=F("created_at"))


def do_rested(now: datetime | None = None) -> int:
    """The tick: what nobody has undone happens, and both are told; returns how many. Of two ticks one does it."""
    now = now or timezone.now()
    return sum(_do(pk, now) for pk in list(_waiting().filter(until__lte=now).values_list("pk", flat=True)))


@transaction.atomic
def _do(pk: Any, now: datetime) -> int:
    if not _waiting().filter(pk=pk, until__lte=now).update(until=F("created_at")):
        return 0
    undo = Undo.objects.select_related("by").get(pk=pk)
    rows = Match.objects.select_related("programme", "cohort", "mentee", "mentor")
    match = rows.select_related("mentee_application", "mentor_application").get(pk=undo.things[0]["id"])
    try:
        with transaction.atomic():
            _happen(match, undo, now)
    except RuleBroken:  # the two were faster, and what they said stands
        return 0
    return 1


def _happen(match: Match, undo: Undo, now: datetime) -> None:
    if undo.what == PAUSED:
        pause_match(match, by=undo.by, until=date.fromisoformat(undo.things[0]["later"]["until"]), now=now)
    elif undo.what == RESUMED:
        resume_match(match, by=undo.by, now=now)
    else:
        end_match(match, by=undo.by, stops=False, now=now)
