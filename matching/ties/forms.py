"""Naming somebody one is too close to."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentorforum.forms import PlainForm


class TieForm(PlainForm):
    """A name, an address or both; or a whole unit."""

    mark_optional = False
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("The whole name, as others know it. The person need not be in a programme."),
    )
    email = forms.EmailField(
        label=gettext_lazy("Work mail, if you know it"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("With it we know for sure who is meant. No mail goes to it."),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Or a whole unit"), required=False)

    def __init__(self, data: Any = None, *, units: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["unit"]
        if not units:
            del self.fields["unit"]
        elif isinstance(field, forms.ChoiceField):
            field.choices = [("", _("No unit")), *units]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and not any(data.get(name) for name in ("name", "email", "unit")):
            self.add_error("name", _("Write a name, or choose a unit."))
        return data

    def text(self) -> str:
        """Name and address as one line of the list."""
        name, email = self.cleaned_data["name"], self.cleaned_data["email"]
        return f"{name} ({email})" if name and email else name or email
