"""The days and deadlines of a programme, as far as it has them."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from mentorforum.forms import PlainForm
from programmes.models import Programme

MOST_REMINDERS = 6
SEPARATORS = re.compile(r"[\s,;.]+")


class DaysForm(PlainForm):
    """Offers always; the first meeting and the material where the programme has figures for them."""

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say, settings = programme.terms.say, programme.settings
        self.first_meeting = settings.get("first_meeting") or {}
        self.letters = programme.items("material") if programme.has("material") else []
        offer = settings.get("offer") or {}
        self._number("answer", _("Working days to answer an offer"), offer.get("answer_within_working_days", 5))
        self._number("first_word", _("Working days until one of the two has written"), offer.get("first_word_days", 5))
        if self.first_meeting:
            remind = ", ".join(str(day) for day in self.first_meeting["remind_days"])
            self.fields["remind"] = forms.CharField(
                label=_("Days after the start on which both are reminded to book the first meeting"),
                initial=remind,
                max_length=60,
                help_text=_("For example 7, 14, 21."),
            )
            tell = say(_("Days after the start until {coordinators_def} see that nothing is booked"))
            self._number("tell", tell, self.first_meeting["coordinator_day"], most=365)
            within = _("Days after the start by which the first meeting has been held")
            self._number("within", within, self.first_meeting["within_days"], most=365)
        for item in self.letters:
            label = _("“%(title)s” goes out on this day") % {"title": item}
            self._number(f"letter_{item.key}", label, item.data["offset_days"], least=-365, most=365)
            self.fields[f"letter_{item.key}"].help_text = _(
                "Counted from the first working day: -21 is three weeks before it, 5 is five days after."
            )

    def _number(self, name: str, label: str, initial: int, *, least: int = 1, most: int = 60) -> None:
        self.fields[name] = forms.IntegerField(label=label, initial=initial, min_value=least, max_value=most)

    def clean_remind(self) -> list[int]:
        parts = [part for part in SEPARATORS.split(self.cleaned_data["remind"].strip()) if part]
        if (
            not parts
            or len(parts) > MOST_REMINDERS
            or not all(part.isdecimal() and 0 < int(part) < 366 for part in parts)
        ):
            text = _("Write one to %(most)d whole numbers with a comma between, for example 7, 14, 21.")
            raise ValidationError(text % {"most": MOST_REMINDERS})
        return sorted({int(part) for part in parts})

    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        first = {"remind_days": "remind", "coordinator_day": "tell", "within_days": "within"}
        return {
            "offer": {"answer_within_working_days": data["answer"], "first_word_days": data["first_word"]},
            "first_meeting": {key: data[name] for key, name in first.items() if name in data},
            "letters": {item: data[f"letter_{item.key}"] for item in self.letters},
        }
