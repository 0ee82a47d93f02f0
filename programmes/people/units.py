"""The tree of organisations and units. Only here does a unit's place in it change."""

from django.db import transaction
from django.utils.translation import gettext as _

from mentorforum import wiring
from mentorforum.errors import RuleBroken
from programmes.models import Person, Unit

DEEPEST = 8


def create_unit(*, name: str, parent: Unit | None, by: Person, leader: Person | None = None) -> Unit:
    """A unit under `parent`; without one, an organisation."""
    _check(name, parent, None)
    unit = Unit(name=name.strip(), parent=parent, leader=leader)
    unit.save(force_insert=True)
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, name: str, parent: Unit | None, by: Person, leader: Person | None = None) -> None:
    """Another name, leader or place; what is below moves along."""
    if (parent is None) != (unit.parent_id is None):
        raise RuleBroken(_("An organisation stays an organisation, and a unit stays in one."))
    if parent and parent.root_id != unit.root_id:
        raise RuleBroken(_("A unit cannot move to another organisation."))
    if parent and parent.path.startswith(unit.path):
        raise RuleBroken(_("A unit cannot lie under itself."))
    _check(name, parent, unit)
    unit.name, unit.leader, unit.parent = name.strip(), leader, parent
    move_unit(unit)
    wiring.follow("unit.changed", unit)


def move_unit(unit: Unit) -> None:
    """Save the unit and the paths of all that is below."""
    unit.save()
    for child in unit.children.all():
        child.parent = unit
        move_unit(child)


def _check(name: str, parent: Unit | None, unit: Unit | None) -> None:
    if parent and parent.path.count("/") >= DEEPEST:
        raise RuleBroken(_("The tree is deep enough here. Put the unit one step higher."))
    same = Unit.objects.filter(parent=parent, name__iexact=name.strip())
    if (same.exclude(pk=unit.pk) if unit else same).exists():
        raise RuleBroken(_("There is already a unit with this name in this place."))
