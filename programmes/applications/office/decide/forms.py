"""What a coordinator writes when deciding, and notes."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from programmes.applications.office.decide.actions import ACCEPT, DECLINE, START, TALK, WAIT
from programmes.frame.fields import ClockField, DayField


class AcceptForm(PlainForm):
    """Nothing to write: the mail says it."""


class AgreedStartForm(PlainForm):
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
    START: AgreedStartForm,
}
