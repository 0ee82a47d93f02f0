"""The one text that both halves read when an offer comes to nothing, whoever answered what."""

from datetime import date

from django.utils.translation import gettext as _

from mentorforum import dates
from programmes.models import Programme


def neutral_text(programme: Programme, day: date) -> str:
    """In the reader's language; the same for both halves, for a no, for silence and for an offer taken back."""
    text = _(
        "You two do not go on as a pair this time. That says nothing about either of you. {Coordinator_def} looks for"
        " a new possibility and writes to you by {day}."
    )
    return programme.terms.say(text, day=dates.say_day(day))
