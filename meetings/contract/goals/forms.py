"""Goals of a pair."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.frame.fields import GrownForm, text_field
from mentorforum.forms import PlainForm

RATINGS = [
    ("", _("Not said yet")),
    ("1", _("1: just begun")),
    ("2", "2"),
    ("3", _("3: halfway")),
    ("4", "4"),
    ("5", _("5: there")),
]


class GoalForm(PlainForm):
    """A new goal."""

    creates = True
    text = text_field(
        label=_("What do you want to reach?"), help_text=_("One goal is enough."), rows=3, limit=2000, required=True
    )
    known_by = text_field(label=_("How will you know that you are there?"), rows=2, limit=2000)


class ChangeGoalForm(GrownForm):
    """A goal as it stands; `edit` is the version it was opened with."""

    edit = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    text = text_field(label=_("What do you want to reach?"), rows=3, limit=2000, required=True)
    known_by = text_field(label=_("How will you know that you are there?"), rows=2, limit=2000)
    rating = forms.ChoiceField(label=_("How far are you?"), choices=RATINGS, required=False, widget=forms.RadioSelect)
