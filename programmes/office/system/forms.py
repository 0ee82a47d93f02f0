"""Organisations, units and new programmes."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from mentorforum.words import Words, language_names
from programmes.models import Person, Unit
from programmes.presets import available, load


class UnitForm(PlainForm):
    """A unit: its name, where it lies, who leads it."""

    name = forms.CharField(label=_("Name"), max_length=200)
    parent = forms.ModelChoiceField(
        queryset=Unit.objects.none(),
        label=_("Part of"),
        required=False,
        empty_label=_("Nothing: it is an organisation"),
    )
    leader = forms.EmailField(
        label=_("Its leader's mail address"),
        required=False,
        help_text=_("Somebody with a login. The matching never pairs a leader with their own people."),
    )

    def __init__(self, *args: Any, user: Person, unit: Unit | None = None, **kwargs: Any) -> None:
        initial = (
            {"name": unit.name, "parent": unit.parent_id, "leader": unit.leader.email if unit.leader else ""}
            if unit
            else {}
        )
        super().__init__(*args, initial=initial, **kwargs)
        parent = self.fields["parent"]
        parent.queryset = Unit.objects.visible_to(user)  # type: ignore[attr-defined]
        parent.label_from_instance = _indented  # type: ignore[attr-defined]

    def clean_leader(self) -> Person | None:
        """The person behind the address."""
        address = self.cleaned_data["leader"]
        leader = Person.objects.filter(email__iexact=address).first() if address else None
        if address and leader is None:
            raise forms.ValidationError(_("Nobody here has this address."))
        return leader


class ProgrammeForm(PlainForm):
    """A programme from a preset."""

    preset = forms.ChoiceField(label=_("Begin with"), widget=forms.RadioSelect)
    language = forms.ChoiceField(
        label=_("Its first language"),
        widget=forms.RadioSelect,
        choices=[(code, capfirst(name)) for code, name in language_names().items()],
    )
    unit = forms.ModelChoiceField(queryset=Unit.objects.none(), label=_("Whose programme is it?"))
    slug = forms.SlugField(
        label=_("Address"),
        max_length=60,
        help_text=_("Small letters and hyphens, for example “leaders-2027”. It stays when the programme has opened."),
    )
    contact_email = forms.EmailField(label=_("Contact address"), max_length=254)

    def __init__(self, *args: Any, user: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.visible_to(user)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.fields["unit"].label_from_instance = _indented  # type: ignore[attr-defined]
        self.fields["preset"].choices = [(code, _named(code)) for code in available()]  # type: ignore[attr-defined]


def _indented(unit: Unit) -> str:
    return "– " * (unit.path.count("/") - 1) + unit.name


def _named(code: str) -> str:
    return str(Words(asdict(load(code).name)))
