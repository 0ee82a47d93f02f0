"""The number of places an accepted mentor has."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm


class PlacesForm(PlainForm):
    """How many an accepted mentor takes."""

    places = forms.IntegerField(label=_("How many at a time"), min_value=0, max_value=9)
