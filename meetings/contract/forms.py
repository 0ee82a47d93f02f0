"""The form of the contract: five figures and the programme's sections."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.contract.actions import TERMS
from meetings.frame.fields import GrownForm, text_field
from meetings.models import Contract
from programmes.models import Item

LINE, FIGURES_LINE = "contract-who", "figures-who"
#: name -> (label, least, most)
FIGURES = {
    "minutes": (_("How many minutes is a meeting?"), 10, 600),
    "early_weeks": (_("At first: how many weeks between meetings, at most?"), 1, 52),
    "early_months": (_("How many months is “at first”?"), 1, 36),
    "weeks": (_("After that: how many weeks between meetings, at most?"), 1, 52),
    "meetings": (_("How many meetings in all, if you agree on a number?"), 1, 200),
}


ONE_RHYTHM = _("How many weeks between meetings, at most?")


def figures_of(contract: Contract) -> dict[str, tuple[Any, int, int]]:
    """What is asked: "at first" and "after that" only where the programme's rhythm has two stages (A8)."""
    rhythm = contract.programme.settings.get("rhythm") or {}
    if len(rhythm.get("stages") or []) > 1 or contract.early_weeks:
        return FIGURES
    figures = {name: figure for name, figure in FIGURES.items() if not name.startswith("early_")}
    return figures | {"weeks": (ONE_RHYTHM, *FIGURES["weeks"][1:])}


class ContractForm(GrownForm):
    """`sections` are the programme's items; `texts` what stands now, by key. Field names are `section-<key>`."""

    mark_optional = False  # all of it may be left out, and the page says so once
    edit = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, data: Any = None, *, contract: Contract, sections: list[Item], texts: dict[str, str]) -> None:
        initial = {name: getattr(contract, name) for name in TERMS} | {"edit": contract.edit}
        super().__init__(data, initial=initial | {f"section-{key}": text for key, text in texts.items()})
        self.sections = sections
        self.ranges = figures_of(contract)
        for name, (label, least, most) in self.ranges.items():
            self.grow(
                name, forms.IntegerField(label=label, required=False, min_value=least, max_value=most), FIGURES_LINE
            )
        for item in sections:
            self.grow(f"section-{item.key}", text_field(label=str(item), help_text=item.said("prompt")), LINE)

    def texts(self) -> dict[str, str]:
        """The sections by key."""
        return {item.key: self.cleaned_data.get(f"section-{item.key}", "") for item in self.sections}

    def terms(self) -> dict[str, int | None]:
        """The figures by name."""
        return {name: self.cleaned_data.get(name) for name in TERMS}

    @property
    def figures(self) -> list[forms.BoundField]:
        return [self[name] for name in self.ranges]

    @property
    def parts(self) -> list[forms.BoundField]:
        return [self[f"section-{item.key}"] for item in self.sections]
