"""Asking a leader, and the leader's own page."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mentorforum.form_parts import speak_plainly
from mentorforum.forms import PlainForm
from mentorforum.readers import WhoReads
from programmes.models import Question

LONGEST = 5000


class AskLeaderForm(PlainForm):
    """Where the one-time page goes."""

    name = forms.CharField(label=gettext_lazy("Your leader's name"), max_length=120, required=False)
    email = forms.EmailField(label=gettext_lazy("Your leader's mail address"), max_length=254)


class LeaderForm(PlainForm):
    """The programme's questions to a leader. None of them must be answered, but an empty page is not sent."""

    mark_optional = False

    def __init__(self, data: Any = None, *, questions: list[Question], line: WhoReads) -> None:
        super().__init__(data, who_reads={question.key: line for question in questions})
        for question in questions:
            field = forms.CharField(
                label=str(question),
                help_text=str(question.help),
                widget=forms.Textarea(attrs={"rows": 4}),
                max_length=LONGEST,
                required=False,
            )
            self.fields[question.key] = field
            speak_plainly(field, field.label)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not self.errors and not any(data.values()):
            raise forms.ValidationError(_("Write a line under one of the questions. The others may stay empty."))
        return data
