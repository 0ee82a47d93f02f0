"""Fields that several forms of the room share."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentorforum import dates
from mentorforum.form_parts import PlainBoundField, speak_plainly
from mentorforum.forms import PlainForm

TIMES = ["%H:%M", "%H.%M", "kl. %H.%M", "%H:%M:%S"]
SHORT, LONG = 200, 5000


def day_field(**more: Any) -> forms.DateField:
    """A day, with the browser's own calendar."""
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def time_field(**more: Any) -> forms.TimeField:
    """A time of day: 14.00 and 14:00 alike."""
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(widget=widget, input_formats=TIMES, **more)


def text_field(*, rows: int = 3, limit: int = LONG, required: bool = False, **more: Any) -> forms.CharField:
    """Several lines."""
    return forms.CharField(widget=forms.Textarea(attrs={"rows": rows}), max_length=limit, required=required, **more)


def line_field(*, limit: int = SHORT, required: bool = False, **more: Any) -> forms.CharField:
    """One line."""
    return forms.CharField(max_length=limit, required=required, **more)


def minutes_field(**more: Any) -> forms.IntegerField:
    """The length of a meeting."""
    return forms.IntegerField(
        label=_("Minutes"),
        min_value=10,
        max_value=600,
        error_messages={
            "min_value": _("A meeting takes at least %(limit_value)d minutes."),
            "max_value": _("A meeting takes at most %(limit_value)d minutes."),
        },
        **more,
    )


def moment(day: date, clock: time, zone: str) -> datetime:
    """What the two fields say, on the programme's clock."""
    return dates.at(day, clock.hour, clock.minute, zone=zone)


def local_parts(when: datetime | None) -> dict[str, Any]:
    """Initial values of the two fields."""
    if when is None:
        return {}
    when = timezone.localtime(when)
    return {"day": when.date(), "clock": when.time().replace(second=0, microsecond=0)}


class SectionBoundField(PlainBoundField):
    """A field in a section whose who-reads line stands once at its head: the line is still the field's description."""

    @property
    def aria_describedby(self) -> str | None:
        described = super().aria_describedby
        line = self.form.section_lines.get(self.name)
        if line is None or described is None or self.is_hidden:
            return described
        return f"{line} {described}".strip()


class GrownForm(PlainForm):
    """A form whose fields come from the programme: `grow` adds one; `line` is the id of its section's who-reads line."""

    bound_field_class = SectionBoundField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.section_lines: dict[str, str] = {}
        super().__init__(*args, **kwargs)

    def grow(self, name: str, field: forms.Field, line: str = "") -> None:
        self.fields[name] = field
        speak_plainly(field, field.label or name)
        if line:
            self.section_lines[name] = line

    def renew(self, **values: Any) -> None:
        """Put fresh values into hidden fields of a form that was sent; what was typed stays."""
        data = self.data.copy()  # type: ignore[attr-defined]
        for name, value in values.items():
            data[name] = value
        self.data = data
