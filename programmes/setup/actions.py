"""What a coordinator changes in a programme: its texts, its rules, its days, how it is reached."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.models import Item, Person, Programme

#: the programme's own texts, in the order of the page
TEXTS = ("name", "promise", "about", "sponsor", "privacy")
#: the step of a programme that keeps dates from the office
PRIVATE = "private_relation"
#: the rules nobody turns off
ALWAYS = {"chain_of_command", "ties"}


@transaction.atomic
def change_text(programme: Programme, key: str, words: dict[str, str], *, by: Person) -> None:
    """One of the programme's own texts. Its first language must be there; what was accepted keeps its wording."""
    _check(programme, words)
    setattr(programme, key, words)
    programme.save(update_fields=[key])


@transaction.atomic
def change_item(item: Item, words: dict[str, str], more: dict[str, dict[str, str]], *, by: Person) -> None:
    """One line of a list, with its further texts."""
    if any(item.text.values()):
        _check(item.programme, words)
    item.text = words
    item.more = {**item.more, **more}
    item.save(update_fields=["text", "more"])
    item.programme.__dict__.pop("_items", None)


@transaction.atomic
def change_contact(programme: Programme, *, email: str, phone: str, by: Person) -> None:
    """How the coordinators are reached."""
    programme.contact_email, programme.contact_phone = email, phone
    programme.save(update_fields=["contact_email", "contact_phone"])


@transaction.atomic
def change_relation(programme: Programme, *, private: bool, by: Person) -> None:
    """Whether the dates of a pair's meetings are the pair's alone (E9). What people have been promised is not taken back."""
    if not private and programme.has(PRIVATE) and programme.applications.exists():
        raise RuleBroken(
            _("Those who have applied were told that the dates stay with the pair. It cannot be changed now.")
        )
    steps = [step for step in programme.steps if step != PRIVATE]
    programme.steps = [*steps, PRIVATE] if private else steps
    programme.save(update_fields=["steps"])


@transaction.atomic
def change_rules(
    programme: Programme,
    *,
    floor: int,
    most: int,
    weights: dict[str, int],
    by: Person,
    forces: dict[str, str] | None = None,
) -> None:
    """How the matching counts: weights are relative, `floor` (0-100) is where a pair is called weak.

    `forces` says of rules whether they stop a pair, warn, or are not looked at (E9, H10). Two that protect people,
    the chain of command and private ties, cannot be turned off.
    """
    forces = {key: force for key, force in (forces or {}).items() if key not in ALWAYS}
    if not any(weights.values()):
        raise RuleBroken(_("At least one criterion must count."))
    matching: dict[str, Any] = dict(programme.settings.get("matching") or {})
    criteria = [
        {**criterion, "weight": weights.get(criterion["kind"], criterion["weight"])}
        for criterion in matching.get("criteria", [])
    ]
    rules = [{**rule, "force": forces.get(rule["key"], rule["force"])} for rule in matching.get("rules", [])]
    programme.settings = {
        **programme.settings,
        "matching": {**matching, "floor": floor, "max_mentees": most, "criteria": criteria, "rules": rules},
    }
    programme.save(update_fields=["settings"])
    for item in programme.items("criteria"):
        item.data = {**item.data, "weight": weights.get(item.key, item.data.get("weight", 0))}
        item.save(update_fields=["data"])


@transaction.atomic
def change_days(
    programme: Programme,
    *,
    offer: dict[str, int],
    first_meeting: dict[str, Any],
    letters: dict[Item, int],
    by: Person,
    now: datetime | None = None,
) -> None:
    """Deadlines of offers, what is said about the first meeting, and on which day a letter of the material goes out.

    What was not due yet by a letter's old day follows the new one; `moved` is how material.py tells.
    """
    if first_meeting:
        within = first_meeting["within_days"]
        if max(*first_meeting["remind_days"], first_meeting["coordinator_day"]) >= within:
            raise RuleBroken(_("The reminders, and the day you see it yourselves, must come before that day."))
    settings = {**programme.settings, "offer": {**(programme.settings.get("offer") or {}), **offer}}
    programme.settings = {**settings, **({"first_meeting": first_meeting} if first_meeting else {})}
    programme.save(update_fields=["settings"])
    for item, day in letters.items():
        if (old := item.data["offset_days"]) != day:
            moved = {"on": programme.today(now).isoformat(), "from": old}
            item.data = {**item.data, "offset_days": day, "moved": moved}
            item.save(update_fields=["data"])


def _check(programme: Programme, words: dict[str, str]) -> None:
    if not words.get(programme.words_first()):
        raise RuleBroken(_("The text is needed in the programme's own language."))
