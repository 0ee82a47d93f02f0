"""A coordinator enters or corrects somebody's application: the same questions, nothing demanded but who it is."""

from typing import Any

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.utils.translation import gettext as _

from programmes.applications.apply.forms import StepForm, step_form
from programmes.applications.form import ABOUT, Draft, FormStep, empty_draft
from programmes.applications.office.sheet import READABLE
from programmes.models import Cohort

DEMANDED = {"email", "name"}


def readable(step: FormStep) -> FormStep:
    """The step without the questions that a coordinator may not read."""
    questions = [question for question in step.questions if question.readers in READABLE]
    return FormStep(step.key, step.part, step.title, step.intro, step.minutes, questions, step.conditions)


def entry_form(steps: list[FormStep], data: Any, *, side: str, cohort: Cohort) -> StepForm:
    """The whole form on one page: whom it is about, then the steps as they stand for applicants."""
    name = forms.CharField(label=_("Name of the person"), max_length=120)
    email = forms.EmailField(label=_("Mail address of the person"), max_length=254)
    first: dict[str, forms.Field] = {"name": name, "email": email}
    return _whole(steps, data, first, True, draft=empty_draft(), side=side, cohort=cohort)


def correction_form(steps: list[FormStep], data: Any, *, draft: Draft, side: str, cohort: Cohort) -> StepForm:
    """What was sent, on one page; an answer may be emptied. The conditions are the applicant's own to answer."""
    groups = [FormStep(s.key, s.part, s.title, s.intro, s.minutes, s.questions) for s in steps]
    return _whole(
        [s for s in groups if s.questions or s.part == ABOUT], data, {}, False, draft=draft, side=side, cohort=cohort
    )


def _whole(steps: list[FormStep], data: Any, first: dict[str, forms.Field], creates: bool, **about: Any) -> StepForm:
    """`first` are fields before the steps, instead of those of the same name."""
    parts = [(step.title, step_form(readable(step), **about)) for step in steps]
    sets = [Fieldset(_("Who it is"), *first)] if first else []
    sets += [Fieldset(title, *(key for key in form.fields if key not in first)) for title, form in parts]
    fields = {key: field for _title, form in parts for key, field in form.fields.items()} | first
    initial = {key: value for _title, form in parts for key, value in form.initial.items()}
    lines = {key: line for _title, form in parts for key, line in form.who_reads.items()}
    for name, field in fields.items():
        field.required = name in DEMANDED
    more = {"creates": creates, "mark_optional": False, "layout": Layout(*sets)}
    return type("WholeForm", (StepForm,), {**fields, **more})(data, initial=initial, who_reads=lines)
