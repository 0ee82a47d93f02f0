"""PlainForm and PlainModelForm: the base of every form.

Write the form::

    class GoalForm(PlainForm):
        layout = Layout("text", "measure")          # crispy; leave out for the order of the fields
        creates = True                              # adds the hidden submission key `once`
        text = forms.CharField(label=_("What do you want to reach?"), widget=forms.Textarea)

    form = GoalForm(request.POST or None, who_reads={"text": room.who_reads()})   # text or WhoReads per field
    if request.method == "POST" and form.is_valid():
        add_goal(room, **form.cleaned_data, by=request.user)    # cleaned_data["once"]: a UUID, unique in the action's row

and the page::

    {% load crispy_forms_tags %}
    <form method="post" novalidate>{% crispy form %}<button class="btn btn-primary">…</button></form>

`{% crispy form %}` brings the CSRF token, the error summary and, per field, label → who reads → help → control →
error, all named in aria-describedby. `{% error_summary form %}` (ui) moves the summary higher on the page.
A RuleBroken of the action becomes an error of the form with `form.refuse(error)`; what was typed is kept.
Free text without a limit gets 5000 characters; NUL bytes are refused with a sentence.
"""

import copy
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.forms.utils import pretty_name

from mentorforum.form_parts import OnceField, PlainBoundField, one_newline, speak_plainly, summary


class PlainFields(forms.BaseForm):
    """What PlainForm and PlainModelForm share."""

    bound_field_class = PlainBoundField
    use_required_attribute = False  # the server says it in words; the browser's bubble speaks another language
    layout: Layout | tuple[Any, ...] | None = None
    creates = False
    mark_optional = True

    def __init__(self, data=None, files=None, *args, who_reads=None, **kwargs):
        super().__init__(one_newline(data), files, *args, **kwargs)
        self.who_reads = {**self.who_reads_by_default(), **(who_reads or {})}
        self.summary_shown = False
        if self.creates and "once" not in self.fields:
            self.fields["once"] = OnceField()
        for name, field in self.fields.items():
            speak_plainly(field, field.label or pretty_name(name))

    def who_reads_by_default(self):
        """Lines that are the same for every use of the form: {field: text or WhoReads}."""
        return {}

    @property
    def helper(self):
        """The crispy helper: inside the page's own form tag, laid out as the class says."""
        helper = FormHelper(self) if self.layout is None else FormHelper()
        helper.form_tag = False
        helper.render_hidden_fields = True
        helper.render_unmentioned_fields = True
        if self.layout is not None:
            # crispy hangs bound fields on the layout: one copy per form, so that nobody's text stays in the class
            helper.layout = copy.deepcopy(self.layout if isinstance(self.layout, Layout) else Layout(*self.layout))
        return helper

    @property
    def error_summary(self):
        """All that is wrong, in the order of the page: a list of FieldError; empty for an untouched form."""
        return summary(self)

    def refuse(self, error, field=None):
        """Show an action's RuleBroken as an error of the form (or of one field)."""
        self.add_error(field, str(error))


class PlainForm(PlainFields, forms.Form):
    """The base of all forms that are not of one model; see the module's text."""


class PlainModelForm(PlainFields, forms.ModelForm):
    """The base of forms of one model. The view hands `cleaned_data` to an action; nobody calls save()."""
