"""What a coordinator writes when deciding, and notes."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from programmes.actions.decisions import ACCEPT, DECLINE, START, TALK, WAIT
from programmes.forms.office.fields import ClockField, DayField

ONLY_COORDINATORS = _("Only those who run the programme read this. The person gets it in a copy of their data.")


class AcceptForm(PlainForm):
    """Nothing to write: the mail says it."""


class StartForm(PlainForm):
    """The start that is agreed with a mentee (E1)."""

    on = DayField(
        label=_("From which day do we count?"),
        help_text=_("The applicant reads it, in the mail and on their own page."),
    )


class WaitForm(PlainForm):
    """The true reason and the next try."""

    reason = forms.CharField(
        label=_("Why is there nobody yet?"),
        help_text=_(
            "Say what is missing, in a sentence or two. For example: “Nobody with experience of mergers has a free place.”"
        ),
        widget=forms.Textarea,
        max_length=1000,
    )
    next_try = DayField(label=_("When do you try again?"))

    def who_reads_by_default(self) -> dict[str, Any]:
        return {"reason": _("The applicant reads this, in the mail and on the application's page.")}


class DeclineForm(PlainForm):
    """The reason."""

    reason = forms.CharField(label=_("Why is there no place?"), widget=forms.Textarea, max_length=1000)

    def who_reads_by_default(self) -> dict[str, Any]:
        return {"reason": _("The applicant reads this, in the mail and on the application's page.")}


class TalkForm(PlainForm):
    """When you talk."""

    day = DayField(label=_("Day"))
    clock = ClockField(label=_("Time"))

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if given.get("day") and given.get("clock"):
            given["at"] = timezone.make_aware(datetime.combine(given["day"], given["clock"]))
        return given


FORMS: dict[str, type[PlainForm]] = {
    ACCEPT: AcceptForm,
    WAIT: WaitForm,
    DECLINE: DeclineForm,
    TALK: TalkForm,
    START: StartForm,
}


class NoteForm(PlainForm):
    """A note or a dated follow-up."""

    creates = True
    text = forms.CharField(label=_("Your note"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
    due_on = DayField(label=_("Remind me on"), required=False)

    def who_reads_by_default(self) -> dict[str, Any]:
        return {"text": ONLY_COORDINATORS}


class PlacesForm(PlainForm):
    """How many an accepted mentor takes."""

    places = forms.IntegerField(label=_("How many at a time"), min_value=0, max_value=9)
