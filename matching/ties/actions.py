"""Naming whom one is too close to, privately, and taking it back (L7). Nobody else is told, and no list is looked into."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from matching.engine.words import normal
from matching.models import Tie
from matching.ties.people import find_one, organisations, own_ties, pieces
from mentorforum.errors import RuleBroken
from programmes.models import Person, Unit

MOST = 50


@transaction.atomic
def name_person(text: str, *, by: Person) -> Tie:
    """Somebody by name, by mail address, or both. Whether they are known here is not said; naming twice is once."""
    lines = own_ties(by)
    if same := next((line.tie for line in lines if not line.is_unit and normal(line.text) == normal(text)), None):
        return same
    if len(lines) >= MOST:
        raise RuleBroken(_("You have named very many. Talk with those who run your programme instead."))
    tie = Tie(person=by, other=find_one(by, text), name=text.strip())
    tie.save(force_insert=True)
    return tie


@transaction.atomic
def name_unit(unit: Unit, *, by: Person) -> Tie:
    """A whole unit of the own organisation, with all that is below it."""
    if unit.parent_id is None or unit.root_id not in organisations(by):
        raise RuleBroken(_("Choose a unit of your own organisation."))
    return Tie.objects.get_or_create(person=by, unit=unit)[0]


@transaction.atomic
def remove_tie(tie: Tie, *, by: Person) -> None:
    """Nothing is left of it."""
    Tie.objects.visible_to(by).filter(pk=tie.pk).delete()


def name_from_form(person: Person, text: Any) -> None:
    """The answer of a form that asks whom one is close to: each name becomes the person's own row, and no answer."""
    for piece in pieces(str(text)):
        name_person(piece, by=person)
