"""What turns up about live pairs: a rule that no longer holds, or a half who says that there is a conflict (L7).

The coordinator decides. The pair is told nothing by machine, and a conflict has no name on it.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from matching.findings.live import CODES, broken_rules
from matching.findings.rules import can_say_conflict
from matching.models import Finding, Match
from matching.ties.people import LIVE
from mentorforum.errors import RuleBroken
from programmes.mail.queue import queue_mail
from programmes.models import Person, Programme, Unit

CONFLICT = "conflict"


@transaction.atomic
def look_again(people: Iterable[Any], *, now: datetime | None = None) -> None:
    """Check the live pairs of these people: what no longer holds is written down, what holds again is closed."""
    ids = list(people)
    live = Match.objects.filter(Q(mentee__in=ids) | Q(mentor__in=ids), status__in=LIVE)
    by_programme: dict[Programme, list[Match]] = defaultdict(list)
    for match in live.select_related("programme", "mentee__unit", "mentor__unit"):
        by_programme[match.programme].append(match)
    for programme, matches in by_programme.items():
        _write(programme, broken_rules(programme, matches), now or timezone.now())


def _write(programme: Programme, broken: dict[Any, set[str]], now: datetime) -> None:
    """A rule about which a coordinator has said "it may stay" is not brought up again for that pair."""
    rows = list(Finding.objects.filter(match__in=list(broken), rule__in=CODES))
    healed = [row.pk for row in rows if row.settled_at is None and row.rule not in broken[row.match_id]]
    Finding.objects.filter(pk__in=healed).update(settled_at=now)
    known = {(row.match_id, row.rule) for row in rows if row.settled_at is None or row.settled_by_id}
    new = [(match, rule) for match, rules in broken.items() for rule in sorted(rules) if (match, rule) not in known]
    Finding.objects.bulk_create(
        Finding(programme=programme, match_id=match, rule=rule, found_at=now) for match, rule in new
    )


def follow_person(person: Person) -> None:
    """Somebody's unit or workplace is another."""
    look_again([person.pk])


def follow_unit(unit: Unit) -> None:
    """A unit has another leader or place: all who sit in it or below."""
    look_again(Person.objects.filter(unit__path__startswith=unit.path).values_list("pk", flat=True))


@transaction.atomic
def say_conflict(match: Match, *, by: Person, now: datetime | None = None) -> None:
    """Tell the coordinators that there is a conflict: not whose, not why. Said twice, by either, is once."""
    if not can_say_conflict(by, match):
        raise RuleBroken(_("This can no longer be done, because something has changed since you opened the page."))
    now = now or timezone.now()
    finding, new = Finding.objects.get_or_create(
        match=match, rule=CONFLICT, settled_at=None, defaults={"programme": match.programme, "found_at": now}
    )
    halves = {match.mentee_id, match.mentor_id}
    for coordinator in match.programme.coordinators() if new else []:
        if coordinator.pk not in halves:
            refs, once = {"finding": finding.pk}, f"conflict:{finding.pk}:{coordinator.pk}"
            queue_mail("matching/conflict", to=coordinator, programme=match.programme, refs=refs, once=once, now=now)


@transaction.atomic
def settle_finding(finding: Finding, *, by: Person, now: datetime | None = None) -> None:
    """A coordinator has decided: it may stay, or it is dealt with."""
    open_one = Finding.objects.filter(pk=finding.pk, settled_at=None)
    if not open_one.update(settled_at=now or timezone.now(), settled_by=by):
        raise RuleBroken(_("This is settled already."))
