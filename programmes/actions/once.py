"""A form sent twice makes one row: the one-time submission key is kept with what came of it."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, models, transaction

from programmes.models import Settled


def once[Thing: models.Model](key: Any, model: type[Thing], make: Callable[[], Thing]) -> Thing:
    """What `make` makes, or what it made when this key was sent before."""
    found = _earlier(key, model)
    if found is not None:
        return found
    try:
        with transaction.atomic():
            made = make()
            Settled.objects.create(once=str(key), thing=made.pk)
    except IntegrityError:
        found = _earlier(key, model)  # the same form twice at the same moment
        if found is None:
            raise
        return found
    return made


def _earlier[Thing: models.Model](key: Any, model: type[Thing]) -> Thing | None:
    settled = Settled.objects.filter(once=str(key)).first()
    return model._base_manager.filter(pk=settled.thing).first() if settled else None
