"""Days and times as the office's forms ask for them."""

from datetime import date
from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day: the browser's own calendar, and plain typing where it has none."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> date | None:
        """A year that no cohort has would run out of the calendar when days are counted from it."""
        day = super().to_python(value)
        if day and not 2000 <= day.year <= 2200:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class ClockField(forms.TimeField):
    """A time of day."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        super().__init__(**kwargs)
