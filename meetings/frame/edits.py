"""Two editors never lose text: a version is claimed before anything is saved."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentorforum.errors import RuleBroken

SAME_MOMENT = gettext_lazy("Something else was saved in the same moment. Look at it, and send yours once more.")


def made_once[Thing: models.Model](rows: models.QuerySet[Thing], once: Any, make: Callable[[], Thing]) -> Thing:
    """What `make` makes, or what it made when this submission was sent before. `rows` are those of the sender."""
    if known := rows.filter(once=str(once)).first():
        return known
    try:
        with transaction.atomic():
            return make()
    except IntegrityError as error:  # the same press twice at once, or somebody else in the same moment
        if known := rows.filter(once=str(once)).first():
            return known
        raise RuleBroken(SAME_MOMENT) from error


class EditedMeanwhile(RuleBroken):
    """Somebody saved after this page was opened. The page shows both texts."""


def claim(thing: Any, edit: int, **fields: Any) -> None:
    """Take the right to save `thing` as it was when it had version `edit`, setting `fields`; else EditedMeanwhile."""
    mine = type(thing)._base_manager.filter(pk=thing.pk, edit=edit)
    if not mine.update(edit=F("edit") + 1, **fields):
        raise EditedMeanwhile(
            _("One of you has saved a newer text while you were writing. Both stand below, and nothing is lost.")
        )
    thing.edit = edit + 1
    for name, value in fields.items():
        setattr(thing, name, value)
