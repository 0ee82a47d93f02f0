"""Ticking the readiness checklist (L1). A tick says that somebody has seen to it; the programme itself is not touched."""

from django.db import transaction
from django.utils.translation import gettext as _

from mentorforum.errors import RuleBroken
from programmes.enums import ProgrammeStatus
from programmes.models import Person, Programme, ReadinessTick
from programmes.setup.readiness.points import CHECKLIST


@transaction.atomic
def tick_point(programme: Programme, key: str, *, by: Person) -> None:
    """This point is done. Ticked twice, by two at once, the first stays."""
    _check(programme, key)
    ReadinessTick.objects.get_or_create(programme=programme, key=key, defaults={"by": by})


@transaction.atomic
def untick_point(programme: Programme, key: str, *, by: Person) -> None:
    """Not done after all; only while the programme is prepared."""
    _check(programme, key)
    if programme.status != ProgrammeStatus.PREPARING:
        raise RuleBroken(_("The programme is open. The list stays as it was when it opened."))
    ReadinessTick.objects.filter(programme=programme, key=key).delete()


def _check(programme: Programme, key: str) -> None:
    if not programme.has(CHECKLIST) or programme.item(CHECKLIST, key) is None:
        raise RuleBroken(_("There is no such point on the list."))
