"""Pausing and ending a match, and writing to the coordinators."""

from django.utils.translation import gettext_lazy as _

from meetings.frame.fields import day_field, text_field
from mentorforum.forms import PlainForm


class PauseForm(PlainForm):
    """Until when."""

    until = day_field(label=_("Until"), help_text=_("On that day we ask you both whether to go on."))


class OfficePauseForm(PauseForm):
    """The same, when a coordinator does it for the two."""

    until = day_field(label=_("Until"), help_text=_("On that day we ask the two whether to go on."))


class EndForm(PlainForm):
    """A reason may be given, to the coordinators alone."""

    creates = True
    reason = text_field(label=_("Is there something we should know?"), help_text=_("No reason is needed."), rows=4)
