"""The small pieces of PlainForm: the bound field with its who-reads line, the submission key, plain words."""

import re
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from mentorforum.readers import as_line

LONGEST = 5000
NOT_TEXT = (forms.UUIDField, forms.JSONField)  # char fields by birth, whose value is no text
DJANGOS_ROWS = "10"
BREAK = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
NUL = _("The text holds a character that cannot be stored. Delete what you pasted last, or type it.")
TOO_LONG = _("There is room for %(limit_value)d characters; this is %(show_value)d. Shorten it a little.")

# What Django says, in words for the reader and with the question in them, since the summary stands far from the field.
# Only messages that a field has not chosen itself are replaced.
REQUIRED = {
    forms.CheckboxInput: _("Tick “%(label)s” to go on."),
    forms.RadioSelect: _("Choose an answer to “%(label)s”."),
    forms.Select: _("Choose one under “%(label)s”."),
    forms.CheckboxSelectMultiple: _("Choose at least one under “%(label)s”."),
    forms.SelectMultiple: _("Choose at least one under “%(label)s”."),
    forms.FileInput: _("Choose a file under “%(label)s”."),
}
FILL_IN = _("Write an answer to “%(label)s”.")
INVALID = {
    forms.EmailField: _("“%(label)s” must be a mail address like name@workplace.org."),
    forms.DateField: _("“%(label)s” must be a date like 2.6.2027."),
    forms.TimeField: _("“%(label)s” must be a time like 14.00."),
    forms.IntegerField: _("“%(label)s” must be a whole number."),
}


@dataclass(frozen=True)
class FieldError:
    """One line of the error summary: the words and, where it belongs to a field, the id to go to."""

    text: str
    target: str = ""


def summary(form):
    """All that is wrong with any form, in the order of the page: a list of FieldError; empty for an untouched one."""
    if not form.is_bound:
        return []
    lines = [FieldError(str(text)) for text in form.non_field_errors()]
    for bound in form:
        lines += [FieldError(str(text), first_id(bound)) for text in bound.errors]
    return lines


def first_id(bound):
    """The id an error links to: the control, the first of several, nothing for a hidden field."""
    return "" if bound.is_hidden else bound.id_for_label or f"{bound.auto_id}_0"


class PlainBoundField(forms.BoundField):
    """A bound field that also knows who reads the answer, in the description of its control."""

    form: Any  # PlainFields, which stands higher

    @property
    def who_reads(self):
        """The field's WhoReads line, or None."""
        return as_line(self.form.who_reads.get(self.name))

    @property
    def who_id(self):
        """The id of the line, for aria-describedby."""
        return f"{self.auto_id}_who"

    @property
    def aria_describedby(self):
        described = super().aria_describedby
        if described is None or not self.who_reads or self.is_hidden:
            return described
        return f"{self.who_id} {described}".strip()

    @property
    def shows_optional(self):
        """True where the label says that the question may be left out: not where that goes for every question."""
        if self.field.required or isinstance(self.field, forms.BooleanField):
            return False
        return self.form.mark_optional and any(field.required for field in self.form.fields.values())


class OnceField(forms.UUIDField):
    """The one-time submission key: a missing or broken key becomes a fresh one, never an error to the reader."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs):
        kwargs.setdefault("initial", uuid.uuid4)
        super().__init__(required=False, **kwargs)

    def clean(self, value):
        try:
            return super().clean(value) or uuid.uuid4()
        except ValidationError:
            return uuid.uuid4()


def speak_plainly(field, label):
    """Replace Django's standard messages of `field` by ours, and give free text a limit. `label` names the question."""
    name = str(label).rstrip(" ?:.").replace("%", "%%" if isinstance(field, forms.EmailField) else "%")
    for code, message in {
        "required": _closest(REQUIRED, field.widget, FILL_IN),
        "invalid": _closest(INVALID, field),
    }.items():
        if message and field.error_messages.get(code) == _standard(field, code):
            field.error_messages[code] = str(message) % {"label": name}
    if isinstance(field, forms.CharField) and not isinstance(field, NOT_TEXT):
        _limit(field)


def _closest(table, thing, otherwise=None):
    """The words for the closest class of `thing` in `table`."""
    return next((table[kind] for kind in type(thing).__mro__ if kind in table), otherwise)


def _standard(field, code):
    """What the field's class says without being asked."""
    messages = (vars(kind).get("default_error_messages", {}).get(code) for kind in type(field).__mro__)
    return next(filter(None, messages), None)


def _limit(field):
    """NUL bytes and texts without end are refused with a sentence.

    No maxlength on a long text: the browser would cut a paste in silence; the counter and the server say it instead.
    """
    if field.max_length is None:
        field.max_length = LONGEST
        field.validators = [*field.validators, MaxLengthValidator(LONGEST)]
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs.pop("maxlength", None)
        field.widget.attrs.setdefault("data-count", field.max_length)
        if str(field.widget.attrs.get("rows")) == DJANGOS_ROWS:
            field.widget.attrs["rows"] = "5"
    field.validators = [_plain_validator(validator) for validator in field.validators]


def _plain_validator(validator):
    if isinstance(validator, ProhibitNullCharactersValidator):
        return ProhibitNullCharactersValidator(message=NUL)
    if isinstance(validator, MaxLengthValidator):
        return MaxLengthValidator(validator.limit_value, message=TOO_LONG)
    return validator


def one_newline(data):
    """`data` with every line ending as one character, so that server and counter count alike.

    What word processors paste as a line break is one too: neither a spreadsheet nor a calendar file may hold it.
    """
    if data is None or not any(BREAK.search(value) for value in _texts(data)):
        return data
    if hasattr(data, "setlist"):
        data = data.copy()
        for key, values in list(data.lists()):
            data.setlist(key, [_unix(value) for value in values])
        return data
    return {key: _unix(value) for key, value in data.items()}


def _texts(data):
    for values in data.values() if not hasattr(data, "lists") else (values for _key, values in data.lists()):
        yield from (value for value in (values if isinstance(values, list) else [values]) if isinstance(value, str))


def _unix(value):
    return BREAK.sub("\n", value) if isinstance(value, str) else value
