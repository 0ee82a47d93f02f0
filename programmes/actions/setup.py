"""What a coordinator changes in a programme: its texts, its rules, how it is reached."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.models import Item, Person, Programme

#: the programme's own texts, in the order of the page
TEXTS = ("name", "promise", "about", "sponsor", "privacy")


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
def change_rules(programme: Programme, *, floor: int, most: int, weights: dict[str, int], by: Person) -> None:
    """How the matching counts: weights are relative, `floor` (0-100) is where a pair is called weak."""
    if not any(weights.values()):
        raise RuleBroken(_("At least one criterion must count."))
    matching: dict[str, Any] = dict(programme.settings.get("matching") or {})
    criteria = [
        {**criterion, "weight": weights.get(criterion["kind"], criterion["weight"])}
        for criterion in matching.get("criteria", [])
    ]
    programme.settings = {
        **programme.settings,
        "matching": {**matching, "floor": floor, "max_mentees": most, "criteria": criteria},
    }
    programme.save(update_fields=["settings"])
    for item in programme.items("criteria"):
        item.data = {**item.data, "weight": weights.get(item.key, item.data.get("weight", 0))}
        item.save(update_fields=["data"])


def _check(programme: Programme, words: dict[str, str]) -> None:
    if not words.get(programme.words_first()):
        raise RuleBroken(_("The text is needed in the programme's own language."))
