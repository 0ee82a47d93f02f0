"""The two halves' answers, and the date of their first talk."""

from datetime import datetime, timedelta
from typing import Any

from crispy_forms.layout import Layout
from django import forms
from django.utils.translation import gettext_lazy as _

from matching.enums import AnswerChoice
from matching.models import Match
from mentorforum import dates
from mentorforum.forms import PlainForm
from mentorforum.readers import WhoReads, only_you

A_YEAR = timedelta(days=366)  # a talk is not further away than that


class NoForm(PlainForm):
    """No thanks: a reason is optional, and nobody but oneself reads it."""

    layout = Layout("reason")
    reason = forms.CharField(
        label=_("A reason, if you like"),
        help_text=_("For yourself. Nobody asks for a reason."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def who_reads_by_default(self):
        return {"reason": only_you()}


class AnswerForm(NoForm):
    """Yes, one more talk (once), or no."""

    layout = Layout("choice", "reason")
    choice = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the answers.")},
    )

    def __init__(self, data: Any = None, *, match: Match, **kwargs: Any) -> None:
        who = match.programme.terms.say(_("{Coordinators_def} see your answer. The other half never does."))
        super().__init__(data, who_reads={"choice": WhoReads(who)}, **kwargs)
        talk = [(AnswerChoice.TALK, _("One more talk before I answer"))] if match.stage == 1 else []
        self.fields["choice"].choices = [  # type: ignore[attr-defined]
            (AnswerChoice.YES, _("Yes, I should like us to be a pair")),
            *talk,
            (AnswerChoice.NO, _("No, not the two of us")),
        ]


class FirstTalkForm(PlainForm):
    """When the two meet, on the programme's clock."""

    layout = Layout("day", "clock")
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    clock = forms.TimeField(
        label=_("Time"),
        help_text=_("For example 14.00."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M", "kl. %H.%M", "%H:%M:%S"],
    )

    def __init__(self, data: Any = None, *, match: Match, other: str, **kwargs: Any) -> None:
        self.programme = match.programme
        line = match.programme.terms.say(_("You, {name} and {coordinators_def}."), name=other)
        super().__init__(data, initial=_parts(match), who_reads={"day": WhoReads(line)}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        day, clock = cleaned.get("day"), cleaned.get("clock")
        if day and clock:
            if abs(day - self.programme.today()) > A_YEAR:
                self.add_error("day", _("Look at the year once more."))
            else:
                cleaned["talk_at"] = dates.at(day, clock.hour, clock.minute, zone=self.programme.zone)
        return cleaned


def _parts(match: Match) -> dict[str, Any]:
    if match.talk_at is None:
        return {}
    local: datetime = dates.local(match.talk_at, match.programme.zone)
    return {"day": local.date(), "clock": local.time().replace(second=0, microsecond=0)}
