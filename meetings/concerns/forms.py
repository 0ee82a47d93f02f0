"""Writing to the coordinators."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.frame.fields import text_field
from mentorforum.forms import PlainForm
from programmes.models import Programme


class ConcernForm(PlainForm):
    """To the coordinators of one programme; `programme` is asked only where there are several."""

    creates = True
    programme = forms.ChoiceField(label=_("Which programme is it about?"), widget=forms.RadioSelect)
    text = text_field(label=_("What would you like to tell?"), rows=6, required=True)

    def __init__(self, data: Any = None, *, programmes: list[Programme], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.programmes = {str(programme.pk): programme for programme in programmes}
        if len(programmes) == 1:
            del self.fields["programme"]
        elif isinstance(field := self.fields["programme"], forms.ChoiceField):
            field.choices = [(key, str(programme)) for key, programme in self.programmes.items()]

    def chosen(self) -> Programme:
        """The programme it is for."""
        key = self.cleaned_data.get("programme") or next(iter(self.programmes))
        return self.programmes[key]
