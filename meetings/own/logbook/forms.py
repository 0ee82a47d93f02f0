"""One's own logbook."""

from django.utils.translation import gettext_lazy as _

from meetings.frame.fields import text_field
from mentorforum.forms import PlainForm


class EntryForm(PlainForm):
    """A line of today."""

    creates = True
    text = text_field(label=_("Today"), rows=5, required=True, limit=20000)


class ChangeEntryForm(PlainForm):
    """An earlier line."""

    text = text_field(label=_("What you wrote"), rows=8, required=True, limit=20000)
