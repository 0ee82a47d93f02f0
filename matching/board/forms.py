"""The forms of the board."""

from datetime import datetime
from typing import cast

from crispy_forms.layout import Layout
from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from matching.engine import NEVER_OVERRIDDEN, Rule
from mentorforum.forms import PlainForm
from programmes.frame.fields import ClockField, DayField

#: the rules a coordinator may set aside for two
SET_ASIDE = {rule.name.lower() for rule in Rule if not rule & NEVER_OVERRIDDEN}
#: what a button on a row does
DO = ("pin", "unpin", "exclude", "lift", "allow", "drop")


class DoForm(PlainForm):
    """A button on a row; the buttons are in the page."""

    do = forms.ChoiceField(choices=[(name, name) for name in DO])


class PairNoteForm(PlainForm):
    """A note on a pair, for coordinators."""

    layout = Layout("note")
    note = forms.CharField(
        label=_("Note on these two"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class WhyForm(PlainForm):
    """Which mentor the question is about; a GET form."""

    mark_optional = False
    mentor = forms.ChoiceField(label=_("Choose somebody"), widget=forms.Select(attrs={"class": "form-select"}))

    def __init__(self, *args, mentors=(), **kwargs):
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["mentor"])
        field.choices = [("", "–"), *((str(a.pk), _named(a)) for a in mentors)]


class PinForm(PlainForm):
    """Hold two fast who are not proposed for each other, setting aside the rules that stand in the way."""

    rules = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def clean_rules(self):
        rules = {rule for rule in self.cleaned_data["rules"].split(",") if rule}
        if not rules <= SET_ASIDE:
            raise forms.ValidationError(_("This rule cannot be set aside."))
        return tuple(sorted(rules))


BOTH, MENTOR_FIRST = "both", "mentor"


class OfferForm(PlainForm):
    """The proposals that were previewed; those alone are offered. Whom to ask first, and when the mails go."""

    mark_optional = False
    layout = Layout("first", "day", "clock")
    match = forms.MultipleChoiceField(widget=forms.MultipleHiddenInput)
    first = forms.ChoiceField(label=_("Who is asked?"), widget=forms.RadioSelect, required=False)
    day = DayField(label=_("Send on a set day"), help_text=_("Leave it empty to send now."), required=False)
    clock = ClockField(label=_("At what time?"), required=False)

    def __init__(self, *args, matches=(), terms=None, mentor_first=False, **kwargs):
        super().__init__(*args, **kwargs)
        first = cast("forms.ChoiceField", self.fields["first"])
        first.choices = [
            (BOTH, gettext("Both at once")),
            (MENTOR_FIRST, terms.say(gettext("{Mentor_def} first, and {mentee_def} after a yes")) if terms else ""),
        ]
        self.initial["match"] = [str(match.pk) for match in matches]
        self.initial.setdefault("first", MENTOR_FIRST if mentor_first else BOTH)
        self.by_id = {str(match.pk): match for match in matches}
        cast("forms.MultipleChoiceField", self.fields["match"]).choices = [(key, key) for key in self.by_id]

    def clean(self):
        given = super().clean() or {}
        if given.get("day") and not given.get("clock"):
            self.add_error("clock", gettext("Say the time too."))
        elif given.get("clock") and not given.get("day"):
            self.add_error("day", gettext("Say the day too."))
        elif given.get("day"):
            given["at"] = timezone.make_aware(datetime.combine(given["day"], given["clock"]))
            if given["at"] <= timezone.now():
                self.add_error("day", gettext("Choose a time to come."))
        return given

    @property
    def how(self):
        """For the action and the preview: the mentor first or both, and when; nothing said is as the programme does it,
        now."""
        given = getattr(self, "cleaned_data", {})
        first = given.get("first")
        return {"first": None if not first else first == MENTOR_FIRST, "at": given.get("at")}

    @property
    def chosen(self):
        return [self.by_id[key] for key in self.cleaned_data["match"]]


def _named(application):
    person = application.person
    return f"{person.name}, {person.unit.name}" if person.unit else person.name
