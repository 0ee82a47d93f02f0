"""Booking, moving and noting a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meetings.frame.fields import day_field, line_field, local_parts, minutes_field, moment, time_field
from meetings.models import Meeting, Room
from mentorforum.forms import PlainForm

MOST_MORE = 11  # a year of monthly meetings


class WhenForm(PlainForm):
    """Day, time and length, on the programme's clock."""

    layout: tuple[str, ...] = ("day", "clock", "minutes")
    day = day_field(label=_("Day"))
    clock = time_field(label=_("Time"), help_text=_("For example 14.00."))
    minutes = minutes_field()

    def __init__(self, data: Any = None, *, room: Room, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.zone = room.programme.zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("day") and cleaned.get("clock"):
            try:
                cleaned["starts_at"] = moment(cleaned["day"], cleaned["clock"], self.zone)
            except (ValueError, OverflowError):
                self.add_error("day", _("Look at the year once more."))
        return cleaned

    def when(self) -> dict[str, Any]:
        """What the actions take."""
        return {name: self.cleaned_data[name] for name in ("starts_at", "minutes")}


class BookForm(WhenForm):
    """A meeting to come, and more at the same distance: their time is set at the first meeting (H6)."""

    creates = True
    layout: tuple[str, ...] = ("day", "clock", "minutes", "place", "title", "more", "every")
    place = line_field(label=_("Where"))
    title = line_field(label=_("Theme"), help_text=_("A few words. You can write it later."))

    more = forms.IntegerField(
        label=_("How many more at the same time of day?"),
        help_text=_("Leave it empty for this meeting alone."),
        required=False,
        min_value=0,
        max_value=MOST_MORE,
        error_messages={"max_value": _("At most %(limit_value)d more at once.")},
    )
    every = forms.IntegerField(label=_("With how many weeks between them?"), required=False, min_value=1, max_value=26)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("more") and not cleaned.get("every") and "every" not in self.errors:
            self.add_error("every", _("Say how many weeks there are between the meetings."))
        return cleaned

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("place", "title")}

    def series(self) -> dict[str, int]:
        """How many more, and how many weeks apart."""
        return {"more": self.cleaned_data.get("more") or 0, "every": self.cleaned_data.get("every") or 0}


class MoveForm(BookForm):
    """Another time or place for a meeting."""

    creates = False
    layout = ("day", "clock", "minutes", "place", "title")
    more = every = None  # type: ignore[assignment]

    def __init__(self, data: Any = None, *, meeting: Meeting, key: Any, **kwargs: Any) -> None:
        minutes = int((meeting.ends_at - meeting.starts_at).total_seconds() // 60)
        initial = {"minutes": minutes, "place": key.read(meeting.place), "title": key.read(meeting.title)}
        super().__init__(data, room=meeting.room, initial=initial | local_parts(meeting.starts_at), **kwargs)


class MetForm(WhenForm):
    """ "We have met": a meeting nobody had booked."""

    creates = True
