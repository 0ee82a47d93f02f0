"""The forms of an application or interest: start, one step, and the check before sending."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentorforum.forms import PlainForm
from programmes.applications.fields import YesNoField
from programmes.applications.form import ABOUT, Draft, FormStep, asks_workplace, commitment_key, commitments
from programmes.applications.kinds import field_for
from programmes.applications.who_reads import question_line, say_with_readers
from programmes.enums import Side
from programmes.models import Cohort, Programme, Unit

ANSWER, FITS = "q-", "fits-"


class StartForm(PlainForm):
    """Name and address; the draft begins and a link is mailed."""

    creates = True
    mark_optional = False
    name = forms.CharField(
        label=gettext_lazy("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Your work mail"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class KnownStartForm(PlainForm):
    """For somebody with a login: nothing to fill in."""

    creates = True


class StepForm(PlainForm):
    """One step of the form, made by `step_form`. `values()` is what can be kept, complete or not."""

    step: FormStep

    def values(self) -> dict[str, dict[str, Any]]:
        """What was typed and is valid, and what was emptied, sorted into fits, about and answers (after is_valid())."""
        kept: dict[str, dict[str, Any]] = {"fits": {}, "about": {}, "answers": {}}
        for name in self.fields:
            if name in self.cleaned_data:
                value = self.cleaned_data[name]
            elif not self[name].data:
                value = None
            else:
                continue  # typed but wrong: it stays on the page, not in the draft
            part, key = _place(name)
            kept[part][key] = value
        kept["fits"] = {key: value for key, value in kept["fits"].items() if value is not None}
        kept["about"] = {key: value or "" for key, value in kept["about"].items()}
        return kept


def _place(name: str) -> tuple[str, str]:
    if name.startswith(ANSWER):
        return "answers", name.removeprefix(ANSWER)
    if name.startswith(FITS):
        return "fits", name.removeprefix(FITS)
    return "about", name


def step_form(step: FormStep, data: Any = None, *, draft: Draft, side: str, cohort: Cohort) -> StepForm:
    """The bound or unbound form of one step, filled from the draft, each question with its who-reads line."""
    programme = cohort.programme
    fields: dict[str, forms.Field] = {f"{FITS}{item.key}": _condition(item) for item in step.conditions}
    if step.part == ABOUT:
        fields |= contact_fields(programme)
        if asks_workplace(step):
            fields.pop("workplace", None)
    fields |= {f"{ANSWER}{question.key}": field_for(question, cohort) for question in step.questions}
    initial = {f"{FITS}{key}": value for key, value in draft["fits"].items()}
    initial |= draft["about"] | {f"{ANSWER}{key}": value for key, value in draft["answers"].items()}
    lines: dict[str, Any] = {f"{ANSWER}{q.key}": question_line(q, side=side, cohort=cohort) for q in step.questions}
    read = say_with_readers(_("Read by {who}."), programme)
    lines |= {f"{FITS}{item.key}": read for item in step.conditions}
    if step.part == ABOUT:
        lines["phone"] = contact_line(programme, side)
    made = type("StepForm", (StepForm,), {**fields, "step": step})
    return made(data, initial=initial, who_reads=lines)


def _condition(item: Any) -> YesNoField:
    """The question; what a person judges is told in full, since the question alone does not say it."""
    judged = item.data.get("kind") == "judged" and item.said("question")
    return YesNoField(label=item.said("question") or str(item), help_text=str(item) if judged else "", required=True)


def contact_fields(programme: Programme) -> dict[str, forms.Field]:
    """Name, position, where one works, phone."""
    fields: dict[str, forms.Field] = {
        "name": forms.CharField(
            label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
        ),
        "title": forms.CharField(
            label=_("Your position"),
            max_length=120,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
        ),
    }
    if units := unit_choices(programme):
        fields["unit"] = forms.ChoiceField(label=_("Where you work"), choices=[("", _("Choose a unit")), *units])
    else:
        fields["workplace"] = forms.CharField(label=_("Where you work"), max_length=200)
    fields["phone"] = forms.CharField(
        label=_("Your phone"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    return fields


def unit_choices(programme: Programme) -> list[tuple[str, str]]:
    """The organisation's units as an indented list; empty where there is no tree."""
    root: Any = programme.unit.root
    units = [unit for unit in Unit.objects.below(root).order_by("path") if unit.pk != root.pk]
    return [(str(unit.pk), f"{'– ' * (unit.path.count('/') - 2)}{unit.name}") for unit in _by_name(units, root.pk)]


def _by_name(units: list[Unit], parent: Any) -> list[Unit]:
    """The tree in order of names, each unit followed by its own."""
    tree: list[Unit] = []
    for unit in sorted((u for u in units if u.parent_id == parent), key=lambda u: u.name):
        tree += [unit, *_by_name(units, unit.pk)]
    return tree


def contact_line(programme: Programme, side: str) -> str:
    """Who sees phone and mail (docs/who-sees-what.md): the coordinators now, the other half with the offer."""
    if side == Side.MENTOR:
        text = _("Phone and mail are seen by {who}, and by your {mentee} from the offer on.")
    else:
        text = _("Phone and mail are seen by {who}, and by your {mentor} from the offer on.")
    return say_with_readers(text, programme)


def check_form(programme: Programme, side: str, data: Any = None, *, draft: Draft | None = None) -> PlainForm:
    """The commitments, one box each: what the side does, then the ground rules."""
    ticked = set((draft or {}).get("accepted", []))
    items = commitments(programme, side)
    fields: dict[str, forms.Field] = {commitment_key(item): forms.BooleanField(label=str(item)) for item in items}
    groups = {_("You"): f"{side}_duties"}
    groups |= {programme.terms.say(_("What a {mentor} is to us")): "statements"} if side == Side.MENTOR else {}
    groups |= {_("The two of you"): "ground_rules"}
    sets = [
        Fieldset(title, *(commitment_key(i) for i in items if i.group == group), css_class="commitments")
        for title, group in groups.items()
        if any(item.group == group for item in items)
    ]
    made = type("CheckForm", (PlainForm,), {**fields, "layout": Layout(*sets)})
    return made(data, initial=dict.fromkeys(ticked, True))
