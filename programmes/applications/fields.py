"""Form fields of the questions of an application. A clean value is what the answer keeps: keys and figures, never labels."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class ThemesField(forms.Field):
    """Base of the two theme fields: nothing chosen is the empty value."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return True


class RankedField(ThemesField):
    """Clean value: theme keys, the most important first."""

    def clean(self, value: dict[str, str]) -> list[str]:
        ranks = {key: int(number) for key, number in (value or {}).items() if number in self.widget_numbers}
        if len(set(ranks.values())) < len(ranks):
            raise ValidationError(_("Two themes have the same number. Give each its own."), code="twice")
        if self.required and not ranks:
            raise ValidationError(
                _("Choose at least one theme, so that we can find somebody who suits you."), code="required"
            )
        return sorted(ranks, key=lambda key: ranks[key])

    @property
    def widget_numbers(self) -> set[str]:
        return {str(number) for number in range(1, self.widget.most + 1)}


class GradedField(ThemesField):
    """Clean value: {theme key: 0-3}; a theme left blank is not in it."""

    def clean(self, value: dict[str, str]) -> dict[str, int]:
        last = len(self.widget.grades)
        grades = {key: int(grade) for key, grade in (value or {}).items() if grade in {str(n) for n in range(last)}}
        if self.required and not any(grades.values()):
            raise ValidationError(
                _("Say for at least one theme that you know it, so that we can find somebody to match."),
                code="required",
            )
        return grades


class YesNoField(forms.TypedChoiceField):
    """Clean value: True, False, or None when it is left blank."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=[("yes", _("Yes")), ("no", _("No"))],
            coerce=lambda value: value == "yes",
            empty_value=None,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class PlainDateField(forms.DateField):
    """Clean value: an ISO date as text. Takes what the browser's date field sends, and dates typed as people write them."""

    def __init__(self, **kwargs: Any) -> None:
        formats = ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y"]
        super().__init__(
            input_formats=formats, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs
        )

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        return day.isoformat() if day else None

    def prepare_value(self, value: Any) -> Any:
        try:
            return date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            return value


class SomeField(forms.MultipleChoiceField):
    """Some of the choices, at most `most`."""

    def __init__(self, *, most: int | None = None, **kwargs: Any) -> None:
        self.most = most
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)

    def clean(self, value: Any) -> Any:
        chosen = super().clean(value)
        if self.most and len(chosen) > self.most:
            raise ValidationError(_("Choose at most %(most)d.") % {"most": self.most}, code="most")
        return chosen
