"""DatedProgramme: name, dates, places."""

from typing import Any

from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from mentorforum.words import language_names
from programmes.frame.fields import DayField
from programmes.models import Cohort


class DatesForm(PlainForm):
    """The dates of a cohort, in their order."""

    opens_on = DayField(label=_("Opens for applications"), required=False)
    closes_on = DayField(label=_("Last day to apply"), required=False)
    match_on = DayField(label=_("Everybody has an answer by"), required=False)
    starts_on = DayField(label=_("Start"))
    ends_on = DayField(label=_("End"))


class NewCohortForm(DatesForm):
    """The next cohort; the dates are proposed from the last one."""

    creates = True
    layout = Layout(
        "name",
        Div("opens_on", "closes_on", css_class="field-pair"),
        "match_on",
        Div("starts_on", "ends_on", css_class="field-pair"),
    )
    name = forms.CharField(label=_("Name"), max_length=80, help_text=_("For example “2027” or “Spring 2027”."))


class CohortForm(DatesForm):
    """A cohort that is there: its name in each language, dates, places."""

    seats = forms.IntegerField(label=_("Places in all"), required=False, min_value=1, max_value=10000)

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        names = {f"name_{code}": text for code, text in cohort.name.items()}
        days = {name: getattr(cohort, name) for name in DatesForm.base_fields}
        super().__init__(*args, initial={**names, **days, "seats": cohort.seats}, **kwargs)
        if cohort.is_open_ended:
            self.fields = {"seats": self.fields["seats"]}
        self.languages = cohort.programme.languages
        for code in reversed(self.languages):
            label = f"{_('Name')} ({language_names()[code]})"
            field = forms.CharField(label=label, max_length=80, required=code == self.languages[0])
            self.fields = {f"name_{code}": field, **self.fields}

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        names = {code: data[f"name_{code}"] for code in self.languages}
        days = {name: data[name] for name in DatesForm.base_fields if name in self.fields}
        return {"name": names, "seats": data["seats"], **days}
