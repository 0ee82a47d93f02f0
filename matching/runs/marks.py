"""What coordinators decide about pairs: held fast, not these two, dropped, allowed again, and a note."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.engine import NEVER_OVERRIDDEN, codes
from matching.enums import OPEN, MarkKind, MatchStatus
from matching.models import Match, PairMark
from mentorforum.errors import RuleBroken
from mentorforum.status import move
from programmes.enums import Side
from programmes.models import Application, History, Person


@transaction.atomic
def set_mark(
    mentee: Application,
    mentor: Application,
    kind: str,
    *,
    by: Person,
    overrides: Iterable[str] = (),
    now: datetime | None = None,
) -> PairMark:
    """Hold two fast, keep them apart, or allow them again; `kind` empty takes the mark away (a note stays).

    `overrides` are the rules a pin sets aside; that is logged. Keeping two apart drops their proposal.
    """
    now = now or timezone.now()
    check_pair(mentee, mentor, by)
    rules = sorted(overrides)
    if set(rules) & set(codes(NEVER_OVERRIDDEN)):
        raise RuleBroken(_("This rule cannot be set aside."))
    if kind == MarkKind.PINNED:
        _let_go_of_others(mentee, by)
    mark = _mark_of(mentee, mentor, by)
    mark.kind, mark.overrides, mark.by = kind, rules, by
    mark.save()
    if kind == MarkKind.EXCLUDED:
        for match in _proposal(mentee, mentor):
            move(match, MatchStatus.DROPPED, by=by, now=now, why="excluded")
    why = "override:" + ",".join(rules) if rules else ""
    History.objects.create(
        programme_id=mark.programme_id, kind="mark", thing=mark.pk, old="", new=kind, by=by, at=now, why=why[:40]
    )
    return mark


def drop_pair(mentee: Application, mentor: Application, *, by: Person, now: datetime | None = None) -> None:
    """The proposal of these two, if there is one."""
    check_pair(mentee, mentor, by)
    match = _proposal(mentee, mentor).first()
    if match is None:
        raise RuleBroken(_("These two are no longer proposed for each other."))
    drop_proposal(match, by=by, now=now)


@transaction.atomic
def drop_proposal(match: Match, *, by: Person, now: datetime | None = None) -> None:
    """Not now; the next run may propose the two again."""
    for mark in PairMark.objects.filter(
        mentee_application=match.mentee_application_id,
        mentor_application=match.mentor_application_id,
        kind=MarkKind.PINNED,
    ):
        mark.kind, mark.overrides = "", []
        mark.save(update_fields=["kind", "overrides"])
    move(match, MatchStatus.DROPPED, by=by, now=now)


@transaction.atomic
def write_note(mentee: Application, mentor: Application, text: str, *, by: Person) -> PairMark:
    """A note on a pair that coordinators read; empty text takes it away."""
    check_pair(mentee, mentor, by)
    mark = _mark_of(mentee, mentor, by)
    mark.note, mark.by = text.strip(), by
    mark.save()
    return mark


def check_pair(mentee: Application, mentor: Application, by: Person) -> None:
    """Of one cohort, one of each side, and never one's own."""
    if mentee.cohort_id != mentor.cohort_id or (mentee.side, mentor.side) != (Side.MENTEE, Side.MENTOR):
        raise RuleBroken(_("These two are not of the same cohort."))
    if by.pk in {mentee.person_id, mentor.person_id}:
        raise RuleBroken(mentee.programme.terms.say(_("This is your own match: another {coordinator} decides.")))


def _mark_of(mentee: Application, mentor: Application, by: Person) -> PairMark:
    mark = PairMark.objects.filter(mentee_application=mentee, mentor_application=mentor).first()
    return mark or PairMark(
        programme=mentee.programme, cohort=mentee.cohort, mentee_application=mentee, mentor_application=mentor, by=by
    )


def _let_go_of_others(mentee: Application, by: Person) -> None:
    """A mentee is held fast with one mentor at a time."""
    if Match.objects.filter(mentee_application=mentee, status__in=OPEN).exists():
        raise RuleBroken(_("%(name)s already has an offer or a match.") % {"name": mentee.name})
    for mark in PairMark.objects.filter(mentee_application=mentee, kind=MarkKind.PINNED):
        mark.kind, mark.overrides, mark.by = "", [], by
        mark.save(update_fields=["kind", "overrides", "by"])


def _proposal(mentee: Application, mentor: Application) -> QuerySet[Match]:
    return Match.objects.filter(mentee_application=mentee, mentor_application=mentor, status=MatchStatus.PROPOSED)
