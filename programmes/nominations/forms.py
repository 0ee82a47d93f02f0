"""The nominator's form, and the nominee's answer where no other form follows."""

import re
from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentorforum.forms import PlainForm
from programmes.applications.apply.forms import ANSWER, contact_fields, contact_line
from programmes.applications.fields import YesNoField
from programmes.applications.form import commitment_key, commitments
from programmes.applications.kinds import field_for
from programmes.models import Cohort, Nomination, Programme, Question
from programmes.nominations.pages import nomination_line, nomination_questions

NOMINATOR, NOMINEE = ("nominator_name", "nominator_title", "nominator_email"), ("nominee_name", "nominee_email")
MOST = 3
LINK = re.compile(r"://|\bwww\.", re.IGNORECASE)


class NominationForm(PlainForm):
    """Who you are, whom you nominate, and the programme's questions; made by `nomination_form`."""

    creates = True
    questions: list[Question] = []
    nominator_name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    nominator_title = forms.CharField(
        label=gettext_lazy("Your position"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    nominator_email = forms.EmailField(
        label=gettext_lazy("Your work mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    nominee_name = forms.CharField(label=gettext_lazy("The name of the one you nominate"), max_length=120)
    nominee_email = forms.EmailField(label=gettext_lazy("Their work mail"), max_length=254)

    def clean(self) -> dict[str, Any]:
        """Nobody nominates themself, and whoever nominates vouches for each point (G2).

        No links: what is written here goes by mail to addresses that anybody may type.
        """
        data: dict[str, Any] = super().clean() or {}
        own, other = data.get("nominator_email", ""), data.get("nominee_email", "")
        if own and own.strip().lower() == other.strip().lower():
            self.add_error("nominee_email", _("This is your own address. Write the address of the one you nominate."))
        for name in [name for name, value in data.items() if isinstance(value, str) and LINK.search(value)]:
            self.add_error(name, _("Write it without links: your words are also sent by mail."))
        for question in self.questions:
            name = f"{ANSWER}{question.key}"
            if question.traits.yes_no and question.required and data.get(name) is False:
                self.add_error(name, _("A nomination needs a yes here. Write to us if you are in doubt."))
        return data

    def values(self) -> dict[str, Any]:
        """What `nominate` takes."""
        data = self.cleaned_data
        return {
            "nominator": {name.partition("_")[2]: data[name] for name in NOMINATOR},
            "nominee": {name.partition("_")[2]: data[name] for name in NOMINEE},
            "answers": {question.key: data.get(f"{ANSWER}{question.key}") for question in self.questions},
            "once": data["once"],
        }


def nomination_form(
    cohort: Cohort, data: Any = None, *, before: Nomination | None = None, entered: bool = False
) -> NominationForm:
    """`before` is the nomination sent just now, whose nominator goes on; `entered` by a coordinator for a manager."""
    programme = cohort.programme
    questions = nomination_questions(programme)
    fields: dict[str, Any] = {f"{ANSWER}{q.key}": field_for(q, cohort) for q in questions}
    who = _("Who nominates") if entered else _("You")
    layout = Layout(
        Fieldset(who, *NOMINATOR),
        Fieldset(_("The one you nominate"), *NOMINEE),
        Fieldset(_steps_title(programme), *fields),
    )
    made = type("NominationForm", (NominationForm,), {**fields, "questions": questions, "layout": layout})
    line = nomination_line(programme)
    initial = {name: getattr(before, name) for name in NOMINATOR} if before else None
    texts = {name: line for name, field in fields.items() if not isinstance(field, YesNoField)}
    form: NominationForm = made(data, initial=initial, who_reads=texts)
    if entered:
        _of_somebody_else(form)
    return form


def _of_somebody_else(form: NominationForm) -> None:
    """A coordinator types it: the words of the fields are about the manager, and no browser fills in its own owner."""
    labels = {
        "nominator_name": _("The name of the one who nominates"),
        "nominator_title": _("Position of the one who nominates"),
        "nominator_email": _("Work mail of the one who nominates"),
    }
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("autocomplete", None)


def _steps_title(programme: Programme) -> str:
    steps = programme.items("steps_nominator")
    return str(steps[0]) if steps else _("Why you nominate")


def consent_form(nomination: Nomination, data: Any = None) -> PlainForm:
    """Where no form follows a yes: who one is, how many mentees, and the commitments one by one."""
    programme = nomination.programme
    most = min(MOST, programme.settings.get("matching", {}).get("max_mentees") or MOST)
    places = forms.TypedChoiceField(
        label=programme.terms.say(_("How many {mentees} can you have?")),
        choices=[(str(n), str(n)) for n in range(1, most + 1)],
        coerce=int,
        widget=forms.RadioSelect,
    )
    about = contact_fields(programme)
    items = commitments(programme, "mentor")
    boxes = {commitment_key(item): forms.BooleanField(label=str(item)) for item in items}
    layout = Layout(*about, "places", Fieldset(_("What you say yes to"), *boxes, css_class="commitments"))
    made = type("ConsentForm", (PlainForm,), {**about, "places": places, **boxes, "layout": layout})
    form: PlainForm = made(
        data, initial={"name": nomination.nominee_name}, who_reads={"phone": contact_line(programme, "mentor")}
    )
    return form


def about_of(form: PlainForm) -> dict[str, str]:
    """The contact part of a valid consent form."""
    return {name: form.cleaned_data.get(name) or "" for name in ("name", "title", "unit", "workplace", "phone")}
