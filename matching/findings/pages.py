"""What a coordinator reads about a live pair that needs a decision: a line of Today, a card on the pair's page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from matching.findings.actions import CONFLICT
from matching.models import Finding, Match
from matching.ties.people import LIVE
from mentorforum import dates
from programmes.models import Person, Programme
from programmes.steps import Line

CONFLICTS, RULES = 6, 18
SAID = {
    CONFLICT: gettext_lazy(
        "There is a conflict in this pair. Whose it is and why is not said, and nobody needs to say."
    ),
    "chain_of_command": gettext_lazy("One of them now leads the other, directly or further up."),
    "same_unit": gettext_lazy("Both are now in the same part of the organisation."),
    "same_workplace": gettext_lazy("Both now have the same workplace."),
}


@dataclass(frozen=True)
class FindingCard:
    """One thing to decide: its words, and the words of the button that leaves the pair as it is."""

    finding: Finding
    text: str
    button: str
    is_conflict: bool


def open_findings(match: Match, user: Any) -> list[FindingCard]:
    """What waits for a decision about this pair, for a coordinator who is no half of it."""
    rows = Finding.objects.visible_to(user).filter(match=match, settled_at=None)
    return [_found(row) for row in rows if row.rule in SAID]


def _found(row: Finding) -> FindingCard:
    conflict = row.rule == CONFLICT
    return FindingCard(row, str(SAID[row.rule]), _("It is dealt with") if conflict else _("It may stay"), conflict)


def lines(programme: Programme, person: Person, now: datetime) -> list[Line]:
    """Lines of Today: conflicts first, then pairs that no longer keep to a rule."""
    rows = Finding.objects.visible_to(person).filter(programme=programme, settled_at=None, match__status__in=LIVE)
    findings = list(rows.order_by("found_at"))
    conflicts = [row for row in findings if row.rule == CONFLICT]
    return [*_conflicts(programme, conflicts), *_rules(programme, [row for row in findings if row.rule != CONFLICT])]


def _conflicts(programme: Programme, rows: list[Finding]) -> Iterator[Line]:
    if rows:
        text = ngettext("pair has told of a conflict", "pairs have told of a conflict", len(rows))
        hint = _("the first on %(day)s; whose and why is not said") % {"day": _day(programme, rows[0])}
        yield Line(CONFLICTS, len(rows), text, hint, _("Open the pair"), _pair(rows[0]))


def _rules(programme: Programme, rows: list[Finding]) -> Iterator[Line]:
    pairs = len({row.match_id for row in rows})
    if rows:
        text = ngettext("pair no longer keeps to a rule", "pairs no longer keep to a rule", pairs)
        hint = _("since %(day)s; the two are not told") % {"day": _day(programme, rows[0])}
        yield Line(RULES, pairs, text, hint, _("Decide"), _pair(rows[0]))


def _day(programme: Programme, row: Finding) -> str:
    return dates.say_date(programme.today(row.found_at))


def _pair(row: Finding) -> str:
    return reverse("office_pair", args=[row.match_id])
