"""The words on a Danish page, from the texts of the code: a journey presses what a person would read there."""

from collections.abc import Callable
from typing import Any

from django.utils import translation

from programmes.models import Programme


def danish(programme: Programme) -> Callable[..., str]:
    """`da("Save")` is what stands on the button, with the programme's own words in the braces."""

    def da(text: str, **more: Any) -> str:
        with translation.override("da"):
            said = translation.gettext(text)
            return said % more if "%(" in said else str(programme.terms.say(said, **more))

    return da
