"""`manage.py renew_keys`: wrap every data key with the newest of `CONTENT_KEYS`. No text is opened or written anew."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand

from mentorforum.encryption import KeyHolder, ring

AT_A_TIME = 500  # rows


class Command(BaseCommand):
    help = (
        "Wrap every data key with the newest key of CONTENT_KEYS, which stands first. Can be stopped, and run again at "
        "any time. The older key can be taken out of CONTENT_KEYS once the system page says that all is in order, and "
        "no backup that needs it is kept."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        newest = next(iter(ring()))
        holders = [model for model in apps.get_models() if issubclass(model, KeyHolder)]
        renewed = sum(holder.rewrap() for model in holders for holder in older(model, newest))
        self.stdout.write(f"{renewed} keys are wrapped with {newest} now.")


def older(model: type[KeyHolder], newest: str) -> Any:
    """The rows whose key is wrapped with another one; only what is needed to wrap it anew."""
    rows = model._base_manager.exclude(wrapped_key=None).exclude(wrapped_key__startswith=f"{newest}:")
    return rows.only("pk", "wrapped_key").iterator(AT_A_TIME)
