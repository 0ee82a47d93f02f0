"""The reply of somebody invited, and the coordinator's form of a gathering."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentorforum.forms import PlainForm
from mentorforum.words import Words, language_names
from programmes.enums import Audience, GatheringKind, Reply
from programmes.gatherings.parts import total_minutes
from programmes.models import Gathering, Programme

ANSWERS = [
    (Reply.COMING, _("I am coming")),
    (Reply.ONLINE, _("I take part online")),
    (Reply.CANNOT, _("I cannot come")),
]


def audiences(programme: Programme) -> list[tuple[str, str]]:
    """Both, mentees, mentors, in the programme's words."""
    terms = programme.terms
    return [
        (Audience.BOTH, terms.say(_("{Mentees} and {mentors}"))),
        (Audience.MENTEES, terms["Mentees"]),
        (Audience.MENTORS, terms["Mentors"]),
    ]


class ReplyForm(PlainForm):
    """What one invited person answers."""

    answer = forms.ChoiceField(label=_("Are you coming?"), choices=ANSWERS, widget=forms.RadioSelect)
    food = forms.CharField(label=_("Food and other needs"), max_length=200, required=False)


class EnteredReplyForm(ReplyForm):
    """The same, as a coordinator enters it for somebody who phoned."""

    answer = forms.ChoiceField(
        label=_("What did they say?"),
        choices=[(reply.value, reply.label) for reply in (Reply.COMING, Reply.ONLINE, Reply.CANNOT)],
        widget=forms.RadioSelect,
    )


class GatheringForm(PlainForm):
    """Title and text in each of the programme's languages; the first is required."""

    kind = forms.ChoiceField(label=_("What kind of meeting is it?"), choices=GatheringKind)
    audience = forms.ChoiceField(label=_("Whom is it for?"), widget=forms.RadioSelect)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    starts = forms.TimeField(label=_("Starts"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=_("Ends"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    place = forms.CharField(label=_("Place"), max_length=200, required=False)
    seats = forms.IntegerField(label=_("Seats, if there is a limit"), min_value=1, max_value=10_000, required=False)
    preliminary = forms.BooleanField(
        label=_("The date is not fixed yet"),
        required=False,
        help_text=_("Only the month is shown, nobody can be invited, and no reminder leaves."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, data: Any = None, *, programme: Programme, gathering: Gathering | None = None, **kwargs: Any
    ) -> None:
        self.programme, self.gathering = programme, gathering
        kwargs.setdefault("initial", self._initial(gathering) if gathering else {"preliminary": True})
        super().__init__(data, **kwargs)
        self.fields["audience"].choices = audiences(programme)  # type: ignore[attr-defined]
        if gathering and gathering.parts:
            del self.fields["ends"]  # its parts say when it is over
        self._add_words()

    def _add_words(self) -> None:
        """One title and one text per language, before the other fields."""
        own = dict(self.fields)
        self.fields.clear()
        for number, language in enumerate(self.programme.languages):
            name = language_names()[language]
            self.fields[f"title_{language}"] = forms.CharField(
                label=_("Title (%(language)s)") % {"language": name}, max_length=120, required=number == 0
            )
            self.fields[f"about_{language}"] = forms.CharField(
                label=_("What it is about (%(language)s)") % {"language": name},
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
        self.fields.update(own)
        self.order_fields([name for name in self.fields if name.startswith("title")])

    def _initial(self, gathering: Gathering) -> dict[str, Any]:
        zone = ZoneInfo(self.programme.zone)
        starts, ends = timezone.localtime(gathering.starts_at, zone), timezone.localtime(gathering.ends_at, zone)
        words = {f"{name}_{key}": text for name in ("title", "about") for key, text in getattr(gathering, name).items()}
        plain = {
            name: getattr(gathering, name) for name in ("kind", "audience", "place", "seats", "preliminary", "version")
        }
        return {**words, **plain, "day": starts.date(), "starts": starts.time(), "ends": ends.time()}

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
            raise ValidationError({"ends": _("It must end later than it starts.")})
        return data

    def values(self) -> dict[str, Any]:
        """What `add_gathering` and `change_gathering` take."""
        data, zone = self.cleaned_data, ZoneInfo(self.programme.zone)
        words = {
            name: Words({key: data[f"{name}_{key}"] for key in self.programme.languages if data[f"{name}_{key}"]})
            for name in ("title", "about")
        }
        plain = {name: data[name] for name in ("kind", "audience", "place", "seats", "preliminary")}
        starts = datetime.combine(data["day"], data["starts"], tzinfo=zone)
        return {
            **words,
            **plain,
            "starts_at": starts,
            "ends_at": self._ends_at(starts),
        }

    def _ends_at(self, starts: datetime) -> datetime:
        if self.gathering and self.gathering.parts:
            return starts + timedelta(minutes=total_minutes(self.gathering.parts))
        return datetime.combine(starts.date(), self.cleaned_data["ends"], tzinfo=starts.tzinfo)
