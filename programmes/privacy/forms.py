"""One's own data."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from mentorforum.words import own_names


class MeForm(PlainForm):
    """Name, position, workplace, phone and the language of pages and mails."""

    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    title = forms.CharField(
        label=_("Your position"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    workplace = forms.CharField(label=_("Where you work"), max_length=200, required=False)
    phone = forms.CharField(
        label=_("Your phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(
        label=_("Language of pages and mails"),
        choices=own_names(),
        widget=forms.RadioSelect,
        initial=settings.LANGUAGE_CODE,
    )
