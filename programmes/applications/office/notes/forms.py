"""A coordinator's notes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from programmes.frame.fields import DayField

ONLY_COORDINATORS = _("Only those who run the programme read this. The person gets it in a copy of their data.")


class NoteForm(PlainForm):
    """A note or a dated follow-up."""

    creates = True
    text = forms.CharField(label=_("Your note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    due_on = DayField(label=_("Remind me on"), required=False)

    def who_reads_by_default(self) -> dict[str, Any]:
        return {"text": ONLY_COORDINATORS}
