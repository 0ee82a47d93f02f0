"""Who coordinates."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from programmes.frame.fields import DayField


class CoordinatorForm(PlainForm):
    """Somebody new who coordinates."""

    email = forms.EmailField(label=_("Mail address"), max_length=254)
    name = forms.CharField(
        label=_("Name"), max_length=120, required=False, help_text=_("Only for somebody who has no login yet.")
    )
    ends_on = DayField(label=_("Until"), required=False, help_text=_("It ends by itself on this day."))
