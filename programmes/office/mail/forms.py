"""Writing to a group, and putting an address right."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm


class LetterForm(PlainForm):
    """A coordinator's own words."""

    creates = True
    subject = forms.CharField(
        label=_("Subject"), max_length=120, help_text=_("It stands on lock screens: name nobody and no theme.")
    )
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=5000,
        help_text=_("Your name and phone number are added at the end."),
    )

    def who_reads_by_default(self) -> dict[str, Any]:
        return {"text": _("Those you write to, and those who run the programme.")}


class AddressForm(PlainForm):
    """Where mail arrives."""

    email = forms.EmailField(label=_("Mail address"), max_length=254)
