"""Rules, left-over mentees and "why not" as sentences for a coordinator.

Ties, refusals and exclusions read alike everywhere: "not for each other" (docs/who-sees-what.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from matching.engine import SAID_ALIKE, Price, SmallestChange, Unserved, codes
from mentorforum.points import of_hundred
from mentorforum.words import Terms

Name = Callable[[str], str]  # application id -> the person's name
ALIKE = set(codes(SAID_ALIKE))
NOT_FOR_EACH_OTHER = gettext_lazy("Not for each other.")
BLOCKED: dict[str, str | Promise] = {
    "capacity": gettext_lazy("{name} has no free place."),
    "same_person": gettext_lazy("It is one and the same person."),
    "chain_of_command": gettext_lazy("One of them leads the other, directly or further up."),
    "same_unit": gettext_lazy("Both are from the same part of the organisation."),
    "same_workplace": gettext_lazy("Both have the same workplace."),
    "must_have": gettext_lazy("A wish that must be met is not met."),
    "language": gettext_lazy("They have no language in common."),
    "course": gettext_lazy("{name} has not been to the course yet."),
    "pinned_twice": gettext_lazy("Held fast with two at once."),
    "unknown": gettext_lazy("One of the two is no longer in this cohort."),
}
COUNTED: dict[str, str | Promise] = {
    "capacity": gettext_lazy("no free place: {number}"),
    "same_person": gettext_lazy("the same person: {number}"),
    "chain_of_command": gettext_lazy("leads or is led: {number}"),
    "same_unit": gettext_lazy("same part of the organisation: {number}"),
    "same_workplace": gettext_lazy("same workplace: {number}"),
    "must_have": gettext_lazy("a wish that must be met: {number}"),
    "language": gettext_lazy("no language in common: {number}"),
    "course": gettext_lazy("the course is missing: {number}"),
}
WHY_NOT: dict[str, str | Promise] = {
    "chosen": gettext_lazy("They are proposed for each other."),
    "blocked": gettext_lazy("These two cannot be matched."),
    "held": gettext_lazy("The places of {name} are held fast for others."),
    "same": gettext_lazy("They fit just as well. The one who applied first comes first."),
    "others_lose": gettext_lazy("Somebody else would be left without, or get a weaker match."),
    "fewer_points": gettext_lazy("Taken together the matches would fit less well."),
}


def rules_said(rules: Iterable[str], name: str) -> list[str]:
    """Each rule once; what must not be told apart reads the same and once."""
    sentences = [str(NOT_FOR_EACH_OTHER) if rule in ALIKE else str(BLOCKED[rule]).format(name=name) for rule in rules]
    return list(dict.fromkeys(sentences))


def refusal_said(refusal: Any, applications: Mapping[str, Any]) -> str:
    """Which two cannot be held fast, and why."""
    mentee, mentor, why = refusal
    names = [applications[key].name if key in applications else "" for key in (mentee, mentor)]
    reasons = " ".join(rules_said(why, names[1]))
    text = _("%(mentee)s and %(mentor)s cannot be held fast: %(why)s")
    return text % {"mentee": names[0], "mentor": names[1], "why": reasons}


def may_override(rules: Iterable[str]) -> bool:
    """Whether the page offers to set the rules aside. Never for "not for each other": it would tell a tie apart."""
    never = {"capacity", "same_person", "chain_of_command", "pinned_twice", "unknown"} | ALIKE
    broken = set(rules)
    return bool(broken) and not broken & never


def why_left(left: Unserved, terms: Terms) -> str:
    """Why somebody has no mentor, so that it can be checked."""
    if left.kind == "nobody":
        return terms.say(_("No {mentor} is possible: {rules}."), rules=counted(left.blocked))
    places = left.places - left.held
    if places < 1 or len(left.rivals) <= 1:
        return terms.say(_("All {mentors} who fit are held fast for others."))
    text = ngettext(
        "{rivals} {mentees} need the same place.", "{rivals} {mentees} need the same {places} places.", places
    )
    return terms.say(text, rivals=len(left.rivals), places=places)


def counted(blocked: Mapping[str, int]) -> str:
    """`same part of the organisation: 3, no free place: 2`; the three that read alike are one figure."""
    alike = sum(number for rule, number in blocked.items() if rule in ALIKE)
    parts = [str(COUNTED[rule]).format(number=number) for rule, number in blocked.items() if rule in COUNTED]
    if alike:
        parts.append(_("not for each other: {number}").format(number=alike))
    return ", ".join(parts)


def would_fit(left: Unserved, terms: Terms) -> str:
    """`3 would fit without the rule “same part of the organisation”`; empty where no single rule is in the way."""
    open_rules = {rule: number for rule, number in left.without.items() if rule in BLOCKED and rule not in ALIKE}
    rule = max(open_rules, key=lambda code: open_rules[code], default="")
    if left.kind != "nobody" or not rule or rule in {"same_person", "chain_of_command"}:
        return ""
    name = str(COUNTED[rule]).partition(":")[0]
    return terms.say(
        ngettext(
            "{number} {mentor} would fit without “{rule}”.",
            "{number} {mentors} would fit without “{rule}”.",
            open_rules[rule],
        ),
        number=open_rules[rule],
        rule=name,
    )


def price_said(price: Price) -> list[str]:
    """What it costs all together to hold two fast, exactly; one sentence where it costs nothing."""
    costs = [
        (price.served, ngettext("{number} fewer gets a place.", "{number} fewer get a place.", price.served)),
        (
            price.priority,
            ngettext(
                "{number} fewer of those who come first gets a place.",
                "{number} fewer of those who come first get a place.",
                price.priority,
            ),
        ),
        (price.weak, ngettext("{number} more match is weak.", "{number} more matches are weak.", price.weak)),
        (price.kept, ngettext("{number} proposal changes.", "{number} proposals change.", price.kept)),
    ]
    sentences = [text.format(number=number) for number, text in costs if number > 0]
    if price.points > 0:
        text = ngettext("{number} point in all is lost.", "{number} points in all are lost.", price.points)
        sentences.append(text.format(number=of_hundred(price.points)))
    return sentences or [_("It costs nothing.")]


def smallest_change(change: SmallestChange, name: Name, terms: Terms) -> str:
    """What would place them, said so that it can be done."""
    who = name(change.mentor) if change.mentor else ""
    alike = bool(set(change.rules) & ALIKE)
    text = {
        "one_more_place": _("Smallest change: {name} takes one more."),
        "override": _("Smallest change: allow {name} again.")
        if alike
        else _("Smallest change: allow {name} all the same."),
        "take_course": _("Smallest change: {name} takes the course."),
        "unpin": _("Smallest change: let go of the pair with {name}."),
        "new_mentor": _("Smallest change: one more {mentor}."),
    }[change.code]
    return terms.say(text, name=who)
